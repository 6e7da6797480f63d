import type { Clock } from '@luhuan/shared/clock';
import type { EventOf } from '@luhuan/shared/event/event';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { followed, reportOf } from '@luhuan/shared/unit-report/unit-report';
import { readCampaign } from '../campaign/store.ts';
import { type Table, writeOne } from '../platform/table.ts';
import { type UnitReportRow, putReport, readReport } from './store.ts';

type Deps = { readonly table: Table; readonly clock: Clock };

const regionOf = async (table: Table, { campaignId }: Redemption) => {
  const campaign = await readCampaign(table, campaignId);
  if (campaign === undefined) throw new Error(`a redemption of ${campaignId}, which is not there`);
  return campaign.regionCode;
};

const followedIn = async ({ table, clock }: Deps, redemption: Redemption, before: UnitReportRow | undefined) =>
  before === undefined
    ? reportOf(redemption, await regionOf(table, redemption))
    : followed(before, redemption, clock.now());

/**
 * Has a redemption's unit told to the national platform, and what becomes of it. A repeat, or news that come late, change nothing.
 * @throws when the report was changed meanwhile: the event comes again.
 */
export const followUnits =
  (deps: Deps) =>
  async ({ redemption }: EventOf<'VoucherRedeemed' | 'GoodsReturned'>): Promise<void> => {
    const { shopId, redemptionId } = redemption;
    const row = await readReport(deps.table, shopId, redemptionId);
    if (row !== undefined && redemption.returns.length <= row.sequence) return;
    const report = await followedIn(deps, redemption, row);
    if (!(await writeOne(deps.table, putReport(deps.table, report, row))))
      throw new Error(`the report of ${redemptionId} was changed meanwhile`);
  };
