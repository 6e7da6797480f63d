import { listShopOrders } from '@luhuan/shared/api/orders';
import type { OrderId } from '@luhuan/shared/ids';
import type { Order } from '@luhuan/shared/order/order';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useStaff } from '../../clerk.ts';

const LIMIT = 100;

/** Online orders of the own shop, the newest first, and the one that is open. */
export const useOrders = () => {
  const staff = useStaff();
  const [opened, setOpened] = useState<OrderId>();
  const orders = useLoad(async () => {
    if (staff.state !== 'clerk') return ok<readonly Order[]>([]);
    const page = await call(send, listShopOrders, { query: { limit: LIMIT } });
    return page.ok ? ok<readonly Order[]>(page.value.items) : page;
  }, `shop orders ${staff.state}`);
  const reload = () => {
    if (orders.state === 'shown') orders.reload();
  };
  return {
    staff,
    shopId: staff.state === 'clerk' ? (staff.person.shopId ?? '') : '',
    orders,
    opened,
    toggle: (orderId: OrderId) => setOpened(opened === orderId ? undefined : orderId),
    reload,
    mostShown: LIMIT,
  };
};
export type OrdersPage = ReturnType<typeof useOrders>;
