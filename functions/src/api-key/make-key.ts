import { type ApiKey, madeKey, shownKey } from '@luhuan/shared/api-key/api-key';
import type { KeyScope } from '@luhuan/shared/api-key/scope';
import type { ShownKey } from '@luhuan/shared/api/api-keys';
import { ApiKeyId, type NewId, type NewSecret } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import type { Keys } from '../platform/digest.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { newSecretOf } from './new-secret.ts';
import { addApiKey } from './store.ts';
import { tellManagers } from './tell-managers.ts';

type Deps = { readonly table: Table; readonly keys: Keys; readonly newId: NewId; readonly newSecret: NewSecret };
type Make = {
  readonly name: string;
  readonly scopes: KeyScope[];
  readonly days: number;
  readonly person: Person;
  readonly attempt: Attempt;
};

/** Makes a key for a system of the manager's shop. What is remembered of the request has no secret in it. */
export const makeApiKey =
  (deps: Deps) =>
  async ({
    person: { personId: by, shopId },
    attempt,
    ...asked
  }: Make): Promise<Outcome<ShownKey, RefusalOf<'NotFound' | 'IdempotencyKeyReused'>>> => {
    const keyId = ApiKeyId.parse(`key_${deps.newId()}`);
    const { token, secret } = newSecretOf(deps, keyId);
    const made = await once<ApiKey, RefusalOf<'NotFound'>>(deps.table, attempt, async (commitOnce) => {
      if (shopId === null) return refuse({ code: 'NotFound' });
      const key = madeKey({ keyId, shopId, ...asked, secret, by, at: attempt.at });
      const done = await commitOnce(shownKey(key), {
        key: addApiKey(deps.table, key),
        told: await tellManagers(deps.table, by, key),
      });
      if (done.ok) return done.value;
      throw new Error(`${done.error} of ${keyId} was there before the key`);
    });
    return made.ok ? { ...made, value: { key: made.value, token: made.replayed === true ? null : token } } : made;
  };
