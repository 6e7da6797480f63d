import { imeisOf } from '@luhuan/shared/appliance/model';
import type { OrderId } from '@luhuan/shared/ids';
import { type Order, type ShipmentEntry, type StepRefusal, shipOrder as ship } from '@luhuan/shared/order/order';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { orderHoldAt } from '@luhuan/shared/voucher/voucher';
import { readRevision } from '../campaign/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { type GoodsRefusal, priceGoods, readFacts } from '../redemption/price-goods.ts';
import { voucherIn } from '../voucher/store.ts';
import { moveOrder } from './store.ts';
import { orderOfShop } from './take-step.ts';

type Ship = {
  readonly orderId: OrderId;
  readonly entry: ShipmentEntry;
  readonly person: Person;
  readonly attempt: Attempt;
};
type ShipRefusal =
  | StepRefusal
  | GoodsRefusal
  | RefusalOf<'NotFound' | 'ModelUnknown' | 'ImeisMissing' | 'ReservationOver'>;

/**
 * Notes what a shop sent. What the rules say of the goods is asked here already, so that nobody waits for something that could
 * never be redeemed; locks are taken at the door, with everything else.
 */
export const shipOrder =
  (table: Table) =>
  ({
    orderId,
    entry,
    person,
    attempt,
  }: Ship): Promise<Outcome<Order, ShipRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Order, ShipRefusal>(table, attempt, async (commitOnce) => {
      const found = await orderOfShop(table, person, orderId);
      if (!found.ok) return found;
      const shipped = ship(found.value, entry, { at: attempt.at, by: person.personId });
      if (!shipped.ok) return shipped;
      const { voucherId, gtin, price } = shipped.value;
      const { slot, model } = await readFacts(table, { voucherId, gtin });
      const voucher = voucherIn(slot, voucherId);
      if (voucher === undefined || orderHoldAt(voucher, attempt.at)?.reservationId !== orderId)
        return refuse({ code: 'ReservationOver' });
      if (model === undefined) return refuse({ code: 'ModelUnknown', gtin });
      if (entry.imeis.length !== imeisOf(model))
        return refuse({ code: 'ImeisMissing', has: imeisOf(model), given: entry.imeis.length });
      const revision = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
      const { oldItem, delivery } = entry;
      const priced = priceGoods(revision, voucher, model, { gtin, price, oldItem, delivery }, attempt.at);
      if (!priced.ok) return refuse(priced.error.reason);
      const done = await commitOnce(shipped.value, { order: moveOrder(table, shipped.value) });
      if (done.ok) return done.value;
      throw new Contention(`${orderId} changed while it was being shipped`);
    });
