import type { PersonId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, refuse } from '@luhuan/shared/result';
import { type Consent, type ConsentView, give, viewOf, withdraw } from '@luhuan/shared/vault/consent';
import { type Purpose, TERMS } from '@luhuan/shared/vault/purpose';
import { notErased } from '../erasure/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Write } from '../platform/table.ts';
import { type KeepDeps, keepRefusal } from './keep.ts';
import { consentIn, holdConsent, readHoldings, removeData } from './store.ts';

type Change = { readonly purpose: Purpose; readonly personId: PersonId; readonly attempt: Attempt };
type Changed<R> = Promise<Outcome<ConsentView, R | RefusalOf<'AccountErased' | 'IdempotencyKeyReused'>>>;

/** Puts one consent in place of another, and removes with it what must go. KMS is not asked. */
const change = <R>(
  { table, vault }: KeepDeps,
  { purpose, personId, attempt }: Change,
  decide: (before: Consent) => Result<Consent, R>,
  removed: readonly Write[],
): Changed<R> =>
  once<ConsentView, R | RefusalOf<'AccountErased'>>(table, attempt, async (commitOnce) => {
    const holdings = await readHoldings(vault, personId);
    const { type: _type, version: _version, ...before } = consentIn(holdings, purpose);
    const after = decide(before);
    if (!after.ok) return after;
    const done = await commitOnce(viewOf(after.value), {
      notErased: notErased(table, personId, attempt.at),
      vaultConsent: holdConsent(vault, holdings, after.value),
      ...Object.fromEntries(removed.map((write, index) => [`removed ${index}`, write])),
    });
    if (done.ok) return done.value;
    return refuse(keepRefusal(done.error));
  });

export const giveConsent =
  (deps: KeepDeps) =>
  (asked: Change & { readonly version: number }): Changed<RefusalOf<'ConsentOutdated'>> =>
    change(deps, asked, (before) => give(before, asked.version, asked.attempt.at), []);

/** What was kept under the purpose goes in the same transaction. */
export const withdrawConsent =
  (deps: KeepDeps) =>
  (asked: Change): Changed<RefusalOf<'ConsentNotWithdrawable'>> =>
    change(
      deps,
      asked,
      (before) => withdraw(before, asked.attempt.at),
      TERMS[asked.purpose].kinds.map((kind) => removeData(deps.vault, asked.personId, kind)),
    );
