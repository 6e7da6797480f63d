import * as api from '@luhuan/shared/api/orders';
import { type Binding, bind } from '../http/bind.ts';
import { listOrders, listOrdersOfShop } from './list-orders.ts';
import { placeOrder } from './place-order.ts';
import { shipOrder } from './ship-order.ts';
import { handOverOrder, signOrder } from './sign-order.ts';
import { acceptOrder, cancelOrder, declineOrder } from './take-step.ts';

export const orderRoutes = (deps: Parameters<typeof signOrder>[0]): Binding[] => [
  bind(api.placeOrder, ({ params, body, ...request }) => placeOrder(deps)({ ...params, ...body, ...request })),
  bind(api.listOrders, ({ person, query }) => listOrders(deps.table)(person, query)),
  bind(api.cancelOrder, ({ params, ...request }) => cancelOrder(deps.table)({ ...params, ...request })),
  bind(api.signOrder, ({ params, ...request }) => signOrder(deps)({ ...params, ...request })),
  bind(api.listShopOrders, ({ person, query }) => listOrdersOfShop(deps.table)(person, query)),
  bind(api.acceptOrder, ({ params, ...request }) => acceptOrder(deps.table)({ ...params, ...request })),
  bind(api.shipOrder, ({ params, body: entry, ...request }) => shipOrder(deps.table)({ ...params, entry, ...request })),
  bind(api.declineOrder, ({ params, body, ...request }) =>
    declineOrder(deps.table)({ ...params, ...body, ...request }),
  ),
  bind(api.handOverOrder, ({ params, body, ...request }) => handOverOrder(deps)({ ...params, ...body, ...request })),
];
