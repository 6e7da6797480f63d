import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { type Campaign, approve, objectTo, stageOf, submit } from '@luhuan/shared/campaign/campaign';
import type { Revision } from '@luhuan/shared/campaign/revision';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { type Pool, newPool } from '@luhuan/shared/quota/pool';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, refuse } from '@luhuan/shared/result';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table, Write } from '../platform/table.ts';
import { addPool, poolOf } from '../quota/store.ts';
import { fullRegionName } from '../region/store.ts';
import { readManaged } from './list-campaigns.ts';
import { addApproval, changeCampaign, readRevision } from './store.ts';

type Deps = { readonly table: Table };
type Step = { readonly campaignId: CampaignId; readonly person: Person; readonly attempt: Attempt };
type Base = RefusalOf<'NotFound' | 'CampaignNotInStatus'>;
type ReviewRefusal = Base | RefusalOf<'AuthorMayNotReview' | 'RevisionChanged'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** Moves a campaign one step; whoever moved it first wins, the other is told to read again. */
const step = <E>(
  { table }: Deps,
  { campaignId, person, attempt }: Step,
  move: (campaign: Campaign) => Result<Campaign, E>,
  also: (campaign: Campaign, revision: Revision) => { pools: Pool[]; writes: Record<string, Write> },
): Promise<Outcome<ManagedCampaign, E | Base | Reused>> =>
  once<ManagedCampaign, E | Base>(table, attempt, async (commitOnce) => {
    const found = await readManaged(table, person, campaignId);
    if (!found.ok) return found;
    const moved = move(found.value);
    if (!moved.ok) return moved;
    const campaign = moved.value;
    const revision = await readRevision(table, campaignId, campaign.revisionNumber);
    const { pools, writes } = also(campaign, revision);
    const view = {
      campaign,
      stage: stageOf(campaign, attempt.at),
      regionName: fullRegionName(campaign.regionCode),
      revision,
      pools,
    };
    const done = await commitOnce(view, { campaign: changeCampaign(table, found.value, campaign), ...writes });
    return done.ok ? done.value : refuse({ code: 'CampaignNotInStatus', status: found.value.status });
  });

const nothingElse = () => ({ pools: [], writes: {} });

export const submitCampaign = (deps: Deps) => (request: Step) =>
  step<RefusalOf<'CampaignNotInStatus' | 'WindowOver'>>(
    deps,
    request,
    (campaign) => submit(campaign, request.attempt.at),
    nothingElse,
  );

/** Approves the revision with this hash and, in the same commit, makes its money available. */
export const approveCampaign = (deps: Deps) => (request: Step & { readonly hash: string }) => {
  const approvedBy = request.person.personId;
  const approvedAt = request.attempt.at;
  return step<ReviewRefusal | RefusalOf<'WindowOver'>>(
    deps,
    request,
    (campaign) => approve(campaign, approvedBy, request.hash, approvedAt),
    (campaign, { rules }) => {
      const pools = rules.categories.map(({ category, budgetFen }) => newPool(poolOf(campaign, category), budgetFen));
      const added = pools.map((pool) => [`pool ${pool.category}`, addPool(deps.table, pool)] as const);
      const approval = addApproval(deps.table, campaign, { approvedBy, approvedAt });
      return { pools, writes: { approval, ...Object.fromEntries(added) } };
    },
  );
};

export const objectToCampaign =
  (deps: Deps) => (request: Step & { readonly hash: string; readonly reason: string }) => {
    const objection = { by: request.person.personId, at: request.attempt.at, reason: request.reason };
    return step<ReviewRefusal>(deps, request, (campaign) => objectTo(campaign, objection, request.hash), nothingElse);
  };
