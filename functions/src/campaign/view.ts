import type { ManagedCampaign, OpenCampaign } from '@luhuan/shared/api/campaigns';
import { type Campaign, inForceAt, stageOf } from '@luhuan/shared/campaign/campaign';
import { openFrom } from '@luhuan/shared/campaign/opening';
import { type Rules, ruleFor } from '@luhuan/shared/campaign/revision';
import { type Instant, later } from '@luhuan/shared/clock';
import { nextDropAt } from '@luhuan/shared/pacing/moment';
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

/** Before its first drop a campaign has not run out: there was nothing yet to be claimed. */
const isStillFull = (pools: readonly Pool[]): boolean =>
  pools.every(({ limitFen, reserveFen }) => reserveFen > 0 && reserveFen === limitFen);

const isExhausted = (pools: readonly Pool[], rules: Rules): boolean =>
  !isStillFull(pools) && supplyOf(pools, rules).every(({ vouchersLeft }) => vouchersLeft === 0);

/** When claims begin to be taken, and where money comes in drops when the first has come; `null`: they are taken now. */
const opensAt = (rules: Rules, pools: readonly Pool[], now: Instant): Instant | null => {
  const next = openFrom(rules.window, rules.openings, now);
  const drop = isStillFull(pools) ? nextDropAt(rules, now) : null;
  if (next === null || drop === null) return next === now ? null : next;
  return later(next, drop);
};

/** The next tranche, or the next drop while there is money for one. */
const moreMoneyAt = (rules: Rules, pools: readonly Pool[], now: Instant): Instant | null => {
  const drop = pools.some(({ reserveFen }) => reserveFen > 0) ? nextDropAt(rules, now) : null;
  const coming = [...rules.tranches.map(({ at }) => at), ...(drop === null ? [] : [drop])];
  return coming.toSorted().find((at) => at > now) ?? null;
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
    opensAt: opensAt(rules, pools, now),
    moreMoneyAt: moreMoneyAt(rules, pools, now),
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
