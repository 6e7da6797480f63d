import {
  type Campaign,
  type Read,
  approve,
  inForceAt,
  objectTo,
  settled,
  submit,
} from '@luhuan/shared/campaign/campaign';
import { type ApprovedProposal, approvalsFor } from '@luhuan/shared/campaign/proposal';
import type { Revision, RevisionHash, Rules } from '@luhuan/shared/campaign/revision';
import type { Step } from '@luhuan/shared/campaign/step';
import type { Instant } from '@luhuan/shared/clock';
import { type Fen, fen, sumFen } from '@luhuan/shared/fen';
import { isLetOutAtOnce, sharesOf } from '@luhuan/shared/pacing/lane';
import { type Pool, newPool, poolOfShards, shardsFor } from '@luhuan/shared/quota/pool';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readReport } from '../impact/store.ts';
import { addDue } from '../pacing/store.ts';
import type { Table, Write } from '../platform/table.ts';
import { addAllotting } from '../award/store.ts';
import { addShard, poolOf } from '../quota/store.ts';
import { planTranches } from '../tranche/store.ts';
import { type RelationRefusal, checkRelations } from './check-relations.ts';
import { type StepRequest, takeStep } from './take-step.ts';
import { readRevision } from './store.ts';
import { poolsOf } from './view.ts';

type Deps = { readonly table: Table };
type NotInStatus = RefusalOf<'CampaignNotInStatus'>;
type WindowOver = RefusalOf<'WindowOver'>;
type ReportRefusal = RefusalOf<'ReportMissing' | 'ReportChanged'>;
type ReviewRefusal = NotInStatus | RefusalOf<'AuthorMayNotReview' | 'RevisionChanged' | 'ReportChanged'>;

/** All money that a revision can give out. */
const budgetOf = ({ categories, tranches }: Rules): Fen =>
  sumFen([
    ...categories.map(({ budgetFen }) => budgetFen),
    ...tranches.flatMap(({ budgets }) => budgets.map(({ amountFen }) => amountFen)),
  ]);

/** The report must be of this very draft: an older one tells of another change. */
const checkReport = async (
  table: Table,
  { proposal, campaignId }: Campaign,
  reportHash: RevisionHash,
): Promise<Result<void, ReportRefusal>> => {
  const report = proposal === null ? undefined : await readReport(table, campaignId, proposal.number);
  if (report === undefined || report.hash !== proposal?.hash) return refuse({ code: 'ReportMissing' });
  return report.reportHash === reportHash
    ? ok(undefined)
    : refuse({ code: 'ReportChanged', reportHash: report.reportHash });
};

const revisionUnderReview = (table: Table, { campaignId, proposal }: Campaign): Promise<Revision | undefined> =>
  proposal === null ? Promise.resolve(undefined) : readRevision(table, campaignId, proposal.number);

const notOver = (revision: Revision | undefined, now: Instant): Result<void, WindowOver> => {
  const until = revision?.rules.window.until;
  return until === undefined || now < until ? ok(undefined) : refuse({ code: 'WindowOver', until });
};

const reading = (campaign: Campaign, read: Read) => ({ number: campaign.proposal?.number ?? 0, ...read });

/** Hands a draft and its report over for review. */
export const submitCampaign =
  (deps: Deps) => (request: StepRequest & { readonly reportHash: RevisionHash; readonly activeFrom: Instant | null }) =>
    takeStep<NotInStatus | WindowOver | ReportRefusal>(deps, request, async (campaign) => {
      const { table } = deps;
      const { at } = request.attempt;
      const { reportHash } = request;
      const revision = await revisionUnderReview(table, campaign);
      const open = notOver(revision, at);
      if (!open.ok) return open;
      const activeFrom = request.activeFrom ?? at;
      const approvalsNeeded = revision === undefined ? 1 : approvalsFor(budgetOf(revision.rules));
      const after = submit(campaign, { reportHash, approvalsNeeded, activeFrom }, at);
      if (!after.ok) return after;
      const report = await checkReport(table, campaign, reportHash);
      if (!report.ok) return report;
      const hash = campaign.proposal?.hash ?? reportHash;
      return ok({ campaign: after.value, did: { kind: 'submitted', ...reading(campaign, { hash, reportHash }) } });
    });

/** What an approved revision brings into being: pools for categories that have none yet, its tranches, and the pace of its drops. */
const moneyOf = async (
  table: Table,
  campaign: Campaign,
  proposal: ApprovedProposal,
  now: Instant,
): Promise<{ pools: Pool[]; spread: Pick<Campaign, 'shards' | 'lanes'>; writes: Record<string, Write> }> => {
  const { campaignId, regionCode } = campaign;
  const { rules } = await readRevision(table, campaignId, proposal.number);
  const inForce = inForceAt(campaign, now);
  const before = inForce === null ? undefined : (await readRevision(table, campaignId, inForce.number)).rules;
  const there = await poolsOf(table, campaign, rules);
  const pools = rules.categories
    .filter(({ category }) => !there.some((pool) => pool.category === category))
    .map(({ category, budgetFen }) => {
      const reserveFen = isLetOutAtOnce(rules.release) ? fen(0) : budgetFen;
      return newPool(poolOf({ campaignId, regionCode }, category), budgetFen, reserveFen);
    });
  const added = Object.fromEntries(pools.map((pool) => [`pool ${pool.category}`, addShard(table, pool)]));
  const units = rules.categories.map(({ budgetFen, capFen }) => Math.floor(budgetFen / capFen));
  const shards = inForce === null ? shardsFor(Math.max(...units)) : campaign.shards;
  const lanes = Math.max(campaign.lanes, sharesOf(rules.release).length);
  const activeFrom = proposal.activeFrom < now ? now : proposal.activeFrom;
  const allotted = rules.allocation.kind === 'draw' || rules.allocation.kind === 'waiting-list';
  const writes = {
    ...added,
    ...planTranches(table, { campaignId, regionCode }, before, rules, now),
    drops: addDue(table, { campaignId, category: null, at: activeFrom }),
    ...(allotted ? { allotting: addAllotting(table, campaignId) } : {}),
  };
  return { pools: pools.map((pool) => poolOfShards([pool])), spread: { shards, lanes }, writes };
};

/** One more yes to the very revision and report; with the last one, and in the same commit, its money becomes available. */
export const approveCampaign = (deps: Deps) => (request: StepRequest & Read) =>
  takeStep<ReviewRefusal | WindowOver | RelationRefusal | RefusalOf<'AlreadyApproved'>>(
    deps,
    request,
    async (campaign) => {
      const { table } = deps;
      const { at } = request.attempt;
      const by = request.person.personId;
      const read = { hash: request.hash, reportHash: request.reportHash };
      const after = approve(campaign, by, read, at);
      if (!after.ok) return after;
      const revision = await revisionUnderReview(table, campaign);
      const open = notOver(revision, at);
      if (!open.ok) return open;
      const { campaignId, proposal } = campaign;
      const related = await checkRelations(table, { campaignId, relations: revision?.rules.relations ?? [] }, at);
      if (!related.ok) return related;
      if (proposal?.status !== 'in-review') throw new Error(`${campaignId} was approved without being under review`);
      const approvals = proposal.approvals.length + 1;
      const { approvalsNeeded } = proposal;
      const did: Step['did'] = { kind: 'approved', ...reading(campaign, read), approvals, approvalsNeeded };
      if (approvals < approvalsNeeded) return ok({ campaign: after.value, did });
      const approved: ApprovedProposal = {
        ...proposal,
        approvals: [...proposal.approvals, { by, at }],
        status: 'approved',
        approvedAt: at,
      };
      const { spread, ...money } = await moneyOf(table, settled(campaign, at), approved, at);
      return ok({ campaign: { ...after.value, ...spread }, did, ...money });
    },
  );

export const objectToCampaign = (deps: Deps) => (request: StepRequest & Read & { readonly reason: string }) =>
  takeStep<ReviewRefusal>(deps, request, async (campaign) => {
    const { hash, reportHash, reason } = request;
    const objection = { by: request.person.personId, at: request.attempt.at, reason };
    const after = objectTo(campaign, objection, { hash, reportHash });
    if (!after.ok) return after;
    return ok({ campaign: after.value, did: { kind: 'objected', ...reading(campaign, { hash, reportHash }), reason } });
  });
