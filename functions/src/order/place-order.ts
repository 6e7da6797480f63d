import type { Category } from '@luhuan/shared/appliance/category';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import { type NewId, OrderId, type ShopId } from '@luhuan/shared/ids';
import { type Order, type OrderDelivery, heldUntil } from '@luhuan/shared/order/order';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import type { Price } from '@luhuan/shared/quote/quote';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { refuse } from '@luhuan/shared/result';
import { trading } from '@luhuan/shared/retailer/shop';
import { type VoucherEnded, holdForOrder } from '@luhuan/shared/voucher/voucher';
import { type VoucherId, addressOf } from '@luhuan/shared/voucher/voucher-id';
import type * as z from 'zod';
import { readRevision } from '../campaign/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { whileActive } from '../power/store.ts';
import { type GoodsRefusal, priceGoods, readFacts } from '../redemption/price-goods.ts';
import { fullRegionName } from '../region/store.ts';
import { readStore } from '../retailer/store.ts';
import { changeVoucher, voucherIn } from '../voucher/store.ts';
import { addOrder } from './store.ts';

type Deps = { readonly table: Table; readonly newId: NewId };

type Place = {
  readonly voucherId: VoucherId;
  readonly shopId: ShopId;
  readonly orderNumber: string;
  readonly gtin: Gtin;
  readonly price: Price;
  readonly oldItem: Category | null;
  readonly delivery: z.infer<typeof OrderDelivery>;
  readonly person: Person;
  readonly actor: Actor;
  readonly attempt: Attempt;
};
type PlaceRefusal =
  | VoucherEnded
  | GoodsRefusal
  | RefusalOf<
      | 'NotFound'
      | 'ModelUnknown'
      | 'VoucherReserved'
      | 'VoucherOrdered'
      | 'ChannelNotOffered'
      | 'RegionMismatch'
      | 'PowerMissing'
      | 'ShopStopped'
    >;

/** Binds a voucher to an order: its slot holds it for that order alone until somebody signs, cancels, or the time is over. */
export const placeOrder =
  ({ table, newId }: Deps) =>
  ({
    voucherId,
    shopId,
    orderNumber,
    person,
    actor,
    attempt,
    ...goods
  }: Place): Promise<Outcome<Order, PlaceRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Order, PlaceRefusal>(table, attempt, async (commitOnce) => {
      if (addressOf(voucherId).personId !== person.personId) return refuse({ code: 'NotFound' });
      const [{ slot, model }, shop] = await Promise.all([
        readFacts(table, { voucherId, gtin: goods.gtin }),
        readStore(table, shopId),
      ]);
      const voucher = voucherIn(slot, voucherId);
      if (slot === undefined || voucher === undefined || shop === undefined) return refuse({ code: 'NotFound' });
      const open = trading(shop);
      if (!open.ok) return open;
      const orderId = OrderId.parse(`ord_${newId()}`);
      const until = heldUntil(voucher.expiresAt, attempt.at);
      const held = holdForOrder(voucher, { reservationId: orderId, shopId, until }, attempt.at);
      if (!held.ok) return held;
      if (model === undefined) return refuse({ code: 'ModelUnknown', gtin: goods.gtin });
      const revision = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
      const { regionCode } = revision.rules;
      if (!contains(regionCode, shop.regionCode))
        return refuse({ code: 'RegionMismatch', campaignRegion: fullRegionName(regionCode) });
      const priced = priceGoods(revision, voucher, model, goods, attempt.at);
      if (!priced.ok) return refuse(priced.error.reason);
      const order: Order = {
        orderId,
        shopId,
        shopName: shop.name,
        personId: person.personId,
        voucherId,
        campaignId: voucher.campaignId,
        category: voucher.category,
        orderNumber,
        gtin: goods.gtin,
        price: goods.price,
        quote: priced.value.quote,
        placedAt: attempt.at,
        until,
        version: 1,
        movedAt: attempt.at,
        movedBy: actor.personId,
        status: 'placed',
      };
      const done = await commitOnce(order, {
        power: whileActive(table, actor, attempt.at),
        slot: changeVoucher(table, slot, held.value),
        order: addOrder(table, order),
      });
      if (done.ok) return done.value;
      if (done.error === 'power') return refuse({ code: 'PowerMissing' });
      throw new Contention('the voucher changed while it was being bound to an order');
    });
