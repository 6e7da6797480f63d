import { LEASE_MAX } from '@luhuan/shared/quota/lease';
import { FOLLOWING_UNITS, PUT_UNITS } from './costs.ts';
import { type Holder, modelPool, newHolder } from './counters.ts';
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
  /** Transactions that put money of one counter on another one. */
  readonly moves: number;
  /** When 99 of 100 units were out; `null`: never in the rush. */
  readonly soldOutMs: number | null;
  /** Of a hundred units, those that lay in leases when the rush was over, and when all that was lost had come back. */
  readonly strandedAtEnd: number;
  readonly strandedAtLast: number;
  readonly lastClaimed: boolean;
};

/** Persons for every ten units. */
const TOO_MANY = 1.2;
/** The crowd has been answered, whoever waited in a queue included. */
const ANSWERED_MS = 5_000;
/** When whatever was stranded is in the counters again: lease, signature, skew, and time to read the stream. */
const SETTLED_MS = 30 * 60_000;
/** How often latecomers find what came back of the crowd's leases, then of their own. */
const LATE_TIMES = 3;
const LATE_EVERY_MS = 40;
const FOLLOW_EVERY_MS = 10;

/** Table, pool and processes of one rush. */
const stage = (rush: Rush) => {
  const time = timeline(rush.seed);
  const table = modelTable(time, rush);
  const pool = modelPool(time, table, { ...rush, most: LEASE_MAX[rush.shape] });
  const holders = Array.from({ length: rush.processes }, (_, index) => newHolder(index % rush.shards));
  const state = { issued: 0, busy: 0, soldOutMs: null as number | null, followingDue: 0, followed: 0 };
  return { rush, time, table, pool, holders, state };
};
type Stage = ReturnType<typeof stage>;

const put = ({ rush, time, table, state }: Stage, holder: Holder): void => {
  const slot = { partition: table.anywhere(), units: () => PUT_UNITS, answerMs: ANSWER_MS };
  writeWithRetries(time, table, slot, (written) => {
    if (!written) {
      holder.free++;
      state.busy++;
      return;
    }
    state.issued++;
    state.followingDue += FOLLOWING_UNITS;
    if (state.soldOutMs === null && state.issued >= rush.units * 0.99) state.soldOutMs = time.now();
  });
};

const claim = (on: Stage, index: number): void => {
  const holder = on.holders[index];
  if (holder === undefined) throw new Error('no such process');
  const spend = (): void => {
    if (holder.free > 0) {
      holder.free--;
      return put(on, holder);
    }
    if (on.time.now() < holder.emptyUntil) return;
    on.pool.acquire(holder, (has) => {
      if (has || holder.free > 0) spend();
    });
  };
  spend();
};

/** The crowd, evenly give or take a tenth of a second. A request waits for its process; of two that are looked at, the one that is free earlier gets it. */
const gather = (on: Stage, persons: number): void => {
  const { rush, time } = on;
  const freeAt = new Float64Array(rush.processes);
  const busyFor = rush.shape === 'lambda' ? INSTANCE_MS : 1_000 / SERVER_CLAIMS;
  const arrive = (): void => {
    const [a, b] = [time.pick(rush.processes), time.pick(rush.processes)];
    const index = (freeAt[a] ?? 0) <= (freeAt[b] ?? 0) ? a : b;
    const startsAt = Math.max(time.now(), freeAt[index] ?? 0);
    freeAt[index] = startsAt + busyFor;
    time.after(startsAt - time.now(), () => claim(on, index));
  };
  for (let person = 0; person < persons; person++)
    time.after((person / rush.perSecond + time.chance() / 10) * 1_000, arrive);
};

/** Processes that die at any moment of it; another one takes the place of each. */
const killSome = ({ rush, time, pool, holders }: Stage, lengthMs: number): void => {
  const dead = Math.round((rush.processes * rush.dying) / 100);
  const die = (index: number): void => {
    const holder = holders[index];
    if (holder === undefined || holder.waiting !== null) return;
    pool.settleLater(holder);
    holders[index] = newHolder(holder.at);
  };
  for (let death = 0; death < dead; death++) {
    const index = time.pick(rush.processes);
    time.after(time.chance() * lengthMs, () => die(index));
  }
};

/** Rows that follow claims, at the pace that was set; what there is no room for is tried again the next time. */
const follow = ({ rush, time, table, state }: Stage, lengthMs: number): void => {
  const most = Math.ceil((rush.followed * FOLLOWING_UNITS * FOLLOW_EVERY_MS) / 1_000);
  const write = (): void => {
    const many = Math.min(state.followingDue, most);
    for (let unit = 0; unit < many; unit++)
      if (table.write(table.anywhere(), 1)) {
        state.followingDue--;
        state.followed++;
      }
  };
  for (let ms = 0; ms < lengthMs; ms += FOLLOW_EVERY_MS) time.after(ms, write);
};

/** Latecomers who take what came back, more of them than that is, and a second and third time what came back of theirs. */
const comeLate = (on: Stage): void => {
  const { rush, time, pool, holders, state } = on;
  const come = (times: number): void => {
    for (const holder of holders) pool.settleLater(holder);
    if (times === LATE_TIMES || state.issued === rush.units) return;
    const late = 2 * (rush.units - state.issued) + rush.processes;
    for (let person = 0; person < late; person++)
      time.after(SETTLED_MS + person * LATE_EVERY_MS, () => claim(on, person % rush.processes));
    time.after(SETTLED_MS + late * LATE_EVERY_MS, () => come(times + 1));
  };
  come(0);
};

/** Plays a rush, the half hour after it, and the latecomers who then take what came back. */
export const play = (rush: Rush): Outcome => {
  const on = stage(rush);
  const { time, table, pool, state } = on;
  const persons = Math.ceil(rush.units * TOO_MANY);
  const lengthMs = (persons / rush.perSecond) * 1_000;
  gather(on, persons);
  killSome(on, lengthMs);
  follow(on, lengthMs);
  const share = (units: number): number => (100 * units) / rush.units;
  let atEnd: Omit<Outcome, 'strandedAtLast' | 'lastClaimed'> | undefined;
  time.after(lengthMs + ANSWERED_MS, () => {
    atEnd = {
      hottest: table.hottest(),
      throttled: table.throttled(),
      busy: state.busy + pool.counted.busy,
      unitsPerClaim: (table.taken() - state.followed) / state.issued,
      leasesPerClaim: pool.counted.leases / state.issued,
      moves: pool.counted.moves,
      soldOutMs: state.soldOutMs,
      strandedAtEnd: share(rush.units - state.issued),
    };
    comeLate(on);
  });
  time.run();
  if (atEnd === undefined) throw new Error('a rush ends');
  return {
    ...atEnd,
    strandedAtLast: share(rush.units - state.issued),
    lastClaimed: state.issued === rush.units,
  };
};
