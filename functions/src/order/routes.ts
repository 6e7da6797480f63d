import * as api from '@luhuan/shared/api/orders';
import { type Binding, bind } from '../http/bind.ts';
import type { signOrder } from './sign-order.ts';

// loaded with the first question
const loadListOrders = () => import('./list-orders.ts');
const loadPlaceOrder = () => import('./place-order.ts');
const loadShipOrder = () => import('./ship-order.ts');
const loadSignOrder = () => import('./sign-order.ts');
const takeStep = () => import('./take-step.ts');

export const orderRoutes = (deps: Parameters<typeof signOrder>[0]): Binding[] => [
  bind(api.placeOrder, async ({ params, body, ...request }) =>
    (await loadPlaceOrder()).placeOrder(deps)({ ...params, ...body, ...request }),
  ),
  bind(api.listOrders, async ({ person, query }) => (await loadListOrders()).listOrders(deps.table)(person, query)),
  bind(api.cancelOrder, async ({ params, ...request }) =>
    (await takeStep()).cancelOrder(deps.table)({ ...params, ...request }),
  ),
  bind(api.signOrder, async ({ params, ...request }) =>
    (await loadSignOrder()).signOrder(deps)({ ...params, ...request }),
  ),
  bind(api.listShopOrders, async ({ person, query }) =>
    (await loadListOrders()).listOrdersOfShop(deps.table)(person, query),
  ),
  bind(api.acceptOrder, async ({ params, ...request }) =>
    (await takeStep()).acceptOrder(deps.table)({ ...params, ...request }),
  ),
  bind(api.shipOrder, async ({ params, body: entry, ...request }) =>
    (await loadShipOrder()).shipOrder(deps.table)({ ...params, entry, ...request }),
  ),
  bind(api.declineOrder, async ({ params, body, ...request }) =>
    (await takeStep()).declineOrder(deps.table)({ ...params, ...body, ...request }),
  ),
  bind(api.handOverOrder, async ({ params, body, ...request }) =>
    (await loadSignOrder()).handOverOrder(deps)({ ...params, ...body, ...request }),
  ),
];
