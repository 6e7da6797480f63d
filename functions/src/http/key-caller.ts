import { type StoredKey, liveSecrets } from '@luhuan/shared/api-key/api-key';
import type { ClerkId, System } from '@luhuan/shared/api-key/clerk';
import type { Instant } from '@luhuan/shared/clock';
import type { ApiKeyId } from '@luhuan/shared/ids';
import { type Operation, permissionOf } from '@luhuan/shared/person/permission';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { digestOfSecret, readKeyToken } from './key-token.ts';
import { type Keys, sameText } from '../platform/digest.ts';
import type { Key } from '../platform/table.ts';
import type { KeyLimit } from './key-limit.ts';

/** A key as it is now, with what was read beside it in the same request. */
export type LookUpKey = (
  keyId: ApiKeyId,
  also: Key | undefined,
) => Promise<{
  readonly key: StoredKey | undefined;
  readonly also: unknown;
  /** Notes that it is used. */
  readonly used: (now: Instant) => Promise<void>;
}>;

export type KeyDoor = { readonly keys: Keys; readonly lookUpKey: LookUpKey; readonly keyLimit: KeyLimit };
type KeyKnock = {
  readonly authorization: string;
  readonly actingFor: string | undefined;
  readonly also: (caller: ClerkId) => Key | undefined;
  /** Nothing is noted of a call that only tries something out. */
  readonly dry: boolean;
  readonly now: Instant;
};
type Refused = RefusalOf<'KeyNotAccepted' | 'KeyNotForThis' | 'TooManyRequests'>;

const opens = (keys: Keys, key: StoredKey, secret: string, now: Instant): boolean => {
  const digest = digestOfSecret(keys, key.keyId, secret);
  return liveSecrets(key, now).some((one) => sameText(one.digest, digest));
};

/**
 * Lets a system of a shop in, or turns it away. Its key is looked up at every call, so that revoking it counts from the next
 * one; it opens what the table of permissions gives its scopes and nothing else.
 */
export const keyCallerAt = async (
  { keys, lookUpKey, keyLimit }: KeyDoor,
  operation: Operation,
  { authorization, actingFor, also, dry, now }: KeyKnock,
): Promise<Result<{ readonly system: System; readonly also: unknown }, Refused>> => {
  const token = readKeyToken(authorization);
  if (token === undefined) return refuse({ code: 'KeyNotAccepted' });
  const { key, also: beside, used } = await lookUpKey(token.keyId, also(token.keyId));
  if (key === undefined || !opens(keys, key, token.secret, now)) return refuse({ code: 'KeyNotAccepted' });
  const counted = await keyLimit(key.keyId);
  if (!counted.ok) return counted;
  const { keyed } = permissionOf(operation);
  if (keyed === undefined || actingFor !== undefined) return refuse({ code: 'KeyNotForThis', scope: null });
  if (!key.scopes.includes(keyed)) return refuse({ code: 'KeyNotForThis', scope: keyed });
  if (!dry) await used(now);
  return ok({ system: { personId: key.keyId, shopId: key.shopId }, also: beside });
};
