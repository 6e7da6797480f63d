import { OrdersView } from './orders-view.tsx';
import { useOrders } from './use-orders.ts';

export default function OrdersPage() {
  return <OrdersView page={useOrders()} />;
}
