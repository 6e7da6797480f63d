import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Campaign, Stage } from '../campaign/campaign.ts';
import { Plan, PlanChange } from '../campaign/plan.ts';
import { Preset } from '../campaign/preset.ts';
import { Revision, RevisionHash } from '../campaign/revision.ts';
import { CampaignId } from '../ids.ts';
import { Pool } from '../quota/pool.ts';
import { RegionCode } from '../region.ts';
import { get, post } from './endpoint.ts';

/** An approved campaign as the public sees it. */
export const OpenCampaign = z
  .object({
    campaignId: CampaignId,
    stage: Stage,
    regionName: z.string(),
    revision: Revision,
    /** How many vouchers the money that is left pays for at the cap. */
    supply: z.array(z.object({ category: Category, vouchersLeft: z.int().min(0) })),
  })
  .meta({ id: 'OpenCampaign' });
export type OpenCampaign = z.infer<typeof OpenCampaign>;

/** A campaign as its authority sees it, with its money. */
export const ManagedCampaign = z
  .object({ campaign: Campaign, stage: Stage, regionName: z.string(), revision: Revision, pools: z.array(Pool) })
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

export const openCampaign = post({
  id: 'openCampaign',
  path: '/v1/campaigns',
  summary: 'Write the first revision of a campaign from a preset',
  body: Plan,
  reply: ManagedCampaign,
  refusals: ['NotFound', 'RegionOutsideYours', 'BudgetBelowCap', 'WindowOver'],
});

export const reviseCampaign = post({
  id: 'reviseCampaign',
  path: '/v1/campaigns/{campaignId}/revisions',
  summary: 'Write the next revision of a draft, or of a campaign that met an objection',
  params: campaignId,
  body: PlanChange,
  reply: ManagedCampaign,
  refusals: ['NotFound', 'RegionOutsideYours', 'BudgetBelowCap', 'WindowOver', 'CampaignNotInStatus'],
});

export const submitCampaign = post({
  id: 'submitCampaign',
  path: '/v1/campaigns/{campaignId}/submissions',
  summary: 'Hand a draft to another person for review',
  params: campaignId,
  body: z.strictObject({}),
  reply: ManagedCampaign,
  refusals: ['NotFound', 'CampaignNotInStatus', 'WindowOver'],
});

const reviewRefusals = ['NotFound', 'CampaignNotInStatus', 'AuthorMayNotReview', 'RevisionChanged'] as const;

export const approveCampaign = post({
  id: 'approveCampaign',
  path: '/v1/campaigns/{campaignId}/approvals',
  summary: 'Approve the very revision that was read; its money becomes available',
  params: campaignId,
  body: z.strictObject({ hash: RevisionHash }),
  reply: ManagedCampaign,
  refusals: [...reviewRefusals, 'WindowOver'],
});

export const objectToCampaign = post({
  id: 'objectToCampaign',
  path: '/v1/campaigns/{campaignId}/objections',
  summary: 'Send a revision back to its author with the reason',
  params: campaignId,
  body: z.strictObject({ hash: RevisionHash, reason: z.string().trim().min(4).max(500) }),
  reply: ManagedCampaign,
  refusals: reviewRefusals,
});
