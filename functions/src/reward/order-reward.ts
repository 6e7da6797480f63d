import { EntryId, type NewId, type PersonId, type RewardId, RewardOrderId } from '@luhuan/shared/ids';
import { applied, spendable, takenIn } from '@luhuan/shared/points/purse';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { type RewardOrder, type RewardRefusal, ended, newOrder, obtainable } from '@luhuan/shared/reward/reward';
import { isMarked, notErased } from '../erasure/store.ts';
import { type Attempt, type CommitOnce, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { putBooking, readPurse } from '../points/store.ts';
import * as store from './store.ts';

type Deps = { readonly table: Table; readonly newId: NewId; readonly newSecret: () => string };
type Asked = { readonly rewardId: RewardId; readonly personId: PersonId; readonly attempt: Attempt };
type OrderRefusal = RewardRefusal | RefusalOf<'NotFound' | 'AccountErased' | 'RewardLimit' | 'TooFewPoints'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** The purse can be booked by an event of the same person in between so many times. */
const TRIES_MAX = 8;

const tryOrder = async (
  { table, newId, newSecret }: Deps,
  { rewardId, personId, attempt: { at } }: Asked,
  commitOnce: CommitOnce<RewardOrder, OrderRefusal>,
): Promise<Outcome<RewardOrder, OrderRefusal | Reused> | 'again'> => {
  const [reward, before, erased] = await Promise.all([
    store.readReward(table, rewardId),
    readPurse(table, personId, at),
    isMarked(table, personId, at),
  ]);
  if (reward === undefined) return refuse({ code: 'NotFound' });
  if (erased) return refuse({ code: 'AccountErased' });
  const free = obtainable(reward, at);
  if (!free.ok) return free;
  const { costPoints, mostPerPerson } = reward.terms;
  const active = spendable(before.purse, at);
  if (active < costPoints) return refuse({ code: 'TooFewPoints', active, needed: costPoints });
  const booking = applied(before.purse, { kind: 'spend', at, points: costPoints });
  const rewardOrderId = RewardOrderId.parse(`rwo_${newId()}`);
  const entryId = EntryId.parse(`ent_${newSecret()}`);
  const order = newOrder({ reward, personId, rewardOrderId, taken: takenIn(booking.journals), entryId, at });
  const done = await commitOnce(order, {
    erasure: notErased(table, personId, at),
    count: store.countOne(table, order, mostPerPerson),
    booking: putBooking(table, personId, before, booking),
    reward: store.takeOne(table, rewardId),
    order: store.putOrder(table, order),
    ticket: store.putTicket(table, order),
  });
  if (done.ok) return done.value;
  if (done.error === 'count') return refuse({ code: 'RewardLimit', most: mostPerPerson });
  // what else failed is looked at anew: somebody took the last one, or points came in
  return 'again';
};

/** Buys a reward: points, stock, the person's limit and the order in one transaction. */
export const orderReward =
  (deps: Deps) =>
  (asked: Asked): Promise<Outcome<RewardOrder, OrderRefusal | Reused>> =>
    once<RewardOrder, OrderRefusal>(deps.table, asked.attempt, async (commitOnce) => {
      for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
        const outcome = await tryOrder(deps, asked, commitOnce);
        if (outcome !== 'again') return outcome;
        await deps.table.backOff(attempt);
      }
      throw new Contention(`${asked.rewardId} or a purse changed ${TRIES_MAX} times`);
    });

type Refund = { readonly rewardOrderId: RewardOrderId; readonly personId: PersonId; readonly attempt: Attempt };
type RefundRefusal = RefusalOf<'NotFound' | 'RewardOrderEnded' | 'LotteryClosed'>;

const tryRefund = async (
  table: Table,
  { rewardOrderId, personId, attempt: { at } }: Refund,
  commitOnce: CommitOnce<RewardOrder, RefundRefusal>,
): Promise<Outcome<RewardOrder, RefundRefusal | Reused> | 'again'> => {
  const [order, before] = await Promise.all([
    store.readOrder(table, personId, rewardOrderId),
    readPurse(table, personId, at),
  ]);
  if (order === undefined) return refuse({ code: 'NotFound' });
  const after = ended(order, 'refunded', at);
  // giving back has no deadline, but for tickets
  const over = after.ok ? undefined : after.error;
  if (over?.code === 'RewardOrderEnded' || over?.code === 'LotteryClosed') return refuse(over);
  if (!after.ok) throw new Error(`${rewardOrderId} can neither be given back nor not`);
  const booking = applied(before.purse, { kind: 'refund', at, taken: order.taken });
  const done = await commitOnce(after.value, {
    order: store.endOrder(table, after.value),
    booking: putBooking(table, personId, before, booking),
    count: store.countBack(table, order),
    reward: store.putOneBack(table, order.rewardId),
    ticket: store.dropTicket(table, order),
  });
  if (!done.ok && done.error === 'reward' && order.ticket !== undefined)
    return refuse({ code: 'LotteryClosed', until: order.ticket.closesAt });
  return done.ok ? done.value : 'again';
};

/** Gives a reward back: its points into their lots, itself into the stock, once. */
export const refundReward =
  (table: Table) =>
  (asked: Refund): Promise<Outcome<RewardOrder, RefundRefusal | Reused>> =>
    once<RewardOrder, RefundRefusal>(table, asked.attempt, async (commitOnce) => {
      for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
        const outcome = await tryRefund(table, asked, commitOnce);
        if (outcome !== 'again') return outcome;
        await table.backOff(attempt);
      }
      throw new Contention(`${asked.rewardOrderId} or a purse changed ${TRIES_MAX} times`);
    });
