import type { ReadyReport, ReportProgress } from '@luhuan/shared/api/impact';
import { type Campaign, inForceAt } from '@luhuan/shared/campaign/campaign';
import type { Origin, Proposal } from '@luhuan/shared/campaign/proposal';
import type { RevisionHash, Rules } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import type { ComparedWith } from '@luhuan/shared/impact/report';
import { EMPTY_TALLY } from '@luhuan/shared/impact/tally';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, refuse } from '@luhuan/shared/result';
import { type Officer, readManaged, readRevision } from '../campaign/store.ts';
import { type Table, commit } from '../platform/table.ts';
import { readPools } from '../quota/store.ts';
import { type BuildDeps, stepReport } from './build-report.ts';
import { type BuildingRow, addBuilding, readBuilding, readReport, whileUnreported } from './store.ts';

type NotFound = RefusalOf<'NotFound'>;

type Past = Pick<BuildingRow, 'history' | 'comparedWith' | 'baseHash'>;

/** Last year's campaign, if the officer may see it. */
const pastOfOrigin = async (table: Table, person: Officer, origin: Origin): Promise<Past> => {
  if (origin.kind === 'blank') return { history: null, comparedWith: { kind: 'nothing' }, baseHash: null };
  const comparedWith: ComparedWith = { kind: 'origin', origin };
  if (origin.kind === 'preset') return { history: null, comparedWith, baseHash: null };
  const { campaignId, revisionNumber } = origin;
  const reached = await readManaged(table, person, campaignId);
  return reached.ok
    ? { history: { campaignId, number: revisionNumber }, comparedWith, baseHash: null }
    : { history: null, comparedWith: { kind: 'nothing' }, baseHash: null };
};

const pastOf = (table: Table, person: Officer, campaign: Campaign, proposal: Proposal, now: Instant): Promise<Past> => {
  const inForce = inForceAt(campaign, now);
  if (inForce === null) return pastOfOrigin(table, person, proposal.origin);
  const { number, hash } = inForce;
  const history = { campaignId: campaign.campaignId, number };
  return Promise.resolve({ history, comparedWith: { kind: 'in-force', number, hash }, baseHash: hash });
};

const moneyIn = async (table: Table, campaign: Campaign, { categories }: Rules): Promise<BuildingRow['money']> => {
  const pools = await readPools(
    table,
    categories.map(({ category }) => ({ campaign, category })),
  );
  return pools.map(({ category, leftFen }) => ({ category, leftFen }));
};

type Asked = { readonly campaignId: CampaignId; readonly hash: RevisionHash; readonly person: Officer };
type StartRefusal = NotFound | RefusalOf<'RevisionChanged' | 'CampaignNotInStatus'>;

/** Begins the report of a draft unless it is there or on the way, and takes its first step. */
export const startReport =
  (deps: BuildDeps) =>
  async ({ campaignId, hash, person }: Asked, now: Instant): Promise<Result<ReportProgress, StartRefusal>> => {
    const { table } = deps;
    const found = await readManaged(table, person, campaignId);
    if (!found.ok) return found;
    const campaign = found.value;
    const { proposal } = campaign;
    if (proposal === null) return refuse({ code: 'CampaignNotInStatus', status: 'in-force' });
    if (proposal.hash !== hash) return refuse({ code: 'RevisionChanged', hash: proposal.hash });
    const { number } = proposal;
    const there = (await readBuilding(table, campaignId, number)) ?? (await readReport(table, campaignId, number));
    if (there === undefined) {
      const draft = await readRevision(table, campaignId, number);
      const row: BuildingRow = {
        type: 'report-building',
        campaignId,
        number,
        hash,
        ...(await pastOf(table, person, campaign, proposal, now)),
        version: 1,
        startedAt: now,
        money: await moneyIn(table, campaign, draft.rules),
        cursor: null,
        tally: EMPTY_TALLY,
      };
      // where it fails somebody else began the same a moment earlier, or has finished it
      await commit(table, {
        building: addBuilding(table, row),
        unreported: whileUnreported(table, campaignId, number),
      });
    }
    return stepReport(deps)({ campaignId, number, person });
  };

/** Makes the whole report in one go, where nobody waits for an answer. */
export const wholeReport =
  (deps: BuildDeps) =>
  async (asked: Asked, now: Instant): Promise<ReadyReport> => {
    for (;;) {
      const progress = await startReport(deps)(asked, now);
      if (!progress.ok) throw new Error(`no report of ${asked.campaignId}: ${progress.error.code}`);
      if (progress.value.state === 'ready') return progress.value;
    }
  };
