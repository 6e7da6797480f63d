import { Instant } from '@luhuan/shared/clock';
import type { ResidentId } from '@luhuan/shared/identity/resident-id';
import { PersonId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { DigestVersion } from '../platform/digest-ring.ts';
import { type DigestKind, type Digests, putUnderAll } from '../platform/digests.ts';
import { type Key, type Table, type Write, read } from '../platform/table.ts';

/** One human, one person: the keyed digest of an identity number belongs to whoever proved it first, for good. */
export const IdentityRow = z.object({
  type: z.literal('identity'),
  digest: DigestVersion,
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

export const IDENTITIES: DigestKind = {
  type: 'identity',
  partition: 'IDENTITY',
  sk: 'IDENTITY',
  purpose: 'identity',
};
const triesKey = (personId: PersonId): Key => ({ pk: `PERSON#${personId}`, sk: 'IDENTITY-TRIES' });

export const readIdentity = (
  table: Table,
  digests: Digests,
  residentId: ResidentId,
): Promise<IdentityRow | undefined> => read(table, digests.keyOf(IDENTITIES, residentId), IdentityRow);

/** Its condition fails when the identity has been proven before. */
export const addIdentity = (
  table: Table,
  digests: Digests,
  residentId: ResidentId,
  row: Omit<IdentityRow, 'type' | 'digest'>,
): readonly Write[] => putUnderAll(table, digests, IDENTITIES, { text: residentId, ...row });

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
