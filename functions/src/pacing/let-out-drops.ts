import type { Category } from '@luhuan/shared/appliance/category';
import type { Step } from '@luhuan/shared/campaign/step';
import type { Clock, Instant } from '@luhuan/shared/clock';
import { fen, sumFen } from '@luhuan/shared/fen';
import { OPEN, overCounters } from '@luhuan/shared/pacing/lane';
import { claimedOf, lookedAt, newPace } from '@luhuan/shared/pacing/pace';
import type { Plan } from '@luhuan/shared/pacing/plan';
import { type ShardKey, newPool } from '@luhuan/shared/quota/pool';
import { type Running, addStep, readRunning } from '../campaign/store.ts';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, type Write, commit } from '../platform/table.ts';
import { addMoney, addShard, keptCounter, letOut, shardsOf } from '../quota/store.ts';
import { type Seen, readAround } from './around.ts';
import { type DueRow, addDrop, addDue, addPace, changePace, readDue, readPace, takeDue } from './store.ts';

const PER_SHARD = 50;

/** Which counter gets how much of a drop; the first one, from whose reserve all of it comes, is the first. */
const portionsOf = ({ parts }: Plan, { campaign }: Running, { around }: Seen) => {
  const { category, capFen } = around.rule;
  const of = (lane: number) => parts.find((part) => part.lane === lane)?.amountFen ?? fen(0);
  const open = shardsOf(campaign, category);
  const amounts = overCounters(of(OPEN), capFen, open.length);
  return [
    ...open.map((key, index) => ({ key, amountFen: amounts[index] ?? fen(0) })),
    ...parts
      .filter(({ lane }) => lane !== OPEN)
      .map(({ lane, amountFen }) => ({ key: keptCounter(campaign, category, lane), amountFen })),
  ];
};

const given = (table: Table, key: ShardKey, amountFen: ReturnType<typeof fen>, { shards }: Seen): Write =>
  shards.some(({ shard }) => shard === key.shard)
    ? addMoney(table, key, amountFen)
    : addShard(table, { ...newPool(key, amountFen), shard: key.shard });

/** The money of a drop on its way: out of the first counter's reserve, to where claims look for it. */
const moneyOf = (table: Table, drop: Plan, running: Running, seen: Seen): Write[] => {
  const [first, ...others] = portionsOf(drop, running, seen);
  if (first === undefined) throw new Error('a pool has a counter');
  const away = others.filter(({ amountFen }) => amountFen > 0);
  const awayFen = sumFen(away.map(({ amountFen }) => amountFen));
  return [
    letOut(table, first.key, first.amountFen, awayFen),
    ...away.map(({ key, amountFen }) => given(table, key, amountFen, seen)),
  ];
};

/** What the audit is told of: a drop that is not the even amount. */
const stepOf = (category: Category, { at, amountFen, evenFen, why }: Plan, now: Instant): Step | undefined =>
  amountFen === evenFen
    ? undefined
    : { at: now, by: null, did: { kind: 'paced-drop', category, dropAt: at, amountFen, evenFen, why } };

type Looked = DueRow & { readonly category: Category };

/** One category at one moment, in one commit with taking the moment off the plan: whoever runs beside this finds it taken. */
const look = async (table: Table, due: Looked, now: Instant): Promise<boolean> => {
  const { campaignId, category, at } = due;
  const taken = { due: takeDue(table, due) };
  const [running, before] = await Promise.all([readRunning(table, campaignId, now), readPace(table, due)]);
  const seen = running === undefined ? undefined : (await readAround(table, running, [category])).get(category);
  if (running === undefined || before === undefined || seen === undefined || at >= seen.around.rules.window.until) {
    // nothing to look at until new rules say so
    const over =
      before === undefined ? {} : { pace: changePace(table, before, { ...before, dueAt: null, next: null }) };
    return (await commit(table, { ...taken, ...over })).ok;
  }
  const { pace, drop } = lookedAt(before, seen.around, at, now);
  const step = drop === null ? undefined : stepOf(category, drop, now);
  const outcome = await commit(table, {
    ...taken,
    next: pace.dueAt === null ? undefined : addDue(table, { campaignId, category, at: pace.dueAt }),
    pace: changePace(table, before, pace),
    drop:
      drop === null
        ? undefined
        : addDrop(table, { ...drop, campaignId, category, letOutAt: now, claimedFen: claimedOf(seen.around.counted) }),
    money: drop === null ? undefined : moneyOf(table, drop, running, seen),
    step: step === undefined ? undefined : addStep(table, campaignId, step, `drop ${category} ${at}`),
  });
  // somebody was faster, or money moved while this was worked out: the moment stays on the plan or is done
  return outcome.ok || outcome.error === 'due';
};

/** Sets one category going, or lets it be looked at now under new rules. */
const begin = async (table: Table, running: Running, category: Category, at: Instant, now: Instant): Promise<void> => {
  const { campaignId } = running.campaign;
  const before = await readPace(table, { campaignId, category });
  if (before?.dueAt === at) return;
  const due = addDue(table, { campaignId, category, at });
  if (before !== undefined) {
    const old = before.dueAt === null ? undefined : takeDue(table, { campaignId, category, at: before.dueAt });
    const outcome = await commit(table, { old, due, pace: changePace(table, before, { ...before, dueAt: at }) });
    if (!outcome.ok) throw new Error(`the pace of ${category} moved while its rules changed`);
    return;
  }
  const seen = (await readAround(table, running, [category])).get(category);
  if (seen === undefined) return;
  const pace = newPace({ campaignId, category }, seen.around, at, now);
  // where it fails somebody has begun it
  await commit(table, { pace: addPace(table, pace), due });
};

const beginAll = async (table: Table, due: DueRow, now: Instant): Promise<boolean> => {
  const running = await readRunning(table, due.campaignId, now);
  for (const { category } of running?.revision.rules.categories ?? [])
    if (running !== undefined) await begin(table, running, category, due.at, now);
  return (await commit(table, { due: takeDue(table, due) })).ok;
};

const isLooked = (due: DueRow): due is Looked => due.category !== null;

/**
 * Lets out the drops whose moment has come, and reads the counters at midnight, the partitions side by side. Until it ran, claims
 * find what was there before: late is never too much.
 * @returns how many moments it dealt with; call again while it is not zero.
 */
export const letOutDrops =
  ({ table, clock, log }: { readonly table: Table; readonly clock: Clock; readonly log: Log }) =>
  async (): Promise<number> => {
    const now = clock.now();
    const done = (await readDue(table, now, PER_SHARD)).map(async (dues) => {
      let count = 0;
      for (const due of dues) {
        const dealt = await (isLooked(due) ? look(table, due, now) : beginAll(table, due, now)).catch(
          (error: unknown) => {
            log.error('drop not let out', { error: errorFields(error) });
            return false;
          },
        );
        if (dealt) count++;
      }
      return count;
    });
    return (await Promise.all(done)).reduce((sum, count) => sum + count, 0);
  };
