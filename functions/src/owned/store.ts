import { type Instant, epochMs } from '@luhuan/shared/clock';
import { type OwnedId, PersonId } from '@luhuan/shared/ids';
import { OWNED_MAX, OwnedRecord, undoUntil } from '@luhuan/shared/owned/owned';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const OwnedRow = OwnedRecord.extend({ type: z.literal('owned') });
/** How many appliances somebody entered, removed ones not counted. */
export const OwnedCountRow = z.object({
  type: z.literal('owned-count'),
  personId: PersonId,
  count: z.int().min(0).max(OWNED_MAX),
});

const partition = (personId: PersonId): string => `PERSON#${personId}`;
const PREFIX = 'OWNED#';
const ownedKey = (personId: PersonId, ownedId: OwnedId): Key => ({
  pk: partition(personId),
  sk: `${PREFIX}${ownedId}`,
});
const countKey = (personId: PersonId): Key => ({ pk: partition(personId), sk: 'OWNED-COUNT' });

/** Removed ones among them, as long as they can be brought back. */
export const listRecords = async (table: Table, personId: PersonId): Promise<OwnedRecord[]> =>
  (await query(table, { pk: partition(personId), prefix: PREFIX, descending: true }, OwnedRecord)).items;

export const readRecord = (table: Table, personId: PersonId, ownedId: OwnedId): Promise<OwnedRecord | undefined> =>
  read(table, ownedKey(personId, ownedId), OwnedRecord);

const item = (record: OwnedRecord) => ({ ...ownedKey(record.personId, record.ownedId), type: 'owned', ...record });

export const addRecord = (table: Table, record: OwnedRecord): Write => ({
  Put: { TableName: table.name, Item: item(record), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Puts a record in place of what was read; the condition fails when it was removed or brought back since. */
export const changeRecord = (table: Table, before: OwnedRecord, after: OwnedRecord): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...item(after),
      ...(after.removedAt === null ? {} : { removeAfter: Math.ceil(epochMs(undoUntil(after.removedAt)) / 1_000) }),
    },
    ConditionExpression: 'removedAt = :before',
    ExpressionAttributeValues: { ':before': before.removedAt },
  },
});

/** Counts one more; the condition fails when there are as many as may be. */
export const countOne = (table: Table, personId: PersonId): Write => ({
  Update: {
    TableName: table.name,
    Key: countKey(personId),
    UpdateExpression: 'SET #type = :type, personId = :person ADD #count :one',
    ConditionExpression: 'attribute_not_exists(pk) OR #count < :most',
    ExpressionAttributeNames: { '#type': 'type', '#count': 'count' },
    ExpressionAttributeValues: { ':type': 'owned-count', ':person': personId, ':one': 1, ':most': OWNED_MAX },
  },
});

export const countBack = (table: Table, personId: PersonId): Write => ({
  Update: {
    TableName: table.name,
    Key: countKey(personId),
    UpdateExpression: 'ADD #count :less',
    ConditionExpression: '#count >= :one',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':less': -1, ':one': 1 },
  },
});

/** What somebody still has of what they entered. */
export const isThere = ({ removedAt }: OwnedRecord): boolean => removedAt === null;

/** Whether something that was removed can still be brought back. */
export const isRestorable = ({ removedAt }: OwnedRecord, now: Instant): boolean =>
  removedAt !== null && now < undoUntil(removedAt);
