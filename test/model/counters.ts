import { LEASE_SECONDS, SETTLE_AFTER_SECONDS, nextUnits } from '@luhuan/shared/quota/lease';
import { counterUnits } from './costs.ts';
import { ANSWER_MS, TRANSACTED } from './limits.ts';
import { type ModelTable, writeWithRetries } from './table.ts';
import type { Timeline } from './timeline.ts';

/** How the money of a pool gets to its counters: each takes its part of what is left when it is first asked, or all at once. */
export type Filling = 'as-asked' | 'at-once';

/** What a process does that found nothing a second ago: asks every counter for a lease again, or looks first, which writes nothing. */
export type Again = 'asks' | 'looks';

type Counter = { readonly partition: number; left: number | null; leases: number; readonly owners: Set<Holder> };

const unitsOf = ({ leases, owners }: Counter, more: 0 | 1): number => counterUnits(leases + more, owners.size + more);

/** A process's part in a pool: what it has leased and not given out. */
export type Holder = {
  readonly first: number;
  free: number;
  lease: { readonly counter: number; readonly units: number; readonly takenAt: number } | null;
  /** Used up leases that are still in a counter, by counter. */
  readonly open: Map<number, number>;
  last: { units: number; usedUp: boolean } | null;
  leftUnits: number | null;
  emptyUntil: number;
  waiting: ((has: boolean) => void)[] | null;
};

export const newHolder = (first: number): Holder => ({
  first,
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

type Pool = {
  readonly units: number;
  readonly shards: number;
  readonly filling: Filling;
  readonly again: Again;
  readonly most: number;
};

/** A pool over its counters, with leases as `functions/src/lease` takes them. */
export const modelPool = (time: Timeline, table: ModelTable, { units, shards, filling, again, most }: Pool) => {
  const part = Math.floor(units / shards);
  const counters: Counter[] = Array.from({ length: shards }, (_, shard) => ({
    partition: table.anywhere(),
    left: filling === 'at-once' ? part + (shard === 0 ? units - part * shards : 0) : shard === 0 ? units : null,
    leases: 0,
    owners: new Set(),
  }));
  let leaseWrites = 0;
  let busy = 0;
  const [first] = counters as [Counter];

  const answer = (holder: Holder, has: boolean): void => {
    const { waiting } = holder;
    holder.waiting = null;
    for (const one of waiting ?? []) one(has);
  };

  const fill = (counter: Counter, done: (filled: boolean) => void): void => {
    const share = Math.floor((first.left ?? 0) / shards);
    const cost = TRANSACTED;
    if (share === 0) return done(false);
    if (!table.write(first.partition, unitsOf(first, 0) * cost) || !table.write(counter.partition, cost))
      return time.after(ANSWER_MS, () => done(counter.left !== null));
    // who comes second finds it there
    if (counter.left === null && (first.left ?? 0) >= share) {
      counter.left = share;
      first.left = (first.left ?? 0) - share;
    }
    time.after(ANSWER_MS * 2, () => done(true));
  };

  const take = (holder: Holder, index: number, wish: number): void => {
    const counter = counters[index];
    if (counter?.left === null || counter === undefined) throw new Error('nothing to take from');
    counter.left -= wish;
    const closes = holder.open.get(index) ?? 0;
    holder.open.delete(index);
    counter.leases += 1 - closes;
    counter.owners.add(holder);
    holder.leftUnits = counter.left;
    holder.free = wish;
    holder.lease = { counter: index, units: wish, takenAt: time.now() };
  };

  const tryFrom = (holder: Holder, step: number, wish: number): void => {
    if (step === shards) {
      holder.emptyUntil = time.now() + REST_MS;
      return answer(holder, false);
    }
    const index = (holder.first + step) % shards;
    const counter = counters[index];
    if (counter === undefined) throw new Error('no such counter');
    const next = (): void => tryFrom(holder, step + 1, nextUnits(holder.last, holder.leftUnits, most));
    if (counter.left === null) return fill(counter, (filled) => (filled ? tryFrom(holder, step, wish) : next()));
    leaseWrites++;
    // a condition that fails is billed as well
    const ask = { partition: counter.partition, units: () => unitsOf(counter, 1), answerMs: ANSWER_MS };
    writeWithRetries(time, table, ask, (written) => {
      const left = counter.left ?? 0;
      if (!written) {
        busy++;
        return answer(holder, false);
      }
      if (left >= wish) {
        take(holder, index, wish);
        return answer(holder, true);
      }
      if (left > 0) return tryFrom(holder, step, left);
      next();
    });
  };

  /** The holder's next lease, whoever asks while it is on its way. */
  const acquire = (holder: Holder, done: (has: boolean) => void): void => {
    if (holder.waiting !== null) return void holder.waiting.push(done);
    holder.waiting = [done];
    if (holder.lease !== null) {
      const { counter, units: had } = holder.lease;
      holder.open.set(counter, (holder.open.get(counter) ?? 0) + 1);
      holder.last = { units: had, usedUp: holder.free === 0 };
      holder.lease = null;
    }
    const begin = (): void => tryFrom(holder, 0, nextUnits(holder.last, holder.leftUnits, most));
    if (again === 'asks' || holder.emptyUntil === 0) return begin();
    time.after(ANSWER_MS, () => {
      if (counters.some(({ left }) => left !== 0)) return begin();
      holder.emptyUntil = time.now() + REST_MS;
      answer(holder, false);
    });
  };

  /** What a lease had when nobody spends from it any more comes back when the stream has shown what was spent. */
  const settleLater = (holder: Holder): void => {
    const { lease, free } = holder;
    if (lease === null) return;
    const counter = counters[lease.counter];
    const dueIn = lease.takenAt + (LEASE_SECONDS + SETTLE_AFTER_SECONDS) * 1_000 - time.now();
    time.after(dueIn, () => {
      if (counter === undefined || counter.left === null) throw new Error('a lease without a counter');
      counter.left += free;
      counter.leases--;
    });
    Object.assign(holder, { lease: null, free: 0 });
  };

  return {
    acquire,
    settleLater,
    left: (): number => counters.reduce((sum, { left }) => sum + (left ?? 0), 0),
    leaseWrites: () => leaseWrites,
    busy: () => busy,
  };
};
