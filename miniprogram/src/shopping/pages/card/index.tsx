import { CardView } from './card-view.tsx';
import { useCard } from './use-card.ts';

export default function CardPage() {
  return <CardView page={useCard()} />;
}
