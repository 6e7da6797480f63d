import { PricesView } from './prices-view.tsx';
import { usePrices } from './use-prices.ts';

export default function PricesPage() {
  return <PricesView page={usePrices()} />;
}
