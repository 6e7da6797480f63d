import { isOpen } from '@luhuan/shared/order/order';
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import { addressOf } from '@luhuan/shared/voucher/voucher-id';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

type OrderRow = Snapshot['order'][number];

/** What an order says of itself, its voucher and, once signed for, its sale. */
const checkOrder = (order: OrderRow, voucher: Voucher | undefined, snapshot: Snapshot): Violation[] => {
  const { orderId: name } = order;
  const sale =
    order.status === 'signed'
      ? snapshot.redemption.find(({ redemptionId }) => redemptionId === order.redemptionId)
      : undefined;
  return [
    ...violated('H1', order.pk !== `SHOP#${order.shopId}` || order.sk !== `ORDER#${name}`, `${name} is not at its key`),
    ...violated('H1', voucher === undefined, `${name} is of a voucher that is not there`),
    ...violated('H1', addressOf(order.voucherId).personId !== order.personId, `${name} uses another person’s voucher`),
    ...violated('H1', voucher?.channel === 'store', `${name} uses a voucher that is for a till`),
    ...violated('H1', order.until <= order.placedAt, `${name} was over before it began`),
    ...violated('H1', order.until > (voucher?.expiresAt ?? order.until), `${name} outlives its voucher`),
    ...(order.status === 'signed'
      ? [
          ...violated(
            'H1',
            sale?.voucherId !== order.voucherId || sale.shopId !== order.shopId || sale.gtin !== order.gtin,
            `${name} was signed for and its sale says otherwise`,
          ),
          ...violated('H1', order.movedAt >= order.until, `${name} was signed for when it was over`),
          ...violated('H1', sale?.quote.subsidyFen !== order.quote.subsidyFen, `${name} cost other than was quoted`),
        ]
      : []),
  ];
};

/** H1: an order’s hold names an open order and no other; a voucher for online is redeemed by one signed order, and by nothing else. */
export const checkOrders = (snapshot: Snapshot): Violation[] => {
  const vouchers = snapshot.slot.flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher));
  const byId = new Map<string, Voucher>(vouchers.map((voucher) => [voucher.voucherId, voucher]));
  const orders = new Map<string, OrderRow>(snapshot.order.map((order) => [order.orderId, order]));
  const signed = new Map<string, string>(
    snapshot.order.flatMap((order) =>
      order.status === 'signed' ? [[order.redemptionId, order.orderId] as const] : [],
    ),
  );
  const sales = snapshot.order.filter(({ status }) => status === 'signed');
  return [
    ...snapshot.order.flatMap((order) => checkOrder(order, byId.get(order.voucherId), snapshot)),
    ...violated('H1', signed.size !== sales.length, 'one sale is of two orders'),
    ...vouchers.flatMap((voucher) => {
      const name = voucher.voucherId;
      if (voucher.status === 'held') {
        const hold = voucher.reservation;
        if (hold === null || !hold.reservationId.startsWith('ord_')) return [];
        const order = orders.get(hold.reservationId);
        return violated(
          'H1',
          order === undefined ||
            !isOpen(order) ||
            order.voucherId !== name ||
            order.shopId !== hold.shopId ||
            order.until !== hold.until,
          `${name} is held for an order that is not open for it`,
        );
      }
      if (voucher.status !== 'redeemed' && voucher.status !== 'returned') return [];
      return violated(
        'H1',
        (voucher.channel === 'online') !== signed.has(voucher.redemptionId),
        `${name} was used otherwise than its channel says`,
      );
    }),
    ...snapshot['own-order'].flatMap(({ orderId, shopId }) =>
      violated('H1', orders.get(orderId)?.shopId !== shopId, `the way to ${orderId} leads nowhere`),
    ),
  ];
};
