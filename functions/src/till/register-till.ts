import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { asked } from '@luhuan/shared/till/change';
import { registrationText } from '@luhuan/shared/till/signature';
import { TILLS_MAX, type Till, type TillCode, type TillKey } from '@luhuan/shared/till/till';
import { tillIdOf } from '@luhuan/shared/till/till-id';
import type { Keys } from '../platform/digest.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { verifyTill } from '../platform/p256.ts';
import { Contention, type Table } from '../platform/table.ts';
import { codeOf } from './code.ts';
import { changeTill, listTills, readTill } from './store.ts';

type Deps = { readonly table: Table; readonly keys: Keys };
type Register = {
  readonly device: { readonly name: string; readonly publicKey: TillKey; readonly signature: string };
  readonly person: Person;
  readonly attempt: Attempt;
};
type Registered = { till: Till; code: TillCode };
type RegisterRefusal = RefusalOf<'TillUnproven' | 'TillElsewhere' | 'TillStopped' | 'TillChanged' | 'TillsFull'>;

/** A device asks to be a till of the clerk's shop. Whoever asks again with the same key is the same till, with another code. */
export const registerTill =
  ({ table, keys }: Deps) =>
  ({
    device,
    person: { personId, shopId },
    attempt,
  }: Register): Promise<Outcome<Registered, RegisterRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Registered, RegisterRefusal>(table, attempt, async (commitOnce) => {
      const { name, publicKey, signature } = device;
      if (shopId === null || !verifyTill(publicKey, registrationText(shopId, publicKey), signature))
        return refuse({ code: 'TillUnproven' });
      const before = await readTill(table, tillIdOf(publicKey));
      const till = asked(before, { shopId, name, publicKey }, { by: personId, at: attempt.at });
      if (!till.ok) return till;
      if (before === undefined && (await listTills(table, shopId)).length >= TILLS_MAX)
        return refuse({ code: 'TillsFull', most: TILLS_MAX });
      const registered = { till: till.value, code: codeOf(keys, till.value) };
      const done = await commitOnce(registered, { till: changeTill(table, before, till.value) });
      if (done.ok) return done.value;
      throw new Contention('the till changed while it was being registered');
    });
