import type { Page } from '@luhuan/shared/api/endpoint';
import { type AnsweredAppeal, Appeal, type OpenAppeal } from '@luhuan/shared/appeal/appeal';
import { type AppealId, PersonId } from '@luhuan/shared/ids';
import { type RegionCode, stemOf } from '@luhuan/shared/region';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

/** An appeal, and beside it who opened and who answered it. */
export const AppealRow = z.object({
  type: z.literal('appeal'),
  appeal: Appeal,
  personId: PersonId,
  answeredBy: PersonId.nullable(),
});
export type AppealRow = z.infer<typeof AppealRow>;

const appealKey = (appealId: AppealId): Key => ({ pk: `APPEAL#${appealId}`, sk: 'APPEAL' });

/** Rare, and read by country, province and city alike: one list each, by region and, within it, by time. */
const listKey = ({ status, regionCode, appealId }: Appeal) => ({
  listPk: `APPEALS#${status}`,
  listSk: `${regionCode}#${appealId}`,
});

const itemOf = (row: AppealRow) => ({ ...appealKey(row.appeal.appealId), ...listKey(row.appeal), ...row });

export const readAppeal = (table: Table, appealId: AppealId): Promise<AppealRow | undefined> =>
  read(table, appealKey(appealId), AppealRow);

/** Its condition fails when the receipt has an appeal. */
export const addAppeal = (table: Table, appeal: OpenAppeal, personId: PersonId): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf({ type: 'appeal', appeal, personId, answeredBy: null }),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Its condition fails when somebody answered meanwhile. */
export const putAnswer = (table: Table, before: AppealRow, appeal: AnsweredAppeal, answeredBy: PersonId): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf({ ...before, appeal, answeredBy }),
    ConditionExpression: 'answeredBy = :none',
    ExpressionAttributeValues: { ':none': null },
  },
});

/** Oldest first within each place. */
export const listAppeals = (
  table: Table,
  regionCode: RegionCode,
  { status, limit, cursor }: { status: Appeal['status']; limit: number; cursor?: string | undefined },
): Promise<Page<AppealRow>> =>
  query(
    table,
    { index: 'lists', pk: `APPEALS#${status}`, prefix: stemOf(regionCode), limit, after: cursor },
    AppealRow,
  );
