import * as z from 'zod';
import { Instant } from '../clock.ts';
import { CampaignId, PersonId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { type Result, ok, refuse } from '../result.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { Approval, type ApprovedProposal, type Objection, Origin, Proposal } from './proposal.ts';
import { RevisionHash, type Window } from './revision.ts';
import { BothLanguages } from './rule.ts';

/** The revision that claims are decided under. */
export const InForce = z
  .object({
    number: z.int().min(1),
    hash: RevisionHash,
    authorId: PersonId,
    origin: Origin,
    approvals: z.array(Approval).min(1),
    reportHash: RevisionHash,
    activeFrom: Instant,
  })
  .meta({ id: 'InForce' });
export type InForce = z.infer<typeof InForce>;

const halt = { reason: BothLanguages, by: PersonId, at: Instant };

/** Whether vouchers are given out. However it stands, a voucher that is held is honoured. */
export const Flow = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('running'), since: Instant.nullable() }),
    z.object({ state: z.literal('paused'), ...halt }),
    z.object({ state: z.literal('draining'), ...halt }),
  ])
  .meta({ id: 'Flow' });
export type Flow = z.infer<typeof Flow>;

/** One programme of one authority in one region and period: what is in force, and what is proposed beside it. */
export const Campaign = z
  .object({
    campaignId: CampaignId,
    regionCode: RegionCode,
    /** Rises with every change; every change is conditional on it. */
    version: z.int().min(1),
    proposal: Proposal.nullable(),
    inForce: InForce.nullable(),
    flow: Flow,
    /** Over how many counters the money of each category is spread; fixed with the first approval. */
    shards: z.int().min(1).max(64),
    /** How many shares any approved revision kept for named people: each has a counter of its own. */
    lanes: z.int().min(0).max(6),
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;

const asInForce = (proposal: ApprovedProposal): InForce => {
  const { number, hash, authorId, origin, approvals, reportHash, activeFrom } = proposal;
  return { number, hash, authorId, origin, approvals, reportHash, activeFrom };
};

/** An approved proposal comes into force by the clock, without a job. */
export const inForceAt = ({ proposal, inForce }: Campaign, now: Instant): InForce | null =>
  proposal?.status === 'approved' && proposal.activeFrom <= now ? asInForce(proposal) : inForce;

/** The same campaign with a proposal that has come into force put in its place. */
export const settled = (campaign: Campaign, now: Instant): Campaign => {
  const current = inForceAt(campaign, now);
  return current === campaign.inForce ? campaign : { ...campaign, inForce: current, proposal: null };
};

/** What the campaign is to the public at a moment; `exhausted`: live, but no category can pay for another voucher. */
export const Stage = z
  .enum([
    'draft',
    'in-review',
    'objected',
    'approved',
    'scheduled',
    'live',
    'exhausted',
    'paused',
    'draining',
    'closed',
  ])
  .meta({ id: 'Stage' });
export type Stage = z.infer<typeof Stage>;

/** `window` is that of the revision in force; `exhausted` what its pools say. */
export const stageOf = (campaign: Campaign, window: Window, exhausted: boolean, now: Instant): Stage => {
  const inForce = inForceAt(campaign, now);
  if (inForce === null) return campaign.proposal?.status ?? 'draft';
  if (now >= window.until) return 'closed';
  if (campaign.flow.state !== 'running') return campaign.flow.state;
  if (now < window.from) return 'scheduled';
  return exhausted ? 'exhausted' : 'live';
};

type NotInStatus = RefusalOf<'CampaignNotInStatus'>;
const statusOf = ({ proposal, inForce }: Campaign): string =>
  proposal?.status ?? (inForce === null ? 'draft' : 'in-force');
const notInStatus = (campaign: Campaign) =>
  refuse({ code: 'CampaignNotInStatus', status: statusOf(campaign) } satisfies NotInStatus);

/** Puts a change in, counted. */
const changed = (campaign: Campaign, change: Partial<Campaign>): Campaign => ({
  ...campaign,
  ...change,
  version: campaign.version + 1,
});

export const newCampaign = (
  campaign: Pick<Campaign, 'campaignId' | 'regionCode'>,
  draft: { hash: RevisionHash; authorId: PersonId; origin: Origin },
): Campaign => ({
  ...campaign,
  version: 1,
  proposal: { ...draft, number: 1, status: 'draft' },
  inForce: null,
  flow: { state: 'running', since: null },
  shards: 1,
  lanes: 0,
});

/** The number that the next revision gets. */
export const nextNumber = ({ proposal, inForce }: Campaign): number =>
  Math.max(proposal?.number ?? 0, inForce?.number ?? 0) + 1;

/**
 * A further revision by whoever writes it: that person becomes the author and may not approve it. What is under review, or
 * approved and waiting, is not touched.
 */
export const revise = (
  before: Campaign,
  draft: { hash: RevisionHash; authorId: PersonId; origin: Origin },
  now: Instant,
): Result<Campaign, NotInStatus> => {
  const campaign = settled(before, now);
  const status = campaign.proposal?.status;
  if (status === 'in-review' || status === 'approved') return notInStatus(campaign);
  return ok(changed(campaign, { proposal: { ...draft, number: nextNumber(campaign), status: 'draft' } }));
};

export const submit = (
  campaign: Campaign,
  review: { reportHash: RevisionHash; approvalsNeeded: number; activeFrom: Instant },
  now: Instant,
): Result<Campaign, NotInStatus> => {
  const { proposal } = campaign;
  if (proposal?.status !== 'draft') return notInStatus(campaign);
  const { number, hash, authorId, origin } = proposal;
  return ok(
    changed(campaign, {
      proposal: { number, hash, authorId, origin, ...review, approvals: [], status: 'in-review', submittedAt: now },
    }),
  );
};

type InReview = Extract<Proposal, { status: 'in-review' }>;
/** What was read: the very revision, and the very report. */
export type Read = { readonly hash: RevisionHash; readonly reportHash: RevisionHash };
type ReviewRefusal = NotInStatus | RefusalOf<'AuthorMayNotReview' | 'RevisionChanged' | 'ReportChanged'>;

const reviewable = (campaign: Campaign, by: PersonId, read: Read): Result<InReview, ReviewRefusal> => {
  const { proposal } = campaign;
  if (proposal?.status !== 'in-review') return notInStatus(campaign);
  if (proposal.authorId === by) return refuse({ code: 'AuthorMayNotReview' });
  if (proposal.hash !== read.hash) return refuse({ code: 'RevisionChanged', hash: proposal.hash });
  if (proposal.reportHash !== read.reportHash)
    return refuse({ code: 'ReportChanged', reportHash: proposal.reportHash });
  return ok(proposal);
};

/** One more yes; the last that is needed approves. */
export const approve = (
  campaign: Campaign,
  by: PersonId,
  read: Read,
  now: Instant,
): Result<Campaign, ReviewRefusal | RefusalOf<'AlreadyApproved'>> => {
  const reviewed = reviewable(campaign, by, read);
  if (!reviewed.ok) return reviewed;
  const proposal = reviewed.value;
  if (proposal.approvals.some((approval) => approval.by === by)) return refuse({ code: 'AlreadyApproved' });
  const approvals = [...proposal.approvals, { by, at: now }];
  if (approvals.length < proposal.approvalsNeeded)
    return ok(changed(campaign, { proposal: { ...proposal, approvals } }));
  const { submittedAt: _, ...rest } = proposal;
  const activeFrom = proposal.activeFrom < now ? now : proposal.activeFrom;
  const approved: ApprovedProposal = { ...rest, approvals, activeFrom, status: 'approved', approvedAt: now };
  return ok(settled(changed(campaign, { proposal: approved }), now));
};

export const objectTo = (campaign: Campaign, objection: Objection, read: Read): Result<Campaign, ReviewRefusal> => {
  const reviewed = reviewable(campaign, objection.by, read);
  if (!reviewed.ok) return reviewed;
  const { number, hash, authorId, origin } = reviewed.value;
  return ok(changed(campaign, { proposal: { number, hash, authorId, origin, status: 'objected', objection } }));
};

type Halt = { readonly reason: BothLanguages; readonly by: PersonId; readonly at: Instant };

/** Stops claims at once, or for good (`draining`: what is held is used up, then the campaign is over). One person may do it. */
export const stop = (
  campaign: Campaign,
  state: 'paused' | 'draining',
  halted: Halt,
): Result<Campaign, RefusalOf<'FlowNotPossible'>> => {
  const { flow } = campaign;
  const possible =
    inForceAt(campaign, halted.at) !== null &&
    (flow.state === 'running' || (flow.state === 'paused' && state === 'draining'));
  return possible
    ? ok(changed(settled(campaign, halted.at), { flow: { state, ...halted } }))
    : refuse({ code: 'FlowNotPossible', flow: flow.state });
};

/** Money flows again only when somebody else than who stopped it says so. */
export const resume = (
  campaign: Campaign,
  by: PersonId,
  now: Instant,
): Result<Campaign, RefusalOf<'FlowNotPossible' | 'PauserMayNotResume'>> => {
  const { flow } = campaign;
  if (flow.state !== 'paused') return refuse({ code: 'FlowNotPossible', flow: flow.state });
  if (flow.by === by) return refuse({ code: 'PauserMayNotResume' });
  return ok(changed(campaign, { flow: { state: 'running', since: now } }));
};

export type HaltedRefusal = RefusalOf<'CampaignPaused' | 'CampaignDraining'>;

/** A stop counts at once for whoever wants a voucher or a place in line; vouchers that are held do not ask. */
export const notHalted = ({ flow }: Campaign): Result<void, HaltedRefusal> => {
  if (flow.state === 'running') return ok(undefined);
  const { reason } = flow;
  return refuse({ code: flow.state === 'paused' ? 'CampaignPaused' : 'CampaignDraining', reason });
};
