import * as orders from '@luhuan/shared/api/orders';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import type { Category } from '@luhuan/shared/appliance/category';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Order, ShipmentEntry } from '@luhuan/shared/order/order';
import type * as z from 'zod';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import type { TestHouse } from '../support/house.ts';
import { eligibleModel, newKey } from '../support/scenes.ts';

let numbers = 0;
/** A voucher for online, and the shop's order it is to be used for. */
export const toOrder = async (
  owner: Transport,
  campaignId: CampaignId,
  { shop = 'nanshan', category = 'fridge' }: { shop?: keyof typeof SHOP_IDS; category?: Category } = {},
) => {
  const params = { campaignId, category };
  const held = valueOf(await call(owner, claimVoucher, { key: newKey(), params, body: { channel: 'online' } }));
  const model = eligibleModel(category);
  const body = {
    shopId: SHOP_IDS[shop],
    orderNumber: `DD-${String(++numbers).padStart(8, '0')}`,
    gtin: model.gtin,
    price: { listFen: model.filedPriceFen, deductions: [] },
    oldItem: null,
    delivery: 'in-region' as const,
  };
  return { held, body, params: { voucherId: held.voucher.voucherId } };
};

/** Somebody's new order at the first shop, unless said otherwise. */
export const placed = async (
  campaignId: CampaignId,
  owner: Transport,
  choice: Parameters<typeof toOrder>[2] = {},
): Promise<Order> => {
  const { params, body } = await toOrder(owner, campaignId, choice);
  return valueOf(await call(owner, orders.placeOrder, { key: newKey(), params, body }));
};

let units = 0;
/** What a shop says of a parcel; every call is another unit and another invoice. */
export const parcel = (): z.input<typeof ShipmentEntry> => {
  const unit = ++units;
  return {
    carrier: '样例速运',
    trackingNumber: `SF${String(unit).padStart(12, '0')}`,
    serialNumber: `ON${String(unit).padStart(10, '0')}`,
    imeis: [],
    invoiceNumber: `25449999${String(unit).padStart(12, '0')}`,
    delivery: 'in-region',
    oldItem: null,
  };
};

export const accepted = async (till: Transport, { orderId }: Order): Promise<Order> =>
  valueOf(await call(till, orders.acceptOrder, { key: newKey(), params: { orderId }, body: {} }));

export const ship = (till: Transport, { orderId }: Order, body = parcel(), key = newKey()) =>
  call(till, orders.shipOrder, { key, params: { orderId }, body });

/** From nothing to a parcel on its way. */
export const shipped = async (house: TestHouse, campaignId: CampaignId, owner: Transport): Promise<Order> => {
  const till = await signedIn(house, '样例店员一');
  const order = await placed(campaignId, owner);
  await accepted(till, order);
  return valueOf(await ship(till, order));
};

const pathOf = ({ shopId, orderId }: Order) => ({ shopId, orderId });
export const sign = (send: Transport, order: Order, key = newKey()) =>
  call(send, orders.signOrder, { key, params: pathOf(order), body: {} });
export const cancel = (send: Transport, order: Order, key = newKey()) =>
  call(send, orders.cancelOrder, { key, params: pathOf(order), body: {} });
export const decline = (till: Transport, { orderId }: Order, key = newKey()) =>
  call(till, orders.declineOrder, { key, params: { orderId }, body: { reason: 'refused-at-the-door' } });
export const handOver = (till: Transport, { orderId }: Order, code: string, key = newKey()) =>
  call(till, orders.handOverOrder, { key, params: { orderId }, body: { code } });
