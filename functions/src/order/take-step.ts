import type { Instant } from '@luhuan/shared/clock';
import type { OrderId, ShopId } from '@luhuan/shared/ids';
import {
  type Order,
  type ShopReason,
  type StepRefusal,
  acceptOrder as accept,
  cancelByShop,
  cancelByShopper,
} from '@luhuan/shared/order/order';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, refuse } from '@luhuan/shared/result';
import { letGo } from '@luhuan/shared/voucher/voucher';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, type Write } from '../platform/table.ts';
import { whileActive } from '../power/store.ts';
import { changeVoucher, readSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';
import { moveOrder, readOrder } from './store.ts';

type Shopper = {
  readonly shopId: ShopId;
  readonly orderId: OrderId;
  readonly person: Person;
  readonly actor: Actor;
  readonly attempt: Attempt;
};
type Clerk = { readonly orderId: OrderId; readonly person: Person; readonly attempt: Attempt };
type NotFound = RefusalOf<'NotFound'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** An order of the clerk's own shop; any other is not there for them. */
export const orderOfShop = async (
  table: Table,
  { shopId }: Person,
  orderId: OrderId,
): Promise<Result<Order, NotFound>> => {
  const order = shopId === null ? undefined : await readOrder(table, { shopId, orderId });
  return order === undefined ? refuse({ code: 'NotFound' }) : { ok: true, value: order };
};

/** An order of the person's own. */
export const orderOfPerson = async (
  table: Table,
  { shopId, orderId, person }: Pick<Shopper, 'shopId' | 'orderId' | 'person'>,
): Promise<Result<Order, NotFound>> => {
  const order = await readOrder(table, { shopId, orderId });
  return order?.personId === person.personId ? { ok: true, value: order } : refuse({ code: 'NotFound' });
};

/** Frees the voucher of an order that ends unsold; `undefined` where something else has become of it. */
export const freeVoucher = async (table: Table, { voucherId, orderId }: Order): Promise<Write | undefined> => {
  const slot = await readSlot(table, slotKeyOf(voucherId));
  const voucher = voucherIn(slot, voucherId);
  const free = voucher === undefined ? undefined : letGo(voucher, orderId);
  return slot === undefined || free === undefined ? undefined : changeVoucher(table, slot, free);
};

export const acceptOrder =
  (table: Table) =>
  ({ orderId, person, attempt }: Clerk): Promise<Outcome<Order, NotFound | StepRefusal | Reused>> =>
    once<Order, NotFound | StepRefusal>(table, attempt, async (commitOnce) => {
      const found = await orderOfShop(table, person, orderId);
      if (!found.ok) return found;
      const accepted = accept(found.value, stepOf(person, attempt.at));
      if (!accepted.ok) return accepted;
      const done = await commitOnce(accepted.value, { order: moveOrder(table, accepted.value) });
      if (done.ok) return done.value;
      throw new Contention(`${orderId} changed meanwhile`);
    });

const stepOf = ({ personId }: { readonly personId: Person['personId'] }, at: Instant) => ({ at, by: personId });

export const declineOrder =
  (table: Table) =>
  ({
    orderId,
    reason,
    person,
    attempt,
  }: Clerk & { readonly reason: ShopReason }): Promise<Outcome<Order, NotFound | StepRefusal | Reused>> =>
    once<Order, NotFound | StepRefusal>(table, attempt, async (commitOnce) => {
      const found = await orderOfShop(table, person, orderId);
      if (!found.ok) return found;
      const cancelled = cancelByShop(found.value, reason, stepOf(person, attempt.at));
      if (!cancelled.ok) return cancelled;
      const done = await commitOnce(cancelled.value, {
        order: moveOrder(table, cancelled.value),
        slot: await freeVoucher(table, cancelled.value),
      });
      if (done.ok) return done.value;
      throw new Contention(`${orderId} or its voucher changed meanwhile`);
    });

type CancelRefusal = NotFound | StepRefusal | RefusalOf<'PowerMissing'>;

export const cancelOrder =
  (table: Table) =>
  ({ actor, attempt, ...asked }: Shopper): Promise<Outcome<Order, CancelRefusal | Reused>> =>
    once<Order, CancelRefusal>(table, attempt, async (commitOnce) => {
      const found = await orderOfPerson(table, asked);
      if (!found.ok) return found;
      const cancelled = cancelByShopper(found.value, stepOf(actor, attempt.at));
      if (!cancelled.ok) return cancelled;
      const done = await commitOnce(cancelled.value, {
        power: whileActive(table, actor, attempt.at),
        order: moveOrder(table, cancelled.value),
        slot: await freeVoucher(table, cancelled.value),
      });
      if (done.ok) return done.value;
      if (done.error === 'power') return refuse({ code: 'PowerMissing' });
      throw new Contention(`${asked.orderId} or its voucher changed meanwhile`);
    });
