import type { ManagedCampaign, OpenCampaign } from '@luhuan/shared/api/campaigns';
import { type Campaign, inForceAt, stageOf } from '@luhuan/shared/campaign/campaign';
import { openFrom } from '@luhuan/shared/campaign/opening';
import { type Rules, ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import type { Pool } from '@luhuan/shared/quota/pool';
import type { Table } from '../platform/table.ts';
import { readPools } from '../quota/store.ts';
import { fullRegionName } from '../region/store.ts';
import { type Running, readRevision } from './store.ts';

/** The pools of a campaign, those of its revision's categories. */
export const poolsOf = (table: Table, campaign: Campaign, rules: Rules): Promise<Pool[]> =>
  readPools(
    table,
    rules.categories.map(({ category }) => ({ campaign, category })),
  );

const supplyOf = (pools: readonly Pool[], rules: Rules): OpenCampaign['supply'] =>
  pools.map(({ category, leftFen }) => ({
    category,
    vouchersLeft: Math.floor(leftFen / (ruleFor(rules, category)?.capFen ?? Infinity)),
  }));

const isExhausted = (pools: readonly Pool[], rules: Rules): boolean =>
  supplyOf(pools, rules).every(({ vouchersLeft }) => vouchersLeft === 0);

const opensAt = ({ window, openings }: Rules, now: Instant): Instant | null => {
  const next = openFrom(window, openings, now);
  return next === now ? null : next;
};

/** A campaign in force as the public sees it: no names, no amounts, only how many vouchers are left. */
export const publicView = ({ campaign, revision }: Running, pools: readonly Pool[], now: Instant): OpenCampaign => {
  const { rules } = revision;
  const { flow } = campaign;
  return {
    campaignId: campaign.campaignId,
    stage: stageOf(campaign, rules.window, isExhausted(pools, rules), now),
    regionName: fullRegionName(campaign.regionCode),
    revision,
    halted: flow.state === 'running' ? null : flow.reason,
    opensAt: opensAt(rules, now),
    moreMoneyAt:
      rules.tranches
        .map(({ at }) => at)
        .toSorted()
        .find((at) => at > now) ?? null,
    supply: supplyOf(pools, rules),
  };
};

/** A campaign as its authority sees it. Before approval it has no pools. */
export const managedView = async (table: Table, campaign: Campaign, now: Instant): Promise<ManagedCampaign> => {
  const { campaignId, proposal } = campaign;
  const inForce = inForceAt(campaign, now);
  const worked = proposal?.number ?? inForce?.number;
  if (worked === undefined) throw new Error(`${campaignId} has no revision`);
  const [revision, live] = await Promise.all([
    readRevision(table, campaignId, worked),
    inForce === null ? null : readRevision(table, campaignId, inForce.number),
  ]);
  const shown = live ?? revision;
  const pools = await poolsOf(table, campaign, shown.rules);
  return {
    campaign,
    stage: stageOf(campaign, shown.rules.window, pools.length > 0 && isExhausted(pools, shown.rules), now),
    regionName: fullRegionName(campaign.regionCode),
    revision,
    live: live?.number === revision.number ? null : live,
    pools,
  };
};
