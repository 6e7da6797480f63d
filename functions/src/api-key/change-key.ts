import { type ApiKey, revokedKey, rotatedKey, shownKey } from '@luhuan/shared/api-key/api-key';
import type { ShownKey } from '@luhuan/shared/api/api-keys';
import type { ApiKeyId, NewSecret } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import type { Keys } from '../platform/digest.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { newSecretOf } from './new-secret.ts';
import { changeApiKey, readApiKey } from './store.ts';
import { tellManagers } from './tell-managers.ts';

type Deps = { readonly table: Table; readonly keys: Keys; readonly newSecret: NewSecret };
type By = { readonly keyId: ApiKeyId; readonly person: Person; readonly attempt: Attempt };
type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** Gives a key another secret. Of two at once, one finds the key changed. */
export const rotateApiKey =
  (deps: Deps) =>
  async ({
    keyId,
    person: { personId: by, shopId },
    attempt,
    ...asked
  }: By & { readonly inUse: number; readonly overlapHours: number }): Promise<
    Outcome<ShownKey, RefusalOf<'NotFound' | 'KeyOver' | 'KeyChanged'> | Reused>
  > => {
    const { token, secret } = newSecretOf(deps, keyId);
    type Refused = RefusalOf<'NotFound' | 'KeyOver' | 'KeyChanged'>;
    const rotated = await once<ApiKey, Refused>(deps.table, attempt, async (commitOnce) => {
      const { table } = deps;
      const row = await readApiKey(table, shopId, keyId);
      if (row === undefined) return refuse({ code: 'NotFound' });
      const next = rotatedKey(row.key, { ...asked, secret, by, at: attempt.at });
      if (!next.ok) return next;
      const done = await commitOnce(shownKey(next.value), {
        key: changeApiKey(table, row, next.value),
        told: await tellManagers(table, by, next.value),
      });
      return done.ok ? done.value : refuse({ code: 'KeyChanged' });
    });
    return rotated.ok
      ? { ...rotated, value: { key: rotated.value, token: rotated.replayed === true ? null : token } }
      : rotated;
  };

/** Ends a key. Calls that are let in afterwards are none. */
export const revokeApiKey =
  (table: Table) =>
  ({
    keyId,
    person: { personId: by, shopId },
    attempt,
  }: By): Promise<Outcome<ApiKey, RefusalOf<'NotFound' | 'KeyOver'> | Reused>> =>
    once<ApiKey, RefusalOf<'NotFound' | 'KeyOver'>>(table, attempt, async (commitOnce) => {
      const row = await readApiKey(table, shopId, keyId);
      if (row === undefined) return refuse({ code: 'NotFound' });
      if (row.key.state === 'revoked') return refuse({ code: 'KeyOver' });
      const next = revokedKey(row.key, by, attempt.at);
      const done = await commitOnce(shownKey(next), {
        key: changeApiKey(table, row, next),
        told: await tellManagers(table, by, next),
      });
      if (done.ok) return done.value;
      throw new Contention(`${keyId} changed while it was being revoked`);
    });
