import { PromotionsView } from './promotions-view.tsx';
import { usePromotions } from './use-promotions.ts';

export default function PromotionsPage() {
  return <PromotionsView page={usePromotions()} />;
}
