import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { GOODS_REASONS } from '../decision/check.ts';
import { BroughtList } from '../evidence/evidence.ts';
import { OrderId, ShopId } from '../ids.ts';
import { Order, OrderDelivery, OrderNumber, ShipmentEntry, ShopReason } from '../order/order.ts';
import { Price } from '../quote/quote.ts';
import { VoucherId } from '../voucher/voucher-id.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

const ENDED = ['VoucherExpired', 'VoucherRedeemed', 'VoucherReturned', 'VoucherGivenBack'] as const;
const GOODS = [
  'ModelUnknown',
  'CategoryMismatch',
  ...GOODS_REASONS,
  'DeductionNotInWaterfall',
  'DeductionsAbovePrice',
] as const;
const STEP = ['NotFound', 'OrderNotInStatus', 'OrderOver'] as const;
/** What may still stand against the sale when the goods are at the door. */
const SALE = [
  'ShopStopped',
  ...ENDED,
  ...GOODS,
  'ReservationOver',
  'SerialUsed',
  'ImeisMissing',
  'ImeiUsed',
  'InvoiceUsed',
  'EvidenceMissing',
  'EvidenceNotAsked',
  'EvidenceUnknown',
  'EvidenceReused',
] as const;

const mine = z.object({ shopId: ShopId, orderId: OrderId });
const ofTheShop = z.object({ orderId: OrderId });

export const placeOrder = post({
  id: 'placeOrder',
  path: '/v1/vouchers/{voucherId}/orders',
  summary: 'Bind an online voucher to an order of a shop: no other order and no till can use it meanwhile',
  params: z.object({ voucherId: VoucherId }),
  body: z.strictObject({
    shopId: ShopId,
    orderNumber: OrderNumber,
    gtin: Gtin,
    price: Price,
    oldItem: Category.nullable().default(null),
    delivery: OrderDelivery,
  }),
  reply: Order,
  refusals: [
    'NotFound',
    ...ENDED,
    ...GOODS,
    'VoucherReserved',
    'VoucherOrdered',
    'ChannelNotOffered',
    'RegionMismatch',
    'PowerMissing',
    'ShopStopped',
  ],
});

export const listOrders = get({
  id: 'listOrders',
  path: '/v1/orders',
  summary: 'The own online orders, newest first',
  query: Paging,
  reply: pageOf(Order),
});

export const cancelOrder = post({
  id: 'cancelOrder',
  path: '/v1/shops/{shopId}/orders/{orderId}/cancellations',
  summary: 'Cancel an own order before it is shipped; the voucher is free at once',
  params: mine,
  body: z.strictObject({}),
  reply: Order,
  refusals: [...STEP, 'PowerMissing'],
});

export const signOrder = post({
  id: 'signOrder',
  path: '/v1/shops/{shopId}/orders/{orderId}/signatures',
  summary: 'Sign for goods that have arrived: redeems the voucher, exactly once, or not at all',
  params: mine,
  body: z.strictObject({}),
  reply: Order,
  refusals: [...STEP, ...SALE],
});

export const listShopOrders = get({
  id: 'listShopOrders',
  path: '/v1/shop-orders',
  summary: 'Online orders of the own shop, newest first',
  query: Paging,
  reply: pageOf(Order),
});

export const acceptOrder = post({
  id: 'acceptOrder',
  path: '/v1/orders/{orderId}/acceptances',
  summary: 'Accept an order of the own shop',
  params: ofTheShop,
  body: z.strictObject({}),
  reply: Order,
  refusals: STEP,
});

export const shipOrder = post({
  id: 'shipOrder',
  path: '/v1/orders/{orderId}/shipments',
  summary: 'Say what was shipped and how, or correct it until somebody signs',
  params: ofTheShop,
  body: ShipmentEntry,
  reply: Order,
  refusals: [...STEP, ...GOODS, 'ImeisMissing', 'ReservationOver'],
});

export const declineOrder = post({
  id: 'declineOrder',
  path: '/v1/orders/{orderId}/rejections',
  summary: 'Cancel an order of the own shop, with a reason that the shopper reads; the voucher is free at once',
  params: ofTheShop,
  body: z.strictObject({ reason: ShopReason }),
  reply: Order,
  refusals: STEP,
});

export const handOverOrder = post({
  id: 'handOverOrder',
  path: '/v1/orders/{orderId}/hand-overs',
  summary: 'Hand the goods over at the door against the voucher’s code: redeems it, exactly once, or not at all',
  params: ofTheShop,
  body: z.strictObject({
    code: z.string().min(1).max(200),
    /** What the campaign wants to see at the moment of the sale. */
    evidence: BroughtList.default([]),
  }),
  reply: Order,
  refusals: [...STEP, ...SALE, 'CodeUnreadable', 'CodeStale', 'PinWrong', 'PinLocked', 'CodeOfOther'],
});
