import { type Adjustment, decideAdjustment as decided } from '@luhuan/shared/campaign/adjustment';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import type { Step } from '@luhuan/shared/campaign/step';
import { type Fen, fen } from '@luhuan/shared/fen';
import { AdjustmentId, type CampaignId, type NewId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { type Pool, type PoolShard, poolOfShards } from '@luhuan/shared/quota/pool';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { addStep, readManaged } from '../campaign/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, type Write } from '../platform/table.ts';
import { changeLimit, readShards, shardsOf } from '../quota/store.ts';
import { addAdjustment, changeAdjustment, readAdjustment } from './store.ts';

type Deps = { readonly table: Table; readonly newId: NewId };
type Request = { readonly campaignId: CampaignId; readonly person: Person; readonly attempt: Attempt };
type NotFound = RefusalOf<'NotFound'>;
type MoneyRefusal = RefusalOf<'BudgetChanged' | 'BudgetInUse'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

type Read = { readonly pool: Pool; readonly shards: readonly PoolShard[] };

const readPool = async (table: Table, campaign: Campaign, category: Category): Promise<Read | undefined> => {
  const shards = await readShards(table, shardsOf(campaign, category));
  return shards.length === 0 ? undefined : { pool: poolOfShards(shards), shards };
};

/** More goes to the first counter; less is taken where most is left. Every counter's part must still be what was seen. */
const changes = (table: Table, shards: readonly PoolShard[], targetFen: Fen): Write[] => {
  let missing = poolOfShards(shards).limitFen - targetFen;
  return shards
    .toSorted((a, b) => (missing > 0 ? b.leftFen - a.leftFen : a.shard - b.shard))
    .map((shard) => {
      const less = Math.min(missing, shard.leftFen);
      missing -= less;
      return changeLimit(table, shard, shard.limitFen, -less);
    });
};

/** Whether the pool is what the request says, and can be what it asks for. What holds at the commit is its conditions. */
const possible = (
  { limitFen, heldFen, spentFen }: Pool,
  currentFen: Fen,
  targetFen: Fen,
): Result<void, MoneyRefusal> => {
  if (limitFen !== currentFen) return refuse({ code: 'BudgetChanged', currentFen: limitFen });
  const leastFen = fen(heldFen + spentFen);
  return targetFen < leastFen ? refuse({ code: 'BudgetInUse', leastFen }) : ok(undefined);
};

const stepOf = (by: Person, at: Attempt['at'], did: Step['did']): Step => ({
  at,
  by: by.personId,
  did,
});

type Asked = Pick<Adjustment, 'category' | 'currentFen' | 'targetFen' | 'reason'>;

/** Asks for another budget; nothing moves until somebody else applies it. */
export const requestAdjustment =
  ({ table, newId }: Deps) =>
  ({
    campaignId,
    person,
    attempt,
    ...asked
  }: Request & Asked): Promise<
    Outcome<Adjustment, NotFound | RefusalOf<'CategoryNotOffered'> | MoneyRefusal | Reused>
  > =>
    once<Adjustment, NotFound | RefusalOf<'CategoryNotOffered'> | MoneyRefusal>(table, attempt, async (commitOnce) => {
      const found = await readManaged(table, person, campaignId);
      if (!found.ok) return found;
      const { category, currentFen, targetFen, reason } = asked;
      const read = await readPool(table, found.value, category);
      if (read === undefined) return refuse({ code: 'CategoryNotOffered', category });
      const fits = possible(read.pool, currentFen, targetFen);
      if (!fits.ok) return fits;
      const adjustment: Adjustment = {
        adjustmentId: AdjustmentId.parse(`adj_${newId()}`),
        campaignId,
        category,
        currentFen,
        targetFen,
        reason,
        askedBy: person.personId,
        askedAt: attempt.at,
        status: 'asked',
      };
      const { adjustmentId } = adjustment;
      const did = { kind: 'asked-for-budget' as const, adjustmentId, category, currentFen, targetFen, reason };
      const done = await commitOnce(adjustment, {
        adjustment: addAdjustment(table, adjustment),
        step: addStep(table, campaignId, stepOf(person, attempt.at, did), adjustmentId),
      });
      if (done.ok) return done.value;
      throw new Error(`adjustment id ${adjustmentId} was issued twice`);
    });

type Decide = Request & { readonly adjustmentId: AdjustmentId; readonly verdict: 'applied' | 'declined' };
type DecideRefusal = NotFound | MoneyRefusal | RefusalOf<'AdjustmentDecided' | 'RequesterMayNotDecide'>;

/** Applies or declines: adjustment, pool and step in one commit, on the pool's limit being what the request said. */
export const decideAdjustment =
  ({ table }: Pick<Deps, 'table'>) =>
  ({
    campaignId,
    person,
    attempt,
    adjustmentId,
    verdict,
  }: Decide): Promise<Outcome<Adjustment, DecideRefusal | Reused>> =>
    once<Adjustment, DecideRefusal>(table, attempt, async (commitOnce) => {
      const found = await readManaged(table, person, campaignId);
      if (!found.ok) return found;
      const before = await readAdjustment(table, campaignId, adjustmentId);
      if (before === undefined) return refuse({ code: 'NotFound' });
      const after = decided(before, { verdict, by: person.personId, at: attempt.at });
      if (!after.ok) return after;
      const { category, currentFen, targetFen } = before;
      const read = await readPool(table, found.value, category);
      if (read === undefined) throw new Error(`the pool of ${category} vanished`);
      const fits: Result<void, MoneyRefusal> =
        verdict === 'applied' ? possible(read.pool, currentFen, targetFen) : ok(undefined);
      if (!fits.ok) return fits;
      const kind = verdict === 'applied' ? ('changed-budget' as const) : ('declined-budget' as const);
      const did = { kind, adjustmentId, category, currentFen, targetFen };
      const done = await commitOnce(after.value, {
        adjustment: changeAdjustment(table, after.value),
        pool: verdict === 'applied' ? changes(table, read.shards, targetFen) : undefined,
        step: addStep(table, campaignId, stepOf(person, attempt.at, did), `${adjustmentId} ${verdict}`),
      });
      if (done.ok) return done.value;
      if (done.error !== 'pool') return refuse({ code: 'AdjustmentDecided' });
      throw new Contention(`the pool of ${category} changed while its budget was`);
    });
