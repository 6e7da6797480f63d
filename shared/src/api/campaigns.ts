import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Campaign, Stage } from '../campaign/campaign.ts';
import { Preset } from '../campaign/preset.ts';
import { Origin } from '../campaign/proposal.ts';
import { Revision, RevisionHash, Rules } from '../campaign/revision.ts';
import { BothLanguages } from '../campaign/rule.ts';
import { Instant } from '../clock.ts';
import { CampaignId } from '../ids.ts';
import { Pool } from '../quota/pool.ts';
import { RegionCode } from '../region.ts';
import { get, post } from './endpoint.ts';

/** A campaign in force as the public sees it. */
export const OpenCampaign = z
  .object({
    campaignId: CampaignId,
    stage: Stage,
    regionName: z.string(),
    revision: Revision,
    /** Why claims are stopped, in the words of the office; `null` while they are not. */
    halted: BothLanguages.nullable(),
    /** When claims are next taken, by the openings; `null`: now, or not any more. */
    opensAt: Instant.nullable(),
    /** When more money comes; `null`: no tranche is planned, and no drop. */
    moreMoneyAt: Instant.nullable(),
    /** How many vouchers the money that is left pays for at the cap. */
    supply: z.array(z.object({ category: Category, vouchersLeft: z.int().min(0) })),
  })
  .meta({ id: 'OpenCampaign' });
export type OpenCampaign = z.infer<typeof OpenCampaign>;

/** A campaign as its authority sees it, with its money. */
export const ManagedCampaign = z
  .object({
    campaign: Campaign,
    stage: Stage,
    regionName: z.string(),
    /** What is worked on: the proposal's revision, or the one in force when there is no proposal. */
    revision: Revision,
    /** The revision in force, where another one is proposed beside it. */
    live: Revision.nullable(),
    pools: z.array(Pool),
  })
  .meta({ id: 'ManagedCampaign' });
export type ManagedCampaign = z.infer<typeof ManagedCampaign>;

const campaignId = z.object({ campaignId: CampaignId });

export const listOpenCampaigns = get({
  id: 'listOpenCampaigns',
  path: '/v1/regions/{regionCode}/campaigns',
  summary: 'Approved campaigns that reach a place, those of the regions around it included',
  params: z.object({ regionCode: RegionCode }),
  reply: z.object({ items: z.array(OpenCampaign) }),
});

export const getOpenCampaign = get({
  id: 'getOpenCampaign',
  path: '/v1/campaigns/{campaignId}',
  summary: 'One approved campaign',
  params: campaignId,
  reply: OpenCampaign,
  refusals: ['NotFound'],
});

export const listPresets = get({
  id: 'listPresets',
  path: '/v1/presets',
  summary: 'Published programmes to start a campaign from',
  reply: z.object({ items: z.array(Preset) }),
});

export const listManagedCampaigns = get({
  id: 'listManagedCampaigns',
  path: '/v1/government/campaigns',
  summary: 'Campaigns of the own region subtree in every status, with their money',
  reply: z.object({ items: z.array(ManagedCampaign) }),
});

export const getManagedCampaign = get({
  id: 'getManagedCampaign',
  path: '/v1/government/campaigns/{campaignId}',
  summary: 'One campaign of the own region subtree, with its money',
  params: campaignId,
  reply: ManagedCampaign,
  refusals: ['NotFound'],
});

/** Rules as an office writes them, and what they were made from. */
export const Draft = z.strictObject({ rules: Rules, origin: Origin }).meta({ id: 'Draft' });
export type Draft = z.infer<typeof Draft>;

const draftRefusals = [
  'NotFound',
  'RegionOutsideYours',
  'WindowOver',
  'WindowEmpty',
  'OpeningsOverlap',
  'SharesNotWhole',
  'PurseTwice',
  'WaterfallOutOfOrder',
  'CapAboveCeiling',
  'RateTwice',
  'StandardTwice',
  'BudgetBelowCap',
  'EvidenceDueAstray',
  'DeedTwice',
  'ConditionIllTyped',
  'ConditionTwice',
  'RelationTwice',
  'RelationCircular',
  'RelationUnknown',
  'TrancheOutsideWindow',
  'TrancheTwice',
  'TrancheWithoutCategory',
  'DrawOutsideWindow',
  'DropNeverComes',
  'KeptSharesAboveWhole',
  'KeptSharesInTurn',
  'KeptShareTwice',
  'KeptShareTooShort',
  'KeptShareElsewhere',
] as const;

export const openCampaign = post({
  id: 'openCampaign',
  path: '/v1/campaigns',
  summary: 'Write the first revision of a campaign',
  body: Draft,
  reply: ManagedCampaign,
  refusals: draftRefusals,
});

export const reviseCampaign = post({
  id: 'reviseCampaign',
  path: '/v1/campaigns/{campaignId}/revisions',
  summary: 'Write the next revision: of a draft, after an objection, or beside the one that is in force',
  params: campaignId,
  body: Draft,
  reply: ManagedCampaign,
  refusals: [...draftRefusals, 'CampaignNotInStatus', 'BudgetByAdjustment'],
});

export const submitCampaign = post({
  id: 'submitCampaign',
  path: '/v1/campaigns/{campaignId}/submissions',
  summary: 'Hand a draft and its impact report to other people for review',
  params: campaignId,
  body: z.strictObject({
    reportHash: RevisionHash,
    /** When it is to come into force; `null`: with the last approval. */
    activeFrom: Instant.nullable(),
  }),
  reply: ManagedCampaign,
  refusals: ['NotFound', 'CampaignNotInStatus', 'WindowOver', 'ReportMissing', 'ReportChanged'],
});

const reviewRefusals = [
  'NotFound',
  'CampaignNotInStatus',
  'AuthorMayNotReview',
  'RevisionChanged',
  'ReportChanged',
] as const;
/** The very revision and the very report that were read. */
const read = { hash: RevisionHash, reportHash: RevisionHash };

export const approveCampaign = post({
  id: 'approveCampaign',
  path: '/v1/campaigns/{campaignId}/approvals',
  summary:
    'Approve the very revision and impact report that were read; with the last approval its money becomes available',
  params: campaignId,
  body: z.strictObject(read),
  reply: ManagedCampaign,
  refusals: [...reviewRefusals, 'AlreadyApproved', 'WindowOver', 'RelationCircular', 'RelationUnknown'],
});

export const objectToCampaign = post({
  id: 'objectToCampaign',
  path: '/v1/campaigns/{campaignId}/objections',
  summary: 'Send a revision back to its author with the reason',
  params: campaignId,
  body: z.strictObject({ ...read, reason: z.string().trim().min(4).max(500) }),
  reply: ManagedCampaign,
  refusals: reviewRefusals,
});

export const stopCampaign = post({
  id: 'stopCampaign',
  path: '/v1/campaigns/{campaignId}/stops',
  summary: 'Stop claims at once: for a while, or until the vouchers that are held have ended',
  params: campaignId,
  body: z.strictObject({ state: z.enum(['paused', 'draining']), reason: BothLanguages }),
  reply: ManagedCampaign,
  refusals: ['NotFound', 'FlowNotPossible', 'CampaignNotInStatus'],
});

export const resumeCampaign = post({
  id: 'resumeCampaign',
  path: '/v1/campaigns/{campaignId}/resumptions',
  summary: 'Take claims again; by somebody else than who stopped them',
  params: campaignId,
  body: z.strictObject({}),
  reply: ManagedCampaign,
  refusals: ['NotFound', 'FlowNotPossible', 'PauserMayNotResume', 'CampaignNotInStatus'],
});
