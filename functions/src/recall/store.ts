import type { Page } from '@luhuan/shared/api/endpoint';
import { type Instant, plusMs } from '@luhuan/shared/clock';
import type { RecallId } from '@luhuan/shared/ids';
import { RECALLS_MAX, Recall } from '@luhuan/shared/recall/recall';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const RecallRow = Recall.extend({ type: z.literal('recall') });
/** How many recalls stand. */
export const RecallCountRow = z.object({ type: z.literal('recall-count'), count: z.int().min(0).max(RECALLS_MAX) });

const RECALLS = 'RECALLS#ALL';
const PREFIX = 'RECALL#';
const recallKey = (recallId: RecallId): Key => ({ pk: RECALLS, sk: `${PREFIX}${recallId}` });
const countKey: Key = { pk: RECALLS, sk: 'COUNT' };
/** Those that stand, and none besides: withdrawn ones leave the list. */
const STANDING = 'RECALLS#STANDING';

export const readRecall = (table: Table, recallId: RecallId): Promise<Recall | undefined> =>
  read(table, recallKey(recallId), Recall);

/** Newest first: ids tell their time. */
export const listRecalls = (
  table: Table,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<Recall>> =>
  query(table, { pk: RECALLS, prefix: PREFIX, descending: true, limit, after: cursor }, Recall);

const RECENT_MS = 30_000;
const KEY = 'recalls';

/** Every recall that stands, at most half a minute old; what this process publishes or withdraws counts at once. */
export const standingRecalls = async (table: Table, now: Instant): Promise<readonly Recall[]> => {
  const known = table.recent.get(KEY);
  const fresh = known !== undefined && known.at <= now && now < plusMs(known.at, RECENT_MS);
  const reading = fresh
    ? known.row
    : query(table, { index: 'lists', pk: STANDING, prefix: '', descending: true }, Recall);
  if (!fresh) table.recent.set(KEY, { at: now, row: reading });
  // only ever what the query above promised
  const { items } = await (reading as Promise<Page<Recall>>).catch((error: unknown) => {
    table.recent.delete(KEY);
    throw error;
  });
  return items;
};

/** After a change by this process. */
export const forgetStanding = (table: Table): void => void table.recent.delete(KEY);

export const putRecall = (table: Table, recall: Recall): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...recallKey(recall.recallId), listPk: STANDING, listSk: recall.recallId, type: 'recall', ...recall },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Off the list of those that stand; the condition fails when somebody was faster. */
export const putWithdrawn = (table: Table, recall: Recall): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...recallKey(recall.recallId), type: 'recall', ...recall },
    ConditionExpression: 'withdrawn = :none',
    ExpressionAttributeValues: { ':none': null },
  },
});

/** Counts one more that stands; the condition fails when there are as many as may be. */
export const countOne = (table: Table): Write => ({
  Update: {
    TableName: table.name,
    Key: countKey,
    UpdateExpression: 'SET #type = :type ADD #count :one',
    ConditionExpression: 'attribute_not_exists(pk) OR #count < :most',
    ExpressionAttributeNames: { '#type': 'type', '#count': 'count' },
    ExpressionAttributeValues: { ':type': 'recall-count', ':one': 1, ':most': RECALLS_MAX },
  },
});

export const countBack = (table: Table): Write => ({
  Update: {
    TableName: table.name,
    Key: countKey,
    UpdateExpression: 'ADD #count :less',
    ConditionExpression: '#count >= :one',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':less': -1, ':one': 1 },
  },
});
