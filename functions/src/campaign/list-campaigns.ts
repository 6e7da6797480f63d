import type { ManagedCampaign, OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import type { Instant } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { COUNTRY, type RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { readPools } from '../quota/store.ts';
import { readRegion } from '../region/store.ts';
import { type Running, listReaching, listSubtree, readManaged, readRunning, runningOf } from './store.ts';
import { managedView, poolsOf, publicView } from './view.ts';

type NotFound = RefusalOf<'NotFound'>;

const newestFirst = (a: Campaign, b: Campaign): number => (a.campaignId < b.campaignId ? 1 : -1);

/** Campaigns in force, not over, that reach somebody who lives here. */
export const listRunning = async (table: Table, home: RegionCode, now: Instant): Promise<Running[]> => {
  const reaching = (await listReaching(table, home)).toSorted(newestFirst);
  const running = await Promise.all(reaching.map((campaign) => runningOf(table, campaign, now)));
  return running.flatMap((one) => (one !== undefined && now < one.revision.rules.window.until ? [one] : []));
};

/** Running campaigns as the public sees them, their pools read together. */
export const publicViews = async (table: Table, running: readonly Running[], now: Instant): Promise<OpenCampaign[]> => {
  const pools = await readPools(
    table,
    running.flatMap(({ campaign, revision }) =>
      revision.rules.categories.map(({ category }) => ({ campaign, category })),
    ),
  );
  return running.map((one) =>
    publicView(
      one,
      pools.filter(({ campaignId }) => campaignId === one.campaign.campaignId),
      now,
    ),
  );
};

export const listOpenCampaigns =
  (table: Table) =>
  async (home: RegionCode, now: Instant): Promise<Result<{ items: OpenCampaign[] }, never>> =>
    ok({ items: await publicViews(table, await listRunning(table, home, now), now) });

export const getOpenCampaign =
  (table: Table) =>
  async (campaignId: CampaignId, now: Instant): Promise<Result<OpenCampaign, NotFound>> => {
    const running = await readRunning(table, campaignId, now);
    if (running === undefined) return refuse({ code: 'NotFound' });
    const pools = await poolsOf(table, running.campaign, running.revision.rules);
    return ok(publicView(running, pools, now));
  };

const provinces = (): RegionCode[] => (readRegion(COUNTRY)?.children ?? []).map(({ code }) => code);

export const listManagedCampaigns =
  (table: Table) =>
  async (person: Person, now: Instant): Promise<Result<{ items: ManagedCampaign[] }, never>> => {
    const { officeRegionCode } = person;
    if (officeRegionCode === null) return ok({ items: [] });
    const campaigns = (await listSubtree(table, officeRegionCode, provinces())).toSorted(newestFirst);
    return ok({ items: await Promise.all(campaigns.map((campaign) => managedView(table, campaign, now))) });
  };

export const getManagedCampaign =
  (table: Table) =>
  async (person: Person, campaignId: CampaignId, now: Instant): Promise<Result<ManagedCampaign, NotFound>> => {
    const found = await readManaged(table, person, campaignId);
    return found.ok ? ok(await managedView(table, found.value, now)) : found;
  };
