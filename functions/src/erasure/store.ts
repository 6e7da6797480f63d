import { type Instant, Instant as InstantSchema, plusSeconds } from '@luhuan/shared/clock';
import { PersonId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read, writeOne } from '../platform/table.ts';

/** The mark that a person is being erased, and for good that they were. */
export const ErasureRow = z.object({
  type: z.literal('erasure'),
  personId: PersonId,
  /** Up to then nothing new begins for this person. */
  until: InstantSchema,
  /** The request that began it. */
  request: z.string(),
  erasedAt: InstantSchema.nullable(),
});

/** An erasure takes seconds; a mark that a killed one left behind wears off. */
const MARK_SECONDS = 600;
const lately = (personId: PersonId): string => `ERASURE#${personId}`;
const FOR_GOOD = InstantSchema.parse('9999-12-31T23:59:59.999Z');

/** Where the mark of a person is. */
const erasureKey = (personId: PersonId): Key => ({ pk: `PERSON#${personId}`, sk: 'ERASURE' });

/** Whether the mark, if there is one, is in force. */
export const isMarked = async (table: Table, personId: PersonId, now: Instant): Promise<boolean> => {
  const row = await read(table, erasureKey(personId), ErasureRow);
  return row !== undefined && now < row.until;
};

/** For the transactions of others: fails while a person is being, or has been, erased. */
export const notErased = (table: Table, personId: PersonId, now: Instant): Write => ({
  ConditionCheck: {
    TableName: table.name,
    Key: erasureKey(personId),
    ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':now': now },
  },
});

type Mark = { readonly personId: PersonId; readonly request: string; readonly at: Instant };

const markItem = ({ personId, request }: Mark, until: Instant, erasedAt: Instant | null) => ({
  ...erasureKey(personId),
  type: 'erasure',
  personId,
  until,
  request,
  erasedAt,
});

/** Marks a person for ten minutes, in place of an earlier mark. @returns false when they have been erased already. */
export const mark = async (table: Table, begun: Mark): Promise<boolean> => {
  const until = plusSeconds(begun.at, MARK_SECONDS);
  const marked = await writeOne(table, {
    Put: {
      TableName: table.name,
      Item: markItem(begun, until, null),
      ConditionExpression: 'attribute_not_exists(pk) OR erasedAt = :never',
      ExpressionAttributeValues: { ':never': null },
    },
  });
  if (marked) table.recent.set(lately(begun.personId), { at: begun.at, row: until });
  return marked;
};

/**
 * Whether this process has begun to erase somebody in the last ten minutes: a claim in a rush reads no mark. Another process
 * learns of it when the token of the person, good for five minutes without a look at the session, is over.
 */
export const erasedLately = (table: Table, personId: PersonId, now: Instant): boolean => {
  const known = table.recent.get(lately(personId));
  return known !== undefined && now < plusSeconds(known.at, MARK_SECONDS);
};

/** Lets the mark wear off at once, unless it is another request's by now. */
export const unmark = (table: Table, begun: Mark): Promise<boolean> => {
  table.recent.delete(lately(begun.personId));
  return writeOne(table, {
    Put: {
      TableName: table.name,
      Item: markItem(begun, begun.at, null),
      ConditionExpression: 'erasedAt = :never AND #request = :mine',
      ExpressionAttributeNames: { '#request': 'request' },
      ExpressionAttributeValues: { ':never': null, ':mine': begun.request },
    },
  });
};

/** The end: fails unless a mark is there and nobody was faster. */
export const markErased = (table: Table, begun: Mark): Write => ({
  Put: {
    TableName: table.name,
    Item: markItem(begun, FOR_GOOD, begun.at),
    ConditionExpression: 'erasedAt = :never AND #until > :now',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':never': null, ':now': begun.at },
  },
});

/** What stays of a person's partition: legal holds, and the mark. Whatever else is there goes, kinds yet unknown included. */
const STAYS = [
  'SLOT#',
  'AWARD#',
  'COUPON#',
  'PURSE',
  'POINTS#',
  'REWARD-',
  'RECEIPT#',
  'ERASURE',
  'POWER',
  'ACTS-FOR#',
  'ACT#',
  'ASSISTS#',
  'NOTICE#',
];
export const stays = (sk: string): boolean => STAYS.some((prefix) => sk.startsWith(prefix));
const KeyOnly = z.object({ pk: z.string(), sk: z.string() });

/** Keys of everything in a person's partition that goes with them: the person, sessions, tries. */
export const readGoing = async (table: Table, personId: PersonId): Promise<Key[]> => {
  const { items } = await query(table, { pk: `PERSON#${personId}`, prefix: '' }, KeyOnly);
  return items.filter(({ sk }) => !stays(sk));
};

export const removeKey = (table: Table, key: Key): Write => ({ Delete: { TableName: table.name, Key: key } });
