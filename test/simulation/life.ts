import type { Category } from '@luhuan/shared/appliance/category';
import { epochMs } from '@luhuan/shared/clock';
import type { NewId, NewSecret } from '@luhuan/shared/ids';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import type { eventsOf } from '../../functions/src/event/events-of.ts';
import { checkAwards } from '../../functions/src/invariant/award.ts';
import { checkLedger } from '../../functions/src/invariant/ledger.ts';
import { checkOnce } from '../../functions/src/invariant/once.ts';
import { checkQuota } from '../../functions/src/invariant/quota.ts';
import { checkRedemptions } from '../../functions/src/invariant/redemption.ts';
import type { Snapshot } from '../../functions/src/invariant/store.ts';
import { checkVouchers } from '../../functions/src/invariant/voucher.ts';
import type { Positions, StreamReader } from '../../functions/src/platform/stream-reader.ts';
import { countedIds, countedSecrets } from '../support/counted-ids.ts';
import { shanghai } from '../support/samples.ts';
import { type RequestFault, writes } from './faults.ts';
import type { Mirror } from './mirror.ts';
import type { Mutation } from './mutations.ts';
import { JOBS, type Plan, SEATS, categoriesOf } from './plan.ts';
import { type Late, type Process, type World, startProcess } from './process.ts';
import type { Road } from './road.ts';
import { disorderly } from './stream.ts';

/** What was promised to people: it must be there for good. */
export type Promised = { readonly voucherId: VoucherId; readonly category: Category; readonly who: number };

/** Something is not as it must be. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** One table of a scenario. */
export type Place = {
  readonly road: Road;
  readonly tableName: string;
  readonly arn: string;
  readonly mirror: Mirror;
};

/** What went wrong in the world, and how often. */
export type Mishaps = Partial<
  Record<RequestFault | 'twice' | 'split' | 'swapped' | 'behind' | 'kill' | 'skewed', number>
>;

/** One scenario as it goes on. */
export type Life = {
  readonly plan: Plan;
  readonly place: Place;
  readonly mutation: Mutation | undefined;
  readonly world: World;
  readonly promised: Promised[];
  readonly processes: Process[];
  readonly mishaps: Mishaps;
  stream: StreamReader;
  /** Events read off the stream and not dealt with, and how far it was read for them. */
  pending: ReturnType<typeof eventsOf>;
  /** Events of the last time, which may come again. */
  handled: ReturnType<typeof eventsOf>;
  read: Positions;
  /** Ms since 1970, by the right clock. */
  now: number;
  /** Ids of this scenario alone: the same every time. */
  readonly newId: NewId;
  readonly newSecret: NewSecret;
  /** Redemptions and returns that a till was told of. */
  readonly told: string[];
  /** Sales tried so far. */
  sold: number;
  /** Processes begun so far. */
  begun: number;
  /** Requests so far, and the faults that wait for one that they can hit. */
  requests: number;
  faults: { readonly nth: number; readonly fault: RequestFault }[];
  steps: number;
  late: Late[];
  /** Records at the end of the stream that are not there yet. */
  hidden: number;
  writes: number;
  faulty: boolean;
  /** Whether anything was written since the last check. */
  dirty: boolean;
  /** The request that is on its way, one at a time. */
  busy: Promise<unknown>;
  /** Work that goes on without waiting for a turn. */
  working: number;
  /** The last step after which there was nothing to be had of a category. */
  readonly emptyAt: Partial<Record<Category, number>>;
  /** Of what there was nothing at the last check. */
  readonly empty: Set<Category>;
};

export const tell = ({ mishaps }: Pick<Life, 'mishaps'>, what: keyof Mishaps): void =>
  void (mishaps[what] = (mishaps[what] ?? 0) + 1);

/** Whether a fault can happen to such a request. */
const hits = (fault: RequestFault, command: string): boolean => {
  if (command === 'Index' || fault === 'stale') return command === 'Index' && fault === 'stale';
  if (fault === 'conflict') return /^(Transact|Update|Put)/.test(command);
  if (fault === 'in-progress') return command === 'TransactWriteItems';
  return fault === 'late' ? writes(command) : true;
};

const nextFault = (life: Life, command: string): RequestFault | undefined => {
  if (!life.faulty) return undefined;
  const found = life.faults.find(({ nth, fault }) => nth <= life.requests && hits(fault, command));
  if (command !== 'Index') life.requests++;
  if (found === undefined) return undefined;
  life.faults = life.faults.filter((one) => one !== found);
  tell(life, found.fault);
  return found.fault;
};

const worldOf = (life: Life): World => ({
  road: life.place.road,
  tableName: life.place.tableName,
  mirror: life.place.mirror,
  now: () => life.now,
  turn: async (label) => {
    life.working--;
    await life.plan.s.schedule(Promise.resolve(), label);
    life.working++;
  },
  alone: async (work) => {
    const mine = life.busy.then(work);
    life.busy = mine.catch(() => undefined);
    return mine;
  },
  during: async (work) => {
    life.working++;
    try {
      return await work();
    } finally {
      life.working--;
    }
  },
  nextFault: (command) => nextFault(life, command),
  keepLate: (request) => void life.late.push(request),
  written: () => {
    life.writes++;
    life.dirty = true;
  },
  mutation: life.mutation,
});

/** The process of a line, a new one where the last was killed. */
export const alive = (life: Life, line: number): Process => {
  const seat = SEATS[line] ?? 0;
  const known = life.processes[seat];
  if (known !== undefined && !known.isDead()) return known;
  const settings = { name: `p${seat}g${++life.begun}`, skewMs: life.plan.skews[seat] ?? 0, server: seat === 0 };
  const begun = startProcess(life.world, { ...settings, bySdk: life.plan.bySdk });
  life.processes[seat] = begun;
  return begun;
};

const ORDERLY = { twice: false, split: 0, swap: false };

export const beginLife = (place: Place, plan: Plan, mutation: Mutation | undefined): Life => {
  const counts = { sold: 0, begun: 0, requests: 0, writes: 0, steps: 0, hidden: 0, working: 0 };
  const life = {
    plan,
    place,
    mutation,
    promised: [],
    told: [],
    newId: countedIds(),
    newSecret: countedSecrets(),
    processes: [],
    emptyAt: {},
    empty: new Set(),
    mishaps: {},
    pending: [],
    handled: [],
    read: {},
    late: [],
    faults: [...plan.faults, ...plan.delays].toSorted((a, b) => a.nth - b.nth),
    faulty: true,
    dirty: false,
    busy: Promise.resolve(),
    now: epochMs(shanghai('2026-03-02T10:06')),
    ...counts,
  } as unknown as Life & { world: World };
  life.world = worldOf(life);
  for (const skew of plan.skews) if (Math.abs(skew) > 1_000) tell(life, 'skewed');
  let read = 0;
  life.stream = disorderly(life.world, place.arn, {
    disorder: () => plan.disorders[read++ % plan.disorders.length] ?? ORDERLY,
    late: () => life.hidden,
    now: () => alive(life, JOBS).clock.now(),
    written: () => life.writes,
    tell: (what) => tell(life, what),
  });
  return life;
};

/** What a voucher holds, and so what a counter must have for one more. */
export const CAP = 150_000;

/** Nothing is left of a category, and no lease or award is open of which something may come back. */
export const soldOut = ({ pool, award }: Snapshot, of: Category): boolean =>
  pool.every(
    ({ category, leftFen, leases }) => category !== of || (leftFen < CAP && Object.keys(leases).length === 0),
  ) && award.every(({ state }) => state !== 'open');

const CHECKS = [checkQuota, checkVouchers, checkAwards, checkRedemptions, checkLedger, checkOnce];

export const brokenIn = ({ promised, told, plan }: Life, snapshot: Snapshot): string[] => {
  const vouchers = snapshot.slot.flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher));
  const live = categoriesOf(plan.campaign).map(
    (of) => vouchers.filter(({ category, status }) => category === of && status === 'held').length,
  );
  const done = new Set<string>(
    snapshot.redemption.flatMap(({ redemptionId, returns }) => [redemptionId, ...returns.map((one) => one.returnId)]),
  );
  const known = new Set<string>(vouchers.map(({ voucherId }) => voucherId));
  return [
    ...snapshot.unreadable,
    ...CHECKS.flatMap((check) => check(snapshot)).map(({ what }) => what),
    ...live.flatMap((some) => (some > plan.units ? [`${some} live vouchers of ${plan.units}`] : [])),
    ...told.flatMap((id) => (done.has(id) ? [] : [`a till was told of ${id}, which is not there`])),
    ...promised.flatMap(({ voucherId }) => (known.has(voucherId) ? [] : [`${voucherId} was promised and is gone`])),
  ];
};

/** Holds everything against what must always be. @throws {Broken} */
export const check = (life: Life): void => {
  const snapshot = life.place.mirror.snapshot();
  const found = brokenIn(life, snapshot);
  if (found.length > 0) throw new Broken(`after step ${life.steps}: ${found.join('; ')}`);
  for (const category of categoriesOf(life.plan.campaign)) {
    // what was empty was so until this write
    if (life.empty.has(category)) life.emptyAt[category] = life.steps - 1;
    if (soldOut(snapshot, category)) life.emptyAt[category] = life.steps;
    life.empty[soldOut(snapshot, category) ? 'add' : 'delete'](category);
  }
};

/** Late requests arrive, those that are still valid. */
export const deliver = async (life: Life): Promise<void> => {
  const due = life.late;
  life.late = [];
  await life.world.during(async () => {
    for (const { until, deliver: arrive } of due) if (life.now <= until) await arrive().catch(() => undefined);
  });
  if (due.length > 0) check(life);
};
