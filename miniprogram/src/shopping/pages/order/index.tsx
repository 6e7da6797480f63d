import { OrderView } from './order-view.tsx';
import { useOrder } from './use-order.ts';

export default function OrderPage() {
  return <OrderView page={useOrder()} />;
}
