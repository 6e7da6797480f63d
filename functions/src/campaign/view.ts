import type { ManagedCampaign, OpenCampaign } from '@luhuan/shared/api/campaigns';
import { type ApprovedCampaign, type Campaign, stageOf } from '@luhuan/shared/campaign/campaign';
import { type Revision, ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import type { Pool } from '@luhuan/shared/quota/pool';
import type { Table } from '../platform/table.ts';
import { poolOf, readPools } from '../quota/store.ts';
import { fullRegionName } from '../region/store.ts';
import { readRevision } from './store.ts';

const poolsOf = (table: Table, campaign: Campaign, { rules }: Revision): Promise<Pool[]> =>
  readPools(
    table,
    rules.categories.map(({ category }) => poolOf(campaign, category)),
  );

/** An approved campaign as the public sees it: no names, no amounts, only how many vouchers are left. */
export const publicView = async (table: Table, campaign: ApprovedCampaign, now: Instant): Promise<OpenCampaign> => {
  const revision = await readRevision(table, campaign.campaignId, campaign.revisionNumber);
  const pools = await poolsOf(table, campaign, revision);
  return {
    campaignId: campaign.campaignId,
    stage: stageOf(campaign, now),
    regionName: fullRegionName(campaign.regionCode),
    revision,
    supply: pools.map(({ category, leftFen }) => ({
      category,
      vouchersLeft: Math.floor(leftFen / (ruleFor(revision.rules, category)?.capFen ?? Infinity)),
    })),
  };
};

/** A campaign as its authority sees it. Before approval it has no pools. */
export const managedView = async (table: Table, campaign: Campaign, now: Instant): Promise<ManagedCampaign> => {
  const revision = await readRevision(table, campaign.campaignId, campaign.revisionNumber);
  const pools = campaign.status === 'approved' ? await poolsOf(table, campaign, revision) : [];
  return { campaign, stage: stageOf(campaign, now), regionName: fullRegionName(campaign.regionCode), revision, pools };
};
