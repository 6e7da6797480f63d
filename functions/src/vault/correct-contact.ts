import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { type KeptData, keptUntil } from '@luhuan/shared/vault/kept';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { regionName } from '../region/store.ts';
import { type KeepDeps, keep, keepRefusal } from './keep.ts';

type Correction = {
  readonly contact: KeptData['contact'];
  readonly consentVersion: number;
  readonly personId: PersonId;
  readonly attempt: Attempt;
};
type Term = { enteredAt: Instant; keptUntil: Instant };
type CorrectRefusal = RefusalOf<'RequestInvalid' | 'ConsentOutdated' | 'AccountErased'>;

/** Keeps recipient, mobile and address in place of what was there. The reply is remembered, so it repeats nothing of them. */
export const correctContact =
  (deps: KeepDeps) =>
  ({
    contact,
    consentVersion,
    personId,
    attempt,
  }: Correction): Promise<Outcome<Term, CorrectRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Term, CorrectRefusal>(deps.table, attempt, async (commitOnce) => {
      if (regionName(contact.regionCode) === undefined)
        return refuse({
          code: 'RequestInvalid',
          fields: [{ pointer: '/contact/regionCode', message: 'GB/T 2260' }],
        });
      const { at } = attempt;
      const kept = await keep(deps, personId, { kind: 'contact', consentVersion, change: () => contact }, at);
      if (!kept.ok) return kept;
      const done = await commitOnce({ enteredAt: at, keptUntil: keptUntil(at) }, kept.value);
      return done.ok ? done.value : refuse(keepRefusal(done.error));
    });
