import * as z from 'zod';
import { type Instant as At, Day, Instant, plusDays, plusSeconds } from '../clock.ts';
import { ApiKeyId, PersonId, ShopId } from '../ids.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';
import { KeyScope } from './scope.ts';

/** What a manager calls a system: one line, without control characters. */
export const KeyName = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,40}$/u)
  .meta({ id: 'KeyName' });

/** One of the one or two secrets of a key: `from` included, `until` not. */
export const KeySecret = z
  .object({ number: z.int().min(1), hint: z.string().length(4), from: Instant, until: Instant })
  .meta({ id: 'KeySecret' });
type KeySecret = z.infer<typeof KeySecret>;

const KeyChange = z.object({ what: z.enum(['made', 'rotated', 'revoked']), by: PersonId, at: Instant });

const stated = {
  keyId: ApiKeyId,
  shopId: ShopId,
  name: KeyName,
  scopes: z.array(KeyScope).min(1),
  /** Good up to, not at, this instant. */
  expiresAt: Instant,
  /** By day only: it is noted once a day. */
  lastUsedOn: Day.nullable(),
  /** Oldest first; never shortened. */
  changes: z.array(KeyChange).min(1),
};
const active = { ...stated, state: z.literal('active'), secrets: z.array(KeySecret).min(1).max(2) };
const revoked = { ...stated, state: z.literal('revoked'), revokedAt: Instant };

/** The right of one system of a shop to call some operations, without its secrets. */
export const ApiKey = z.discriminatedUnion('state', [z.object(active), z.object(revoked)]).meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;

const StoredSecret = KeySecret.extend({ digest: z.string() });
type StoredSecret = z.infer<typeof StoredSecret>;
/** A key as it is kept: of its secrets their keyed digests. */
export const StoredKey = z.discriminatedUnion('state', [
  z.object({ ...active, secrets: z.array(StoredSecret).min(1).max(2) }),
  z.object(revoked),
]);
export type StoredKey = z.infer<typeof StoredKey>;
type ActiveKey = Extract<StoredKey, { state: 'active' }>;

/** Long enough for a year's budget of a shop, short enough that no forgotten key lives for ever. Assumptions. */
export const KEY_DAYS = { least: 1, most: 366, usual: 365 } as const;
export const OVERLAP_HOURS = { least: 0, most: 168, usual: 24 } as const;

type NewSecret = Pick<StoredSecret, 'digest' | 'hint'>;
type Made = Pick<StoredKey, 'keyId' | 'shopId' | 'name' | 'scopes'> & {
  readonly days: number;
  readonly secret: NewSecret;
  readonly by: PersonId;
  readonly at: At;
};

export const madeKey = ({ keyId, shopId, name, scopes, days, secret, by, at }: Made): ActiveKey => {
  const expiresAt = plusDays(at, days);
  return {
    state: 'active',
    keyId,
    shopId,
    name,
    scopes,
    expiresAt,
    lastUsedOn: null,
    secrets: [{ number: 1, ...secret, from: at, until: expiresAt }],
    changes: [{ what: 'made', by, at }],
  };
};

/** The secrets that open the key at a moment; none once it is revoked or over. */
export const liveSecrets = <S extends KeySecret>(
  key: { readonly state: 'active'; readonly secrets: readonly S[] } | { readonly state: 'revoked' },
  now: At,
): readonly S[] => (key.state === 'active' ? key.secrets.filter(({ until }) => now < until) : []);

type Rotate = {
  /** Number of the secret that the shop's system uses: it stays for the overlap, any other one ends at once. */
  readonly inUse: number;
  readonly overlapHours: number;
  readonly secret: NewSecret;
  readonly by: PersonId;
  readonly at: At;
};

/** The key with one more secret. */
export const rotatedKey = (
  key: StoredKey,
  { inUse, overlapHours, secret, by, at }: Rotate,
): Result<ActiveKey, RefusalOf<'KeyOver' | 'KeyChanged'>> => {
  if (key.state === 'revoked' || at >= key.expiresAt) return refuse({ code: 'KeyOver' });
  const used = liveSecrets(key, at).find(({ number }) => number === inUse);
  if (used === undefined) return refuse({ code: 'KeyChanged' });
  const end = plusSeconds(at, overlapHours * 3_600);
  const until = end < used.until ? end : used.until;
  const number = 1 + Math.max(...key.secrets.map((one) => one.number));
  const next = { number, ...secret, from: at, until: key.expiresAt };
  return ok({
    ...key,
    secrets: until > at ? [{ ...used, until }, next] : [next],
    changes: [...key.changes, { what: 'rotated', by, at }],
  });
};

/** The key without any secret, for good. */
export const revokedKey = (key: ActiveKey, by: PersonId, at: At): Extract<StoredKey, { state: 'revoked' }> => {
  const { secrets: _, ...kept } = key;
  return { ...kept, state: 'revoked', revokedAt: at, changes: [...key.changes, { what: 'revoked', by, at }] };
};

/** What a shop sees of a key. */
export const shownKey = (key: StoredKey): ApiKey => ApiKey.parse(key);
