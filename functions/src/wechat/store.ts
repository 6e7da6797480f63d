import { type Instant, Instant as InstantSchema, plusSeconds } from '@luhuan/shared/clock';
import { PersonId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { DigestVersion } from '../platform/digest-ring.ts';
import { type DigestKind, type Digests, putUnderAll, removeUnderAll } from '../platform/digests.ts';
import { type Key, type Table, type Write, read, writeOne } from '../platform/table.ts';

/** Says which person signs in with an openid; the openid itself is in the vault and nowhere else. */
export const OpenidRow = z.object({ type: z.literal('openid'), digest: DigestVersion, personId: PersonId });

/** Says whose a phone number is; the number itself is in the vault and nowhere else. */
export const PhoneRow = z.object({
  type: z.literal('phone'),
  digest: DigestVersion,
  personId: PersonId,
  linkedAt: InstantSchema,
});

/** WeChat's access token, one for all servers. */
export const TokenRow = z.object({
  type: z.literal('wechat-token'),
  /** Rises by one with every change; every change is conditional on it. */
  version: z.int().min(1),
  /** `null` until the first has come. */
  token: z.object({ accessToken: z.string().min(1), expiresAt: InstantSchema }).nullable(),
  /** Until then, one server and no other may ask for the next token. */
  leaseUntil: InstantSchema,
});
export type TokenRow = z.infer<typeof TokenRow>;

const LEASE_SECONDS = 10;

export const OPENIDS: DigestKind = { type: 'openid', partition: 'OPENID', sk: 'OPENID', purpose: 'openid' };
export const PHONES: DigestKind = { type: 'phone', partition: 'PHONE', sk: 'PHONE', purpose: 'phone' };
const tokenKey = (appId: string): Key => ({ pk: `TOKEN#${appId}`, sk: 'TOKEN' });

export const readOpenid = async (table: Table, digests: Digests, openid: string): Promise<PersonId | undefined> =>
  (await read(table, digests.keyOf(OPENIDS, openid), OpenidRow))?.personId;

/** @param gone whom the openid led to until now, when they are there no more. */
export const addOpenid = (
  table: Table,
  digests: Digests,
  openid: string,
  personId: PersonId,
  gone?: PersonId,
): readonly Write[] => {
  const writes = putUnderAll(table, digests, OPENIDS, { text: openid, personId });
  return gone === undefined
    ? writes
    : writes.map(({ Put }) => ({
        Put: Put && {
          ...Put,
          ConditionExpression: 'attribute_not_exists(pk) OR personId = :gone',
          ExpressionAttributeValues: { ':gone': gone },
        },
      }));
};

/** Ties a number, with its country code, to the first person who shows it. */
export const addNumber = (
  table: Table,
  digests: Digests,
  number: string,
  owner: { readonly personId: PersonId; readonly linkedAt: Instant },
): readonly Write[] => putUnderAll(table, digests, PHONES, { text: number, ...owner });

/** Whose a number is. */
export const readNumber = async (table: Table, digests: Digests, number: string): Promise<PersonId | undefined> =>
  (await read(table, digests.keyOf(PHONES, number), PhoneRow))?.personId;

type Owned = { readonly text: string; readonly personId: PersonId };

const removeOwned = (table: Table, digests: Digests, kind: DigestKind, { text, personId }: Owned): readonly Write[] =>
  removeUnderAll(table, digests, kind, text).map(({ Delete }) => ({
    Delete: {
      ...Delete,
      ConditionExpression: 'attribute_not_exists(pk) OR personId = :owner',
      ExpressionAttributeValues: { ':owner': personId },
    },
  }));

/** Forgets who signs in with an openid; fails when it is somebody else by now. */
export const removeOpenid = (table: Table, digests: Digests, openid: string, personId: PersonId): readonly Write[] =>
  removeOwned(table, digests, OPENIDS, { text: openid, personId });

/** Forgets whose a number is; fails when it is somebody else's by now. */
export const removeNumber = (table: Table, digests: Digests, number: string, personId: PersonId): readonly Write[] =>
  removeOwned(table, digests, PHONES, { text: number, personId });

export const readToken = (table: Table, appId: string): Promise<TokenRow | undefined> =>
  read(table, tokenKey(appId), TokenRow);

const changeToken = (table: Table, appId: string, before: TokenRow | undefined, after: TokenRow): Promise<boolean> =>
  writeOne(table, {
    Put: {
      TableName: table.name,
      Item: { ...tokenKey(appId), ...after },
      ...(before === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': before.version },
          }),
    },
  });

/** Takes the lease for ten seconds, unless somebody has it or has changed the item since it was `seen`. */
export const takeLease = async (
  table: Table,
  appId: string,
  seen: TokenRow | undefined,
  now: Instant,
): Promise<TokenRow | undefined> => {
  if (seen !== undefined && now < seen.leaseUntil) return undefined;
  const leased: TokenRow = {
    type: 'wechat-token',
    version: (seen?.version ?? 0) + 1,
    token: seen?.token ?? null,
    leaseUntil: plusSeconds(now, LEASE_SECONDS),
  };
  return (await changeToken(table, appId, seen, leased)) ? leased : undefined;
};

/** Keeps the new token and gives the lease back. Somebody who took an overdue lease keeps theirs: WeChat gave both the same. */
export const keepToken = (
  table: Table,
  appId: string,
  leased: TokenRow,
  token: NonNullable<TokenRow['token']>,
  now: Instant,
): Promise<boolean> =>
  changeToken(table, appId, leased, { ...leased, version: leased.version + 1, token, leaseUntil: now });
