import type { Category } from '@luhuan/shared/appliance/category';
import { Category as CategorySchema } from '@luhuan/shared/appliance/category';
import { type Instant as At, Instant } from '@luhuan/shared/clock';
import { Fen } from '@luhuan/shared/fen';
import { CampaignId, type DropChangeId } from '@luhuan/shared/ids';
import { type DecidedDropChange, DropChange } from '@luhuan/shared/pacing/drop-change';
import { Pace } from '@luhuan/shared/pacing/pace';
import { Plan } from '@luhuan/shared/pacing/plan';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const PaceRow = Pace.extend({ type: z.literal('pace') });

/** A moment at which a category is to be looked at; without a category: all of the campaign's, since its rules are new. */
export const DueRow = z.object({
  type: z.literal('drop-due'),
  campaignId: CampaignId,
  category: CategorySchema.nullable(),
  at: Instant,
});
export type DueRow = z.infer<typeof DueRow>;

/** A drop that was let out. */
export const DropRow = Plan.extend({
  type: z.literal('drop'),
  campaignId: CampaignId,
  category: CategorySchema,
  letOutAt: Instant,
  /** What had been claimed by then, since the beginning. */
  claimedFen: Fen,
});
export type DropRow = z.infer<typeof DropRow>;

const changeRow = { type: z.literal('drop-change') };
const [asked, applied, declined] = DropChange.options;
export const DropChangeRow = z.discriminatedUnion('status', [
  asked.extend(changeRow),
  applied.extend(changeRow),
  declined.extend(changeRow),
]);

const partition = (campaignId: CampaignId): string => `CAMPAIGN#${campaignId}`;
type OfCampaign = { readonly campaignId: CampaignId; readonly category: Category };
const paceKey = ({ campaignId, category }: OfCampaign): Key => ({ pk: partition(campaignId), sk: `PACE#${category}` });

export const readPace = (table: Table, of: OfCampaign): Promise<Pace | undefined> => read(table, paceKey(of), Pace);

export const listPaces = async (table: Table, campaignId: CampaignId): Promise<Pace[]> =>
  (await query(table, { pk: partition(campaignId), prefix: 'PACE#' }, Pace)).items;

const paceItem = (pace: Pace) => ({ ...paceKey(pace), type: 'pace', ...pace });

export const addPace = (table: Table, pace: Pace): Write => ({
  Put: { TableName: table.name, Item: paceItem(pace), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Its condition fails when the pace has changed since it was read. */
export const changePace = (table: Table, before: Pace, after: Pace): Write => ({
  Put: {
    TableName: table.name,
    Item: paceItem({ ...after, version: before.version + 1 }),
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  },
});

/** Drops come in rushes, every city's at 10:00: spread over partitions, whose jobs work side by side. */
const SHARDS = 16;
const dueKey = ({ campaignId, category, at }: Omit<DueRow, 'type'>): Key => ({
  pk: `DROPS#${shardOf(campaignId, SHARDS)}`,
  sk: `${at}#${campaignId}#${category ?? ''}`,
});

export const addDue = (table: Table, due: Omit<DueRow, 'type'>): Write => ({
  Put: { TableName: table.name, Item: { ...dueKey(due), type: 'drop-due', ...due } },
});

/** Takes a moment off the plan; its condition fails when somebody has dealt with it. */
export const takeDue = (table: Table, due: Omit<DueRow, 'type'>): Write => ({
  Delete: { TableName: table.name, Key: dueKey(due), ConditionExpression: 'attribute_exists(pk)' },
});

/** Moments up to and with `until`, partition by partition, earliest first, at most `limit` of each. */
export const readDue = async (table: Table, until: At, limit: number): Promise<DueRow[][]> => {
  const pages = Array.from({ length: SHARDS }, (_, shard) =>
    // '$' sorts just above '#': what is due at `until` itself is included
    query(table, { pk: `DROPS#${String(shard).padStart(2, '0')}`, prefix: '', before: `${until}$`, limit }, DueRow),
  );
  return (await Promise.all(pages)).map(({ items }) => items);
};

export const addDrop = (table: Table, drop: Omit<DropRow, 'type'>): Write => ({
  Put: {
    TableName: table.name,
    Item: { pk: partition(drop.campaignId), sk: `DROP#${drop.at}#${drop.category}`, type: 'drop', ...drop },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Newest first, of all categories together. */
export const listDrops = async (table: Table, campaignId: CampaignId, limit: number): Promise<DropRow[]> =>
  (await query(table, { pk: partition(campaignId), prefix: 'DROP#', descending: true, limit }, DropRow)).items;

const changeKey = (campaignId: CampaignId, changeId: DropChangeId): Key => ({
  pk: partition(campaignId),
  sk: `DROP-CHANGE#${changeId}`,
});
const changeItem = (change: DropChange) => ({
  ...changeKey(change.campaignId, change.changeId),
  type: 'drop-change',
  ...change,
});

export const readDropChange = (
  table: Table,
  campaignId: CampaignId,
  changeId: DropChangeId,
): Promise<DropChange | undefined> => read(table, changeKey(campaignId, changeId), DropChange);

export const listDropChanges = async (table: Table, campaignId: CampaignId, limit: number): Promise<DropChange[]> =>
  (await query(table, { pk: partition(campaignId), prefix: 'DROP-CHANGE#', descending: true, limit }, DropChange))
    .items;

export const addDropChange = (table: Table, change: DropChange): Write => ({
  Put: { TableName: table.name, Item: changeItem(change), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Its condition fails when somebody else decided first. */
export const putDropChange = (table: Table, change: DecidedDropChange): Write => ({
  Put: {
    TableName: table.name,
    Item: changeItem(change),
    ConditionExpression: '#status = :asked',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':asked': 'asked' },
  },
});
