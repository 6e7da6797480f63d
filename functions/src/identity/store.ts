import { Instant } from '@luhuan/shared/clock';
import { PersonId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { type Key, type Table, type Write, read } from '../platform/table.ts';

/** One human, one person: the keyed digest of an identity number belongs to whoever proved it first, for good. */
export const IdentityRow = z.object({
  type: z.literal('identity'),
  personId: PersonId,
  /** Which check gave the confidence. */
  check: z.literal('name-number-mobile'),
  checkedAt: Instant,
  /** Version of the words that were agreed to before anything was sent. */
  consentVersion: z.int().min(1),
});
export type IdentityRow = z.infer<typeof IdentityRow>;

/** Tries of one person at proving who they are. */
export const IdentityTriesRow = z.object({
  type: z.literal('identity-tries'),
  tries: z.int().min(0),
  since: Instant,
  /** The check that was sent last. */
  requestId: z.string(),
});
export type IdentityTries = Omit<z.infer<typeof IdentityTriesRow>, 'type'>;

const identityKey = (digest: string): Key => ({ pk: `IDENTITY#${digest}`, sk: 'IDENTITY' });
const triesKey = (personId: PersonId): Key => ({ pk: `PERSON#${personId}`, sk: 'IDENTITY-TRIES' });

export const readIdentity = (table: Table, digest: string): Promise<IdentityRow | undefined> =>
  read(table, identityKey(digest), IdentityRow);

/** Its condition fails when the identity has been proven before. */
export const addIdentity = (table: Table, digest: string, row: Omit<IdentityRow, 'type'>): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...identityKey(digest), type: 'identity', ...row },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const readTries = (table: Table, personId: PersonId): Promise<IdentityTries | undefined> =>
  read(table, triesKey(personId), IdentityTriesRow);

/** Replaces the count that was read; its condition fails when somebody else has tried in between. */
export const putTries = (
  table: Table,
  personId: PersonId,
  before: IdentityTries | undefined,
  after: IdentityTries,
): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...triesKey(personId), type: 'identity-tries', ...after },
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'requestId = :before', ExpressionAttributeValues: { ':before': before.requestId } }),
  },
});
