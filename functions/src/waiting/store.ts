import { Category } from '@luhuan/shared/appliance/category';
import { Instant } from '@luhuan/shared/clock';
import { CampaignId, EntryId, PersonId } from '@luhuan/shared/ids';
import { COUNTED_MOST, type Place, Waiting } from '@luhuan/shared/waiting/waiting';
import * as z from 'zod';
import { type Key, type Table, type Write, count, query, read } from '../platform/table.ts';

/** Somebody's own side of a place in line: the key is the rule, one for a person, campaign and category. */
export const WaitingRow = Waiting.extend({ type: z.literal('waiting'), version: z.int().min(1) });
export type WaitingRow = z.infer<typeof WaitingRow>;

/** The line's side: there as long as somebody waits, in the order in which they came. */
export const LineRow = z.object({
  type: z.literal('line'),
  campaignId: CampaignId,
  category: Category,
  entryId: EntryId,
  personId: PersonId,
  joinedAt: Instant,
});
export type LineRow = z.infer<typeof LineRow>;

type In = { readonly campaignId: CampaignId; readonly category: Category };

const waitingKey = (personId: PersonId, { campaignId, category }: In): Key => ({
  pk: `PERSON#${personId}`,
  sk: `WAITING#${campaignId}#${category}`,
});
const linePartition = ({ campaignId, category }: In): string => `LINE#${campaignId}#${category}`;
const lineKey = (row: Pick<LineRow, 'campaignId' | 'category' | 'joinedAt' | 'entryId'>): Key => ({
  pk: linePartition(row),
  sk: `${row.joinedAt}#${row.entryId}`,
});

export const readWaiting = (table: Table, personId: PersonId, of: In): Promise<WaitingRow | undefined> =>
  read(table, waitingKey(personId, of), WaitingRow);

const waitingItem = (row: WaitingRow) => ({ ...waitingKey(row.personId, row), ...row });

/** Puts somebody's place, on what was there before: nothing, or a place that is over. */
export const putWaiting = (table: Table, before: WaitingRow | undefined, after: Waiting): Write => ({
  Put: {
    TableName: table.name,
    Item: waitingItem({ type: 'waiting', ...after, version: (before?.version ?? 0) + 1 }),
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': before.version },
        }),
  },
});

export const addToLine = (table: Table, { campaignId, category, entryId, personId, joinedAt }: Waiting): Write => {
  const row: LineRow = { type: 'line', campaignId, category, entryId, personId, joinedAt };
  return {
    Put: {
      TableName: table.name,
      Item: { ...lineKey(row), ...row },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
};

/** Its condition fails when the place was offered, or left, before. */
export const takeFromLine = (
  table: Table,
  place: Pick<LineRow, 'campaignId' | 'category' | 'joinedAt' | 'entryId'>,
): Write => ({
  Delete: { TableName: table.name, Key: lineKey(place), ConditionExpression: 'attribute_exists(pk)' },
});

/** Marks the own side of a place that is being offered; its condition fails when it is not waiting there any more. */
export const markOffered = (table: Table, { personId, entryId, ...of }: LineRow): Write => ({
  Update: {
    TableName: table.name,
    Key: waitingKey(personId, of),
    UpdateExpression: 'SET #state = :offered ADD version :one',
    ConditionExpression: 'entryId = :entryId AND #state = :waiting',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':offered': 'offered', ':waiting': 'waiting', ':entryId': entryId, ':one': 1 },
  },
});

/** Who is next, the first first. */
export const readLine = async (table: Table, of: In, limit: number): Promise<LineRow[]> =>
  (await query(table, { pk: linePartition(of), prefix: '', limit }, LineRow)).items;

/** Somebody's place among those who are still in line. */
export const placeOf = async (table: Table, row: WaitingRow): Promise<Place> => {
  const { pk, sk } = lineKey(row);
  const place = await count(table, { pk, prefix: '', before: sk }, COUNTED_MOST);
  return { place: Math.max(1, Math.min(place, COUNTED_MOST)), exact: place <= COUNTED_MOST };
};
