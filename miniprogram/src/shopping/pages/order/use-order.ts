import { listOrders } from '@luhuan/shared/api/orders';
import { type WalletVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import type { Order } from '@luhuan/shared/order/order';
import { ok } from '@luhuan/shared/result';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { session } from '../../../api/session.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useStored } from '../../../storage/stored.ts';

const LIMIT = 50;

/** Vouchers that can be bound to an order, and the orders there are, the newest first. */
const load = async () => {
  const [vouchers, orders] = await Promise.all([
    call(send, listVouchers, {}),
    call(send, listOrders, { query: { limit: LIMIT } }),
  ]);
  if (!vouchers.ok) return vouchers;
  if (!orders.ok) return orders;
  const online = vouchers.value.items.filter(({ voucher }) => voucher.channel === 'online');
  return ok({ online, orders: orders.value.items });
};

/** One voucher with its latest order, or the form that binds it to one; the shop's link may bring some of the entries. */
export const useOrder = () => {
  const { params } = useRouter();
  const signedIn = useStored(session) !== null;
  const [chosen, choose] = useState<string | undefined>(params['voucherId']);
  const [latest, setLatest] = useState<Order>();
  const [anew, setAnew] = useState(false);
  const screen = useLoad(async () => (signedIn ? load() : ok({ online: [], orders: [] })), `orders ${signedIn}`);
  return {
    signedIn,
    now: useNow(),
    screen,
    chosen,
    choose,
    anew,
    again: () => setAnew(true),
    brought: { shopId: params['shopId'] ?? '', orderNumber: params['orderNumber'] ?? '', gtin: params['gtin'] ?? '' },
    /** The order as the server answered last, before the list says so too. */
    orderIn: (orders: readonly Order[]): Order | undefined => {
      const listed = orders.find(({ voucherId }) => voucherId === chosen);
      if (latest === undefined || latest.voucherId !== chosen) return listed;
      return listed === undefined || latest.orderId !== listed.orderId || latest.version >= listed.version
        ? latest
        : listed;
    },
    moved: (order: Order) => {
      setLatest(order);
      setAnew(false);
    },
  };
};
export type OrderPage = ReturnType<typeof useOrder>;

/** Whether a voucher can still be bound to an order. */
export const isFree = ({ voucher }: WalletVoucher, now: string): boolean =>
  voucher.status === 'held' && now < voucher.expiresAt;
