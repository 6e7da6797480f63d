import { Adjustment, type DecidedAdjustment } from '@luhuan/shared/campaign/adjustment';
import type { AdjustmentId, CampaignId } from '@luhuan/shared/ids';
import type { Page } from '@luhuan/shared/api/endpoint';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

const row = { type: z.literal('adjustment') };
const [asked, applied, declined] = Adjustment.options;
export const AdjustmentRow = z.discriminatedUnion('status', [
  asked.extend(row),
  applied.extend(row),
  declined.extend(row),
]);

const adjustmentKey = (campaignId: CampaignId, adjustmentId: AdjustmentId): Key => ({
  pk: `CAMPAIGN#${campaignId}`,
  sk: `ADJUSTMENT#${adjustmentId}`,
});

export const readAdjustment = (
  table: Table,
  campaignId: CampaignId,
  adjustmentId: AdjustmentId,
): Promise<Adjustment | undefined> => read(table, adjustmentKey(campaignId, adjustmentId), Adjustment);

export const listAdjustments = (
  table: Table,
  campaignId: CampaignId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Adjustment>> =>
  query(
    table,
    { pk: `CAMPAIGN#${campaignId}`, prefix: 'ADJUSTMENT#', descending: true, limit: page.limit, after: page.cursor },
    Adjustment,
  );

const itemOf = (adjustment: Adjustment) => ({
  ...adjustmentKey(adjustment.campaignId, adjustment.adjustmentId),
  type: 'adjustment',
  ...adjustment,
});

export const addAdjustment = (table: Table, adjustment: Adjustment): Write => ({
  Put: { TableName: table.name, Item: itemOf(adjustment), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Its condition fails when somebody else decided first. */
export const changeAdjustment = (table: Table, adjustment: DecidedAdjustment): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf(adjustment),
    ConditionExpression: '#status = :asked',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':asked': 'asked' },
  },
});
