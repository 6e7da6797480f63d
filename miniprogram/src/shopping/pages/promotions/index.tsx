import { PromotionsView } from './promotions-view.tsx';

export default function PromotionsPage() {
  return <PromotionsView />;
}
