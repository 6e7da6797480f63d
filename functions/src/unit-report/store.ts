import type { Page } from '@luhuan/shared/api/endpoint';
import type { Instant } from '@luhuan/shared/clock';
import type { RedemptionId, ShopId } from '@luhuan/shared/ids';
import { type RegionCode, stemOf } from '@luhuan/shared/region';
import { UnitReport, standingOf } from '@luhuan/shared/unit-report/unit-report';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const UnitReportRow = UnitReport.extend({ type: z.literal('unit-report'), version: z.int().min(1) });
export type UnitReportRow = z.infer<typeof UnitReportRow>;

const SHARDS = 4;
const shards = Array.from({ length: SHARDS }, (_, shard) => String(shard).padStart(2, '0'));

const keyOf = ({ shopId, redemptionId }: Pick<UnitReport, 'shopId' | 'redemptionId'>): Key => ({
  pk: `SHOP#${shopId}`,
  sk: `UNIT-REPORT#${redemptionId}`,
});

/** With those that are to be sent, with those that are held, or on no list. */
const placeOf = (report: UnitReport): { readonly listPk: string; readonly listSk: string } | undefined => {
  const { redemptionId, dueAt, regionCode, answeredAt } = report;
  if (dueAt !== null)
    return { listPk: `UNIT-REPORTS#${shardOf(redemptionId, SHARDS)}`, listSk: `${dueAt}#${redemptionId}` };
  if (standingOf(report) !== 'held') return undefined;
  return { listPk: 'HELD-UNITS#ALL', listSk: `${regionCode}#${answeredAt}#${redemptionId}` };
};

/** Writes a report over the version it was made from; `undefined`: where none is. */
export const putReport = (table: Table, report: UnitReport, before: UnitReportRow | undefined): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...keyOf(report),
      ...placeOf(report),
      ...report,
      type: 'unit-report',
      version: (before?.version ?? 0) + 1,
    },
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': before.version },
        }),
  },
});

export const readReport = (
  table: Table,
  shopId: ShopId,
  redemptionId: RedemptionId,
): Promise<UnitReportRow | undefined> => read(table, keyOf({ shopId, redemptionId }), UnitReportRow);

/** Reports whose moment has come, the oldest first within each shard. */
export const readDue = async (table: Table, now: Instant, perShard: number): Promise<UnitReportRow[]> => {
  const pages = await Promise.all(
    shards.map((shard) =>
      query(
        table,
        { index: 'lists', pk: `UNIT-REPORTS#${shard}`, prefix: '', before: `${now}~`, limit: perShard },
        UnitReportRow,
      ),
    ),
  );
  return pages.flatMap(({ items }) => items);
};

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

export const listHeld = (table: Table, region: RegionCode, page: Paged): Promise<Page<UnitReportRow>> =>
  query(
    table,
    { index: 'lists', pk: 'HELD-UNITS#ALL', prefix: stemOf(region), limit: page.limit, after: page.cursor },
    UnitReportRow,
  );
