import type { Category } from '@luhuan/shared/appliance/category';
import { newCampaign } from '@luhuan/shared/campaign/campaign';
import { revisionOf } from '@luhuan/shared/campaign/revision';
import { epochMs, instantAt } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import type { Person } from '@luhuan/shared/person/person';
import { newPool } from '@luhuan/shared/quota/pool';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import * as fc from 'fast-check';
import { eventsOf } from '../../functions/src/event/events-of.ts';
import { checkQuota } from '../../functions/src/invariant/quota.ts';
import { type Snapshot, readSnapshot } from '../../functions/src/invariant/store.ts';
import { checkVouchers } from '../../functions/src/invariant/voucher.ts';
import { settleLeases } from '../../functions/src/lease/settle-leases.ts';
import { addCampaign, addRevision } from '../../functions/src/campaign/store.ts';
import { createTable } from '../../functions/src/platform/create-table.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import { type Table, commit } from '../../functions/src/platform/table.ts';
import { changesOf } from '../../functions/src/platform/stream.ts';
import { addShard, poolOf } from '../../functions/src/quota/store.ts';
import { foldReleases } from '../../functions/src/quota/fold-releases.ts';
import { claimVoucher } from '../../functions/src/voucher/claim-voucher.ts';
import { expireVouchers } from '../../functions/src/voucher/expire-vouchers.ts';
import { giveBackVoucher } from '../../functions/src/voucher/give-back-voucher.ts';
import { indexVoucher } from '../../functions/src/voucher/index-voucher.ts';
import { campaignId, granted, personId, sampleRules, shanghai } from '../support/samples.ts';
import { shopper } from '../support/scenes.ts';
import type { Mutation } from './mutations.ts';
import {
  type Late,
  type Process,
  REQUEST_FAULTS,
  type RequestFault,
  SIGNED_MS,
  type World,
  startProcess,
} from './process.ts';
import { type Disorder, disorderly } from './stream.ts';

const CATEGORY: Category = 'fridge';
const CAP = 150_000;
const SERVERS = 2;

type Command =
  | { readonly kind: 'claim'; readonly who: number; readonly key: number }
  | { readonly kind: 'give-back'; readonly who: number }
  | { readonly kind: 'advance'; readonly seconds: number }
  | { readonly kind: 'kill' }
  | { readonly kind: 'tidy' }
  | { readonly kind: 'consume' }
  | { readonly kind: 'expire' }
  | { readonly kind: 'settle'; readonly late: number }
  | { readonly kind: 'deliver' };

/** Everything that a seed decides. */
export type Plan = {
  readonly s: fc.Scheduler;
  readonly units: number;
  readonly shards: number;
  /** What each server and the one process of jobs does, in order. */
  readonly lines: readonly (readonly Command[])[];
  readonly faults: readonly { readonly nth: number; readonly fault: RequestFault }[];
  readonly skews: readonly number[];
  readonly disorders: readonly Disorder[];
};

const ofShopper: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('claim' as const), who: fc.nat(6), key: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('give-back' as const), who: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'tidy' as const }) },
);
const ofJobs: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('advance' as const),
      seconds: fc.oneof(fc.nat(70), fc.integer({ min: 60, max: 1_800 }), fc.constant(86_400)),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'consume' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'expire' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('settle' as const), late: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'deliver' as const }) },
);
const SKEW_MS = 5 * 60_000;

export const plans: fc.Arbitrary<Plan> = fc.record({
  s: fc.scheduler(),
  units: fc.integer({ min: 1, max: 20 }),
  shards: fc.constantFrom(1, 1, 4),
  lines: fc.tuple(
    ...Array.from({ length: SERVERS }, () => fc.array(ofShopper, { minLength: 2, maxLength: 4 })),
    fc.array(ofJobs, { minLength: 2, maxLength: 4 }),
  ),
  faults: fc.array(fc.record({ nth: fc.nat(26), fault: fc.constantFrom(...REQUEST_FAULTS) }), {
    minLength: 3,
    maxLength: 9,
  }),
  skews: fc.array(fc.integer({ min: -SKEW_MS, max: SKEW_MS }), { minLength: SERVERS + 1, maxLength: SERVERS + 1 }),
  disorders: fc.array(fc.record({ twice: fc.boolean(), split: fc.nat(20), swap: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  }),
});

export type Told = { readonly steps: number; readonly faults: number; readonly granted: number };
export type Engine = { readonly endpoint: string };

let tables = 0;

/** A table of its own with one campaign of one pool. */
const newTable = async ({ endpoint }: Engine, units: number, shards: number): Promise<Table> => {
  const client = dynamoClient(endpoint);
  const table = openTable(client, `scenario-${process.pid}-${++tables}`);
  await createTable(client, table.name);
  const rules = sampleRules({ [CATEGORY]: units * CAP });
  const revision = revisionOf(1, rules);
  const { regionCode } = rules;
  const draft = { hash: revision.hash, authorId: personId(1), origin: { kind: 'blank' as const } };
  const approvals = [{ by: personId(2), at: rules.window.from }];
  const campaign = {
    ...newCampaign({ campaignId: campaignId(1), regionCode }, draft),
    proposal: null,
    shards,
    inForce: { ...draft, number: 1, approvals, reportHash: revision.hash, activeFrom: rules.window.from },
  };
  granted(
    await commit(table, {
      campaign: addCampaign(table, campaign),
      revision: addRevision(table, campaign.campaignId, revision),
      pool: addShard(table, newPool(poolOf(campaign, CATEGORY), fen(units * CAP))),
    }),
  );
  return table;
};

const keys = { master: Buffer.alloc(32, 7) };
const log = { info: () => undefined, error: () => undefined };

/** What was promised to people: it must be there for good. */
type Promised = { readonly voucherId: VoucherId; readonly who: number };

class Broken extends Error {
  override readonly name = 'Broken';
}

const violations = (snapshot: Snapshot, promised: readonly Promised[], units: number): string[] => {
  const vouchers = snapshot.slot.flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher));
  const live = vouchers.filter(({ status }) => status === 'held').length;
  const known = new Set<string>(vouchers.map(({ voucherId }) => voucherId));
  return [
    ...snapshot.unreadable,
    ...checkQuota(snapshot).map(({ what }) => what),
    ...checkVouchers(snapshot).map(({ what }) => what),
    ...(live > units ? [`${live} live vouchers of ${units}`] : []),
    ...promised.flatMap(({ voucherId }) => (known.has(voucherId) ? [] : [`${voucherId} was promised and is gone`])),
  ];
};

const LAST = { settles: 3, minutes: 60 };

/** Lives one scenario. @throws {Broken} at the first step after which something is not as it must be. */
export const live = async (engine: Engine, plan: Plan, mutation?: Mutation): Promise<Told> => {
  const { s, units } = plan;
  const plain = await newTable(engine, units, plan.shards);
  let now = epochMs(shanghai('2026-03-02T10:00'));
  let number = 0;
  let hits = 0;
  let steps = 0;
  let busy: Promise<unknown> = Promise.resolve();
  let late: Late[] = [];
  let faulty = true;
  let dirty = false;
  const promised: Promised[] = [];

  const check = async (): Promise<void> => {
    const found = violations(await readSnapshot(plain), promised, units);
    if (found.length > 0) throw new Broken(`after step ${steps}: ${found.join('; ')}`);
  };
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const mine = busy.then(work);
    busy = mine.catch(() => undefined);
    return mine;
  };
  const world: World = {
    ...engine,
    tableName: plain.name,
    now: () => now,
    turn: (label) => s.schedule(Promise.resolve(), label),
    alone,
    nextFault: () => {
      number++;
      const planned = faulty ? plan.faults.find(({ nth }) => nth === number)?.fault : undefined;
      if (planned !== undefined) hits++;
      return planned;
    },
    keepLate: (request) => late.push(request),
    written: () => (dirty = true),
    mutation,
  };
  let generation = 0;
  const begin = (line: number): Process =>
    startProcess(world, `p${line}g${++generation}`, plan.skews[line] ?? 0, line === 0);
  const processes = Array.from({ length: SERVERS + 1 }, (_, line) => begin(line));
  const alive = (line: number): Process => {
    const known = processes[line];
    const running = known === undefined || known.isDead() ? begin(line) : known;
    processes[line] = running;
    return running;
  };

  const deliver = async (): Promise<void> => {
    const due = late;
    late = [];
    for (const { until, deliver: arrive } of due) if (now <= until) await alone(arrive).catch(() => undefined);
    if (due.length > 0) await check();
  };
  let disorder = 0;
  let hidden = 0;
  const jobs = alive(SERVERS);
  const stream = disorderly(world, () => plan.disorders[disorder++ % plan.disorders.length] as Disorder, {
    late: () => hidden,
    mutation,
    now: () => jobs.clock.now(),
  });
  let read: Record<string, string> = {};

  const run = async (line: number, command: Command): Promise<void> => {
    const one = alive(line);
    const { table, clock, quota, putSlot } = one;
    const deps = { table, clock, quota, putSlot, keys, log };
    switch (command.kind) {
      case 'claim': {
        const person: Person = shopper(command.who);
        const at = clock.now();
        const key = `key-${command.who}-${command.key}`;
        const attempt = { scope: 'claim', key, fingerprint: '', at };
        const actor = { personId: person.personId, power: null };
        const wanted = { campaignId: campaignId(1), category: CATEGORY, channel: 'store' as const, person };
        const outcome = await claimVoucher(deps)({ ...wanted, actor, attempt });
        if (outcome.ok) promised.push({ voucherId: outcome.value.voucher.voucherId, who: command.who });
        return;
      }
      case 'give-back': {
        const mine = promised.findLast(({ who }) => who === command.who);
        if (mine === undefined) return;
        const person = shopper(command.who);
        const at = clock.now();
        const attempt = { scope: 'give', key: `give-${mine.voucherId}`, fingerprint: '', at };
        const actor = { personId: person.personId, power: null };
        await giveBackVoucher(deps)({ voucherId: mine.voucherId, person, actor, attempt });
        return;
      }
      case 'advance': {
        const to = now + command.seconds * 1_000;
        now = Math.min(to, now + SIGNED_MS - 1);
        await deliver();
        now = to;
        return;
      }
      case 'kill':
        return one.kill();
      case 'tidy':
        return quota.tidy(clock.now());
      case 'expire':
        return void (await expireVouchers(deps)());
      case 'settle':
        hidden = command.late;
        await settleLeases({
          table,
          clock: mutation?.kind === 'stream' && mutation.change === 'no-wait' ? ahead(clock) : clock,
          log,
          stream,
        })();
        hidden = 0;
        return;
      case 'deliver':
        return deliver();
      default: {
        const consumer = { table, clock, log };
        await alone(() =>
          stream.readOn(read, async (event, after) => {
            read = after;
            const events = changesOf(event).flatMap(eventsOf);
            pending.push(...events);
          }),
        );
        const mine = pending.splice(0);
        const releases = mine.flatMap((event) => (event.kind === 'ReleaseAdded' ? [event] : []));
        const failed = await foldReleases(consumer)(releases);
        pending.push(...releases.filter(({ release }) => failed.includes(release.releaseId)));
        for (const event of mine)
          if (event.kind === 'VoucherClaimed')
            await indexVoucher(consumer)(event).catch((error: unknown) => {
              pending.push(event);
              throw error;
            });
      }
    }
  };
  const pending: ReturnType<typeof eventsOf> = [];
  const ahead = (clock: Process['clock']) => ({ now: () => instantAt(epochMs(clock.now()) + 30 * 60_000) });

  const line = async (index: number, commands: readonly Command[]): Promise<void> => {
    for (const command of commands) {
      await s.schedule(Promise.resolve(), `${index} ${command.kind}`);
      await run(index, command).catch((error: unknown) => {
        if (error instanceof Broken) throw error;
      });
    }
  };
  const settled = async (lines: Promise<unknown>): Promise<void> => {
    let over = false;
    void lines.finally(() => (over = true)).catch(() => undefined);
    while (!over) {
      await idle();
      if (s.count() === 0) {
        await busy;
        await idle();
        continue;
      }
      await s.waitOne(async (release) => {
        await release();
        await idle();
        await busy;
        await idle();
      });
      steps++;
      if (dirty) await check();
      dirty = false;
    }
    await lines;
  };

  await settled(Promise.all(plan.lines.map((commands, index) => line(index, commands))));
  faulty = false;
  const end: Command[] = [
    { kind: 'deliver' },
    { kind: 'advance', seconds: LAST.minutes * 60 },
    ...Array.from({ length: LAST.settles }, (): Command => ({ kind: 'settle', late: 0 })),
    { kind: 'consume' },
    { kind: 'consume' },
  ];
  await settled(line(SERVERS, end));
  const last = await readSnapshot(plain);
  const open = last.pool.flatMap(({ leases }) => Object.keys(leases));
  if (open.length > 0) throw new Broken(`leases stay open: ${open.join(' ')}`);
  if (last.release.length > 0) throw new Broken(`${last.release.length} releases were never booked`);
  return { steps, faults: hits, granted: promised.length };
};

const idle = (): Promise<void> => new Promise((wake) => setImmediate(() => setImmediate(wake)));
