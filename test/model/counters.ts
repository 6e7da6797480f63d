import {
  LEASE_SECONDS,
  SETTLE_AFTER_SECONDS,
  nextUnits,
  triesBeforeMove,
  unitsToMove,
} from '@luhuan/shared/quota/lease';
import { counterUnits } from './costs.ts';
import { ANSWER_MS, ITEM_HELD_MS, TRANSACTED } from './limits.ts';
import { type ModelTable, writeWithRetries } from './table.ts';
import { type Timeline, backOffMs } from './timeline.ts';

type Counter = {
  readonly partition: number;
  /** `null`: not there yet. */
  left: number | null;
  leases: number;
  readonly owners: Set<Holder>;
  /** A transaction keeps it until then. */
  heldUntil: number;
};

/** A process's part in a pool: what it has leased and not given out. */
export type Holder = {
  /** Its counter, for good. */
  readonly at: number;
  free: number;
  lease: { readonly counter: Counter; readonly units: number; readonly takenAt: number } | null;
  /** Used up leases that are still in a counter. */
  readonly open: Map<Counter, number>;
  last: { units: number; usedUp: boolean } | null;
  leftUnits: number | null;
  emptyUntil: number;
  waiting: ((has: boolean) => void)[] | null;
};

export const newHolder = (at: number): Holder => ({
  at,
  free: 0,
  lease: null,
  open: new Map(),
  last: null,
  leftUnits: null,
  emptyUntil: 0,
  waiting: null,
});

/** How long "nothing left" is repeated without a look. */
const REST_MS = 1_000;
/** Tries of a write that meets a transaction. */
const TRIES_MAX = 8;

type Pool = {
  readonly time: Timeline;
  readonly table: ModelTable;
  readonly counters: readonly Counter[];
  /** Most units of one lease. */
  readonly most: number;
  readonly counted: { leases: number; moves: number; busy: number };
};

const unitsOf = ({ leases, owners }: Counter, more: 0 | 1): number => counterUnits(leases + more, owners.size + more);

const counterAt = ({ counters }: Pool, index: number): Counter => {
  const counter = counters[index];
  if (counter === undefined) throw new Error('no such counter');
  return counter;
};

const answer = (holder: Holder, has: boolean): void => {
  const { waiting } = holder;
  holder.waiting = null;
  for (const one of waiting ?? []) one(has);
};

const isBusy = ({ counted }: Pool, holder: Holder): void => {
  counted.busy++;
  answer(holder, false);
};

const take = (pool: Pool, holder: Holder, counter: Counter, wish: number): void => {
  const { time } = pool;
  counter.left = (counter.left ?? 0) - wish;
  counter.leases += 1 - (holder.open.get(counter) ?? 0);
  holder.open.delete(counter);
  counter.owners.add(holder);
  holder.leftUnits = counter === pool.counters[holder.at] ? counter.left : 0;
  holder.free = wish;
  holder.lease = { counter, units: wish, takenAt: time.now() };
};

/** Runs `work` when no transaction keeps any of these counters, or tells that one always did. */
const whenFree = (pool: Pool, counters: readonly Counter[], work: (free: boolean) => void, tries = 1): void => {
  const { time } = pool;
  if (counters.every(({ heldUntil }) => heldUntil <= time.now())) return work(true);
  if (tries === TRIES_MAX) return work(false);
  time.after(ANSWER_MS + backOffMs(time, tries), () => whenFree(pool, counters, work, tries + 1));
};

/** Asks a counter for a lease; where it has less than that by now, all are looked at. */
const ask = (pool: Pool, holder: Holder, counter: Counter, leftUnits: number | null): void => {
  const { time, table, counted, most } = pool;
  const wish = nextUnits(holder.last, leftUnits, most);
  whenFree(pool, [counter], (free) => {
    if (!free) return isBusy(pool, holder);
    counted.leases++;
    // a condition that fails is billed as well
    const asked = { partition: counter.partition, units: () => unitsOf(counter, 1), answerMs: ANSWER_MS };
    writeWithRetries(time, table, asked, (written) => {
      if (!written) return isBusy(pool, holder);
      const left = counter.left ?? 0;
      if (left < wish) return look(pool, holder);
      take(pool, holder, counter, wish);
      answer(holder, true);
    });
  });
};

/** Moves half of what the fullest counter has to the holder's, in one transaction. */
const move = (pool: Pool, holder: Holder, from: Counter): void => {
  const { time, table, counted } = pool;
  const to = counterAt(pool, holder.at);
  const [wasThere, amount] = [to.left !== null, Math.floor((from.left ?? 0) / 2)];
  whenFree(pool, [from, to], (free) => {
    if (!free) return isBusy(pool, holder);
    counted.moves++;
    const room = [from, to].map((one) => table.write(one.partition, unitsOf(one, 0) * TRANSACTED));
    if (!room.every(Boolean)) return time.after(ANSWER_MS + backOffMs(time, 4), () => look(pool, holder));
    if ((to.left !== null) === wasThere && (from.left ?? 0) >= amount) {
      from.left = (from.left ?? 0) - amount;
      to.left = (to.left ?? 0) + amount;
      for (const one of [from, to]) one.heldUntil = time.now() + ITEM_HELD_MS;
    }
    time.after(ITEM_HELD_MS, () => look(pool, holder));
  });
};

/** Looks at all counters in one request, which writes nothing. */
const look = (pool: Pool, holder: Holder, hasWaited = false): void =>
  pool.time.after(ANSWER_MS, () => {
    const { counters, time, most } = pool;
    const own = counterAt(pool, holder.at);
    if ((own.left ?? 0) > 0) return ask(pool, holder, own, own.left);
    const fullest = counters.reduce((fuller, one) => ((one.left ?? 0) > (fuller.left ?? 0) ? one : fuller));
    if ((fullest.left ?? 0) >= unitsToMove(own.left !== null, most)) {
      if (hasWaited) return move(pool, holder, fullest);
      const tries = triesBeforeMove(own.left === null ? null : own.owners.size);
      return time.after(backOffMs(time, tries), () => look(pool, holder, true));
    }
    const some = counters.filter(({ left }) => (left ?? 0) > 0);
    const next = some.length === 0 ? undefined : some[time.pick(some.length)];
    if (next !== undefined) return ask(pool, holder, next, next.left);
    holder.emptyUntil = time.now() + REST_MS;
    answer(holder, false);
  });

/** The holder's next lease, whoever asks while it is on its way. */
const acquire = (pool: Pool, holder: Holder, done: (has: boolean) => void): void => {
  if (holder.waiting !== null) return void holder.waiting.push(done);
  holder.waiting = [done];
  if (holder.lease !== null) {
    const { counter } = holder.lease;
    holder.open.set(counter, (holder.open.get(counter) ?? 0) + 1);
    holder.last = { units: holder.lease.units, usedUp: holder.free === 0 };
    holder.lease = null;
  }
  if (holder.leftUnits === 0) look(pool, holder);
  else ask(pool, holder, counterAt(pool, holder.at), holder.leftUnits);
};

/** What a lease had when nobody spends from it any more comes back when the stream has shown what was spent. */
const settleLater = (pool: Pool, holder: Holder): void => {
  const { lease, free } = holder;
  if (lease === null) return;
  const { counter } = lease;
  const dueIn = lease.takenAt + (LEASE_SECONDS + SETTLE_AFTER_SECONDS) * 1_000 - pool.time.now();
  pool.time.after(dueIn, () => {
    counter.left = (counter.left ?? 0) + free;
    counter.leases--;
  });
  Object.assign(holder, { lease: null, free: 0 });
};

/** A pool over its counters, all of it on the first one, with leases as `functions/src/lease` takes them. */
export const modelPool = (
  time: Timeline,
  table: ModelTable,
  { units, shards, most }: { readonly units: number; readonly shards: number; readonly most: number },
) => {
  const counters = Array.from({ length: shards }, (_, shard) => ({
    partition: table.anywhere(),
    left: shard === 0 ? units : null,
    leases: 0,
    owners: new Set<Holder>(),
    heldUntil: 0,
  }));
  const pool: Pool = { time, table, counters, most, counted: { leases: 0, moves: 0, busy: 0 } };
  return {
    acquire: (holder: Holder, done: (has: boolean) => void) => acquire(pool, holder, done),
    settleLater: (holder: Holder) => settleLater(pool, holder),
    counted: pool.counted,
  };
};
