import type { FiledAppeal } from '@luhuan/shared/api/appeals';
import type { Page } from '@luhuan/shared/api/endpoint';
import type { Appeal } from '@luhuan/shared/appeal/appeal';
import { workingDaysSince } from '@luhuan/shared/appeal/working-days';
import type { Instant } from '@luhuan/shared/clock';
import type { AppealId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { Why } from '@luhuan/shared/offer/offer';
import { reasonsOf } from '@luhuan/shared/offer/why';
import type { Receipt } from '@luhuan/shared/receipt/receipt';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readCampaign, readRevision } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { readReceipt, receiptIn } from '../receipt/store.ts';
import { fullRegionName } from '../region/store.ts';
import * as store from './store.ts';

type NotFound = RefusalOf<'NotFound'>;

/** The appeal with what an office wants to see beside it. */
export const filed = async (table: Table, appeal: Appeal, now: Instant): Promise<FiledAppeal> => {
  const campaign = await readCampaign(table, appeal.campaignId);
  const number = campaign?.inForce?.number ?? campaign?.proposal?.number ?? 1;
  const { rules } = await readRevision(table, appeal.campaignId, number);
  return {
    appeal,
    campaignTitle: rules.title,
    regionName: fullRegionName(appeal.regionCode),
    ageInWorkingDays: workingDaysSince(appeal.openedAt, appeal.status === 'open' ? now : appeal.answeredAt),
  };
};

/** An appeal of the person's own subtree; any other is not there for them. */
export const readManagedAppeal = async (
  table: Table,
  { officeRegionCode }: Person,
  appealId: AppealId,
): Promise<Result<store.AppealRow, NotFound>> => {
  const row = await store.readAppeal(table, appealId);
  return row !== undefined && officeRegionCode !== null && contains(officeRegionCode, row.appeal.regionCode)
    ? ok(row)
    : refuse({ code: 'NotFound' });
};

export const listAppeals =
  (table: Table) =>
  async (
    { officeRegionCode }: Person,
    page: Parameters<typeof store.listAppeals>[2],
    now: Instant,
  ): Promise<Result<Page<FiledAppeal>, never>> => {
    if (officeRegionCode === null) return ok({ items: [], cursor: null });
    const { items, cursor } = await store.listAppeals(table, officeRegionCode, page);
    return ok({ items: await Promise.all(items.map(({ appeal }) => filed(table, appeal, now))), cursor });
  };

/** The appeal and the receipt it is about; not the person, who is nothing to the question. */
export const getAppeal =
  (table: Table) =>
  async (
    person: Person,
    appealId: AppealId,
    now: Instant,
  ): Promise<Result<FiledAppeal & { receipt: Receipt; reasons: (Why | null)[] }, NotFound>> => {
    const found = await readManagedAppeal(table, person, appealId);
    if (!found.ok) return found;
    const { appeal, personId } = found.value;
    const [seen, row] = await Promise.all([filed(table, appeal, now), readReceipt(table, personId, appeal.receiptId)]);
    if (row === undefined) throw new Error(`${appealId} has no receipt`);
    const receipt = receiptIn(row);
    return ok({ ...seen, receipt, reasons: reasonsOf(receipt.decision) });
  };
