import { LEASE_SECONDS, SETTLE_AFTER_SECONDS, nextUnits } from '@luhuan/shared/quota/lease';
import { counterUnits } from './costs.ts';
import { ANSWER_MS, TRANSACTED } from './limits.ts';
import { type ModelTable, writeWithRetries } from './table.ts';
import type { Timeline } from './timeline.ts';

/** What a counter gets that is asked for the first time: its part of what the first one still has, or of the whole pool. */
export type Filling = 'of-what-is-left' | 'of-the-whole';
/** How a process finds the next counter: it asks one after the other for a lease, or looks at all, which writes nothing. */
export type Finding = 'in-turn' | 'by-looking';

type Counter = { readonly partition: number; left: number | null; leases: number; readonly owners: Set<Holder> };

const unitsOf = ({ leases, owners }: Counter, more: 0 | 1): number => counterUnits(leases + more, owners.size + more);

/** A process's part in a pool: what it has leased and not given out. */
export type Holder = {
  readonly first: number;
  /** Where it had its last lease. */
  at: number;
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
  at: first,
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
  readonly finding: Finding;
  readonly most: number;
};

/** A pool over its counters, with leases as `functions/src/lease` takes them. */
export const modelPool = (time: Timeline, table: ModelTable, { units, shards, filling, finding, most }: Pool) => {
  const counters: Counter[] = Array.from({ length: shards }, (_, shard) => ({
    partition: table.anywhere(),
    left: shard === 0 ? units : null,
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
    const has = first.left ?? 0;
    const share = filling === 'of-the-whole' ? Math.min(has, Math.floor(units / shards)) : Math.floor(has / shards);
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

  const nothing = (holder: Holder): void => {
    holder.emptyUntil = time.now() + REST_MS;
    answer(holder, false);
  };

  /** Looks at every counter, and asks the first in its own order that has something or was never filled. */
  const look = (holder: Holder): void =>
    time.after(ANSWER_MS, () => {
      const order = counters.map((_, step) => (holder.first + step) % shards);
      const filled = first.left ?? 0;
      const found = order.find((index) => {
        const left = counters[index]?.left;
        return left === null ? filled >= shards : (left ?? 0) > 0;
      });
      if (found === undefined) return nothing(holder);
      holder.at = found;
      ask(holder, found, () => look(holder));
    });

  /** Asks one counter; `elsewhere` when it has nothing. */
  const ask = (holder: Holder, index: number, elsewhere: () => void, wished?: number): void => {
    const counter = counters[index];
    if (counter === undefined) throw new Error('no such counter');
    if (counter.left === null) return fill(counter, (filled) => (filled ? ask(holder, index, elsewhere) : elsewhere()));
    const wish = wished ?? nextUnits(holder.last, holder.leftUnits, most);
    leaseWrites++;
    // a condition that fails is billed as well
    const asked = { partition: counter.partition, units: () => unitsOf(counter, 1), answerMs: ANSWER_MS };
    writeWithRetries(time, table, asked, (written) => {
      const left = counter.left ?? 0;
      if (!written) {
        busy++;
        return answer(holder, false);
      }
      if (left >= wish) {
        take(holder, index, wish);
        return answer(holder, true);
      }
      if (left > 0) return ask(holder, index, elsewhere, left);
      elsewhere();
    });
  };

  const inTurn = (holder: Holder, step: number): void =>
    step === shards ? nothing(holder) : ask(holder, (holder.first + step) % shards, () => inTurn(holder, step + 1));

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
    if (finding === 'in-turn') inTurn(holder, 0);
    else if (holder.emptyUntil > 0) look(holder);
    else ask(holder, holder.at, () => look(holder));
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
