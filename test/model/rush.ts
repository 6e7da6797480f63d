import { LEASE_MAX } from '@luhuan/shared/quota/lease';
import { FOLLOWING_UNITS, PUT_UNITS } from './costs.ts';
import { type Filling, type Finding, type Holder, modelPool, newHolder } from './counters.ts';
import { ANSWER_MS, INSTANCE_MS, SERVER_CLAIMS } from './limits.ts';
import { modelTable, writeWithRetries } from './table.ts';
import { timeline } from './timeline.ts';

export type Rush = {
  /** Claims that are let in each second, by the waiting room. */
  readonly perSecond: number;
  readonly units: number;
  readonly shape: 'server' | 'lambda';
  /** Serving processes, or instances of which each serves one request at a time. */
  readonly processes: number;
  readonly shards: number;
  readonly filling: Filling;
  readonly finding: Finding;
  readonly partitions: number;
  /** Write units the table takes in a second. */
  readonly writes: number;
  /** Processes that die in the rush, of a hundred. */
  readonly dying: number;
  /** Claims whose following rows are written in a second, behind the stream; they share the table. */
  readonly followed: number;
  readonly seed: number;
};

export type Outcome = {
  readonly hottest: number;
  readonly throttled: number;
  /** Who was told "busy": nothing was written. */
  readonly busy: number;
  readonly unitsPerClaim: number;
  readonly leasesPerClaim: number;
  /** When 99 of 100 units were out; `null`: never in the rush. */
  readonly soldOutMs: number | null;
  /** Of a hundred units, those that lay in leases when the rush was over, and when all that was lost had come back. */
  readonly strandedAtEnd: number;
  readonly strandedAtLast: number;
  readonly lastClaimed: boolean;
};

/** Persons for every ten units. */
const TOO_MANY = 1.2;
/** When whatever was stranded is in the counters again: lease, signature, skew, and time to read the stream. */
const SETTLED_MS = 25 * 60_000;
const LATE_EVERY_MS = 40;

/** Plays a rush, the half hour after it, and the latecomers who then take what came back. */
export const play = (rush: Rush): Outcome => {
  const time = timeline(rush.seed);
  const table = modelTable(time, rush);
  const pool = modelPool(time, table, { ...rush, most: LEASE_MAX[rush.shape] });
  const holders = Array.from({ length: rush.processes }, (_, index) => newHolder(index % rush.shards));
  const freeAt = new Float64Array(rush.processes);
  const persons = Math.ceil(rush.units * TOO_MANY);
  const state = { issued: 0, busy: 0, soldOutMs: null as number | null, followingDue: 0, followed: 0 };
  const busyFor = rush.shape === 'lambda' ? INSTANCE_MS : 1_000 / SERVER_CLAIMS;

  const put = (holder: Holder): void =>
    writeWithRetries(
      time,
      table,
      { partition: table.anywhere(), units: () => PUT_UNITS, answerMs: ANSWER_MS },
      (written) => {
        if (!written) {
          holder.free++;
          state.busy++;
          return;
        }
        state.issued++;
        state.followingDue += FOLLOWING_UNITS;
        if (state.soldOutMs === null && state.issued >= rush.units * 0.99) state.soldOutMs = time.now();
      },
    );

  const claim = (index: number): void => {
    const holder = holders[index];
    if (holder === undefined) throw new Error('no such process');
    const spend = (): void => {
      if (holder.free > 0) {
        holder.free--;
        return put(holder);
      }
      if (time.now() < holder.emptyUntil) return;
      pool.acquire(holder, (has) => {
        if (has || holder.free > 0) spend();
      });
    };
    spend();
  };

  /** A request waits for its process; of two that are looked at, the one that is free earlier gets it. */
  const arrive = (): void => {
    const [a, b] = [time.pick(rush.processes), time.pick(rush.processes)];
    const index = (freeAt[a] ?? 0) <= (freeAt[b] ?? 0) ? a : b;
    const startsAt = Math.max(time.now(), freeAt[index] ?? 0);
    freeAt[index] = startsAt + busyFor;
    time.after(startsAt - time.now(), () => claim(index));
  };

  const die = (index: number): void => {
    const holder = holders[index];
    if (holder === undefined || holder.waiting !== null) return;
    pool.settleLater(holder);
    holders[index] = newHolder(index % rush.shards);
  };

  for (let person = 0; person < persons; person++)
    time.after((person / rush.perSecond + time.chance() / 10) * 1_000, arrive);
  const lengthMs = (persons / rush.perSecond) * 1_000;
  const dead = Math.round((rush.processes * rush.dying) / 100);
  for (let death = 0; death < dead; death++) {
    const index = time.pick(rush.processes);
    time.after(time.chance() * lengthMs, () => die(index));
  }
  /** What there was no room for is tried again the next time. */
  const follow = (): void => {
    const many = Math.min(state.followingDue, Math.ceil((rush.followed * FOLLOWING_UNITS) / 100));
    for (let unit = 0; unit < many; unit++)
      if (table.write(table.anywhere(), 1)) {
        state.followingDue--;
        state.followed++;
      }
  };
  for (let ms = 0; ms < lengthMs; ms += 10) time.after(ms, follow);

  // the crowd has been answered, whoever waited in a queue included
  const overMs = lengthMs + 5_000;
  let strandedAtEnd = 0;
  let [hottest, throttled, taken, leases] = [0, 0, 0, 0];
  time.after(overMs, () => {
    strandedAtEnd = rush.units - state.issued;
    [hottest, throttled, taken, leases] = [
      table.hottest(),
      table.throttled(),
      table.taken() - state.followed,
      pool.leaseWrites(),
    ];
    for (const holder of holders) pool.settleLater(holder);
  });
  time.after(overMs + 1, () => {
    const late = 2 * strandedAtEnd + 4 * rush.processes;
    for (let person = 0; person < late; person++)
      time.after(SETTLED_MS + person * LATE_EVERY_MS, () => claim(person % rush.processes));
  });
  time.run();
  const inRush = rush.units - strandedAtEnd;
  const share = (units: number): number => (100 * units) / rush.units;
  return {
    hottest,
    throttled,
    busy: state.busy + pool.busy(),
    unitsPerClaim: taken / inRush,
    leasesPerClaim: leases / inRush,
    soldOutMs: state.soldOutMs,
    strandedAtEnd: share(strandedAtEnd),
    strandedAtLast: share(rush.units - state.issued),
    lastClaimed: state.issued === rush.units,
  };
};
