import { type Instant, Instant as InstantSchema, plusSeconds } from '@luhuan/shared/clock';
import { PersonId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { DigestVersion } from '../platform/digest-ring.ts';
import { type DigestKind, type Digests, putUnderAll } from '../platform/digests.ts';
import { type Key, type Table, type Write, commit, read, writeOne } from '../platform/table.ts';

/** Says which person signs in with an openid; the openid itself is kept nowhere. */
export const OpenidRow = z.object({ type: z.literal('openid'), digest: DigestVersion, personId: PersonId });

/** Says whose a phone number is; the number itself is kept nowhere. */
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

export const addOpenid = (table: Table, digests: Digests, openid: string, personId: PersonId): readonly Write[] =>
  putUnderAll(table, digests, OPENIDS, { text: openid, personId });

/** Ties a number, with its country code, to the first person who shows it. @returns whose it is. */
export const linkNumber = async (
  table: Table,
  digests: Digests,
  number: string,
  { personId, linkedAt }: { readonly personId: PersonId; readonly linkedAt: Instant },
): Promise<PersonId | undefined> => {
  const phone = putUnderAll(table, digests, PHONES, { text: number, personId, linkedAt });
  if ((await commit(table, { phone })).ok) return personId;
  return (await read(table, digests.keyOf(PHONES, number), PhoneRow))?.personId;
};

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
