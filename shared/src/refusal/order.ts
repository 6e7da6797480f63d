import type { OrderStatus } from '../order/order-status.ts';
import { dateTime, deadline } from '../text/format.ts';
import { counter } from './policy.ts';
import type { RefusalTexts } from './words.ts';

type OrderTexts = Pick<RefusalTexts, 'VoucherOrdered' | 'OrderNotInStatus' | 'OrderOver' | 'CodeOfOther'>;

const ZH: Record<OrderStatus, string> = {
  placed: '门店还没有接单',
  accepted: '门店已接单，还没有发货',
  shipped: '货已发出，等签收',
  signed: '已经签收，补贴已经用掉',
  cancelled: '订单已经取消',
};
const EN: Record<OrderStatus, string> = {
  placed: 'The shop has not accepted it yet',
  accepted: 'Accepted by the shop, not shipped yet',
  shipped: 'On its way, not signed for yet',
  signed: 'Signed for, and the subsidy is used',
  cancelled: 'The order was cancelled',
};

/** Words of online orders. */
export const orderZhCN: OrderTexts = {
  VoucherOrdered: ({ until }) =>
    counter(
      '这张券已经用于一笔网购订单',
      [`请先在“网购订单”里取消那笔订单，或等到 ${deadline(until, 'zh-CN')} 后再用。`, 'reload'],
      ['顾客已把这张券绑在网购订单上。请顾客先取消那笔订单。', 'scan-again'],
    ),
  OrderNotInStatus: ({ status }) =>
    counter(
      ZH[status],
      ['订单刚刚有变化，请刷新后再看下一步。', 'reload'],
      ['订单刚刚有变化，请刷新后再办。', 'reload'],
    ),
  OrderOver: ({ until }) =>
    counter(
      '订单过期了',
      [`${dateTime(until, 'zh-CN')} 前没有签收，券已解除绑定。请联系门店，券没过期还可以再用。`, 'open-wallet'],
      [`${dateTime(until, 'zh-CN')} 前没有签收，补贴不能再用。请联系顾客重新下单。`, 'reload'],
    ),
  CodeOfOther: () =>
    counter(
      '这是另一张券的码',
      ['请打开这笔订单用的那张券，再出示上面的码。', 'open-wallet'],
      ['码不属于这笔订单。请核对订单，再让顾客亮出对应的券。', 'scan-again'],
    ),
};

export const orderEn: OrderTexts = {
  VoucherOrdered: ({ until }) =>
    counter(
      'This voucher is bound to an online order',
      [`Cancel that order under “Online orders” first, or wait until ${deadline(until, 'en')}.`, 'reload'],
      ['The customer bound it to an online order. Ask them to cancel that order first.', 'scan-again'],
    ),
  OrderNotInStatus: ({ status }) =>
    counter(
      EN[status],
      ['The order has just changed. Reload to see what comes next.', 'reload'],
      ['The order has just changed. Reload, then go on.', 'reload'],
    ),
  OrderOver: ({ until }) =>
    counter(
      'The order is over',
      [
        `Nobody signed before ${dateTime(until, 'en')}, so the voucher is free again. Ask the shop; unless it has expired you can use it again.`,
        'open-wallet',
      ],
      [
        `Nobody signed before ${dateTime(until, 'en')}: no subsidy any more. Ask the customer to order again.`,
        'reload',
      ],
    ),
  CodeOfOther: () =>
    counter(
      'This code is of another voucher',
      ['Open the voucher that this order uses and show its code.', 'open-wallet'],
      ['Not the voucher of this order. Check the order, then scan the right voucher.', 'scan-again'],
    ),
};
