import { epochMs } from '@luhuan/shared/clock';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import type { eventsOf } from '../../functions/src/event/events-of.ts';
import { checkQuota } from '../../functions/src/invariant/quota.ts';
import { readSnapshot } from '../../functions/src/invariant/store.ts';
import { checkVouchers } from '../../functions/src/invariant/voucher.ts';
import type { StreamReader } from '../../functions/src/platform/stream-reader.ts';
import type { Positions } from '../../functions/src/platform/stream-reader.ts';
import type { Table } from '../../functions/src/platform/table.ts';
import { shanghai } from '../support/samples.ts';
import type { Mutation } from './mutations.ts';
import { type Plan, SERVERS } from './plan.ts';
import { type Late, type Process, type World, startProcess } from './process.ts';
import { disorderly } from './stream.ts';

/** What was promised to people: it must be there for good. */
type Promised = { readonly voucherId: VoucherId; readonly who: number };

/** Something is not as it must be. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** One scenario as it goes on. */
export type Life = {
  readonly plan: Plan;
  /** The table, without faults, for whoever checks. */
  readonly table: Table;
  readonly mutation: Mutation | undefined;
  readonly world: World;
  readonly promised: Promised[];
  readonly processes: Process[];
  stream: StreamReader;
  /** Events read off the stream and not dealt with, and how far it was read for them. */
  pending: ReturnType<typeof eventsOf>;
  read: Positions;
  /** Ms since 1970, by the right clock. */
  now: number;
  /** Requests so far, and how many of them went wrong. */
  requests: number;
  hits: number;
  steps: number;
  late: Late[];
  /** Records at the end of the stream that are not there yet. */
  hidden: number;
  faulty: boolean;
  /** Whether anything was written since the last check. */
  dirty: boolean;
  /** The request that is on its way, one at a time. */
  busy: Promise<unknown>;
};

const worldOf = (life: () => Life, endpoint: string): World => ({
  endpoint,
  tableName: life().table.name,
  now: () => life().now,
  turn: (label) => life().plan.s.schedule(Promise.resolve(), label),
  alone: async (work) => {
    const mine = life().busy.then(work);
    life().busy = mine.catch(() => undefined);
    return mine;
  },
  nextFault: () => {
    const one = life();
    one.requests++;
    const planned = one.faulty ? one.plan.faults.find(({ nth }) => nth === one.requests)?.fault : undefined;
    if (planned !== undefined) one.hits++;
    return planned;
  },
  keepLate: (request) => void life().late.push(request),
  written: () => void (life().dirty = true),
  mutation: life().mutation,
});

let processes = 0;

/** The process of a line, a new one where the last was killed. */
export const alive = (life: Life, line: number): Process => {
  const known = life.processes[line];
  if (known !== undefined && !known.isDead()) return known;
  const begun = startProcess(life.world, `p${line}g${++processes}`, life.plan.skews[line] ?? 0, line === 0);
  life.processes[line] = begun;
  return begun;
};

export const beginLife = (table: Table, endpoint: string, plan: Plan, mutation: Mutation | undefined): Life => {
  const nothing = { pending: [], read: {}, requests: 0, hits: 0, steps: 0, late: [], hidden: 0, dirty: false };
  const begun = {
    plan,
    table,
    mutation,
    promised: [],
    processes: [],
    faulty: true,
    busy: Promise.resolve(),
    ...nothing,
  };
  const life = { ...begun, now: epochMs(shanghai('2026-03-02T10:00')) } as unknown as Life & { world: World };
  life.world = worldOf(() => life, endpoint);
  const jobs = alive(life, SERVERS);
  let read = 0;
  life.stream = disorderly(
    life.world,
    () => plan.disorders[read++ % plan.disorders.length] ?? { twice: false, split: 0, swap: false },
    { late: () => life.hidden, mutation, now: () => jobs.clock.now() },
  );
  return life;
};

/** Holds everything against what must always be. @throws {Broken} */
export const check = async ({ table, promised, plan, steps }: Life): Promise<void> => {
  const snapshot = await readSnapshot(table);
  const vouchers = snapshot.slot.flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher));
  const live = vouchers.filter(({ status }) => status === 'held').length;
  const known = new Set<string>(vouchers.map(({ voucherId }) => voucherId));
  const found = [
    ...snapshot.unreadable,
    ...checkQuota(snapshot).map(({ what }) => what),
    ...checkVouchers(snapshot).map(({ what }) => what),
    ...(live > plan.units ? [`${live} live vouchers of ${plan.units}`] : []),
    ...promised.flatMap(({ voucherId }) => (known.has(voucherId) ? [] : [`${voucherId} was promised and is gone`])),
  ];
  if (found.length > 0) throw new Broken(`after step ${steps}: ${found.join('; ')}`);
};

/** Late requests arrive, those that are still valid. */
export const deliver = async (life: Life): Promise<void> => {
  const due = life.late;
  life.late = [];
  for (const { until, deliver: arrive } of due)
    if (life.now <= until) await life.world.alone(arrive).catch(() => undefined);
  if (due.length > 0) await check(life);
};
