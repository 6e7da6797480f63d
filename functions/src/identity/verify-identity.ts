import type { IdentityEntry } from '@luhuan/shared/api/people';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import { ageAt } from '@luhuan/shared/identity/resident-id';
import { proofBy } from '@luhuan/shared/person/identity-proof';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readPerson, verifyPerson } from '../person/store.ts';
import { type Keys, keyedDigest } from '../platform/digest.ts';
import type { Rings } from '../platform/digests.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, writeOne } from '../platform/table.ts';
import { type KeepDeps, keep, keepRefusal } from '../vault/keep.ts';
import type { CheckService } from './check-service.ts';
import { addIdentity, putTries, readIdentity, readTries } from './store.ts';

type Deps = KeepDeps & { readonly keys: Keys; readonly rings: Rings; readonly checkIdentity: CheckService };
type Verify = { readonly entry: IdentityEntry; readonly person: Person; readonly attempt: Attempt };
type VerifyRefusal = RefusalOf<
  | 'NotFound'
  | 'ConsentOutdated'
  | 'AccountErased'
  | 'GuardianNeeded'
  | 'IdentityMismatch'
  | 'IdentityTriesOver'
  | 'IdentityTaken'
>;

/** Below it a guardian decides what is collected of a child: PIPL 31. */
const AGE_MIN = 14;
const TRIES_MAX = 5;
const TRIES_SECONDS = 86_400;

type Spent = { readonly triesLeft: number; readonly asked: boolean };

/** Uses up one try before anything is sent; a repeat of the check that was sent last uses none. */
const spendTry = async (
  table: Table,
  personId: PersonId,
  requestId: string,
  now: Instant,
): Promise<Result<Spent, RefusalOf<'IdentityTriesOver'>>> => {
  const before = await readTries(table, personId);
  if (before?.requestId === requestId) return ok({ triesLeft: TRIES_MAX - before.tries, asked: true });
  const until = before === undefined ? now : plusSeconds(before.since, TRIES_SECONDS);
  const fresh = before === undefined || now >= until;
  const tries = fresh ? 1 : before.tries + 1;
  if (tries > TRIES_MAX) return refuse({ code: 'IdentityTriesOver', until });
  const after = { tries, since: fresh ? now : before.since, requestId };
  if (!(await writeOne(table, putTries(table, personId, before, after))))
    throw new Contention('two tries at the same moment');
  return ok({ triesLeft: TRIES_MAX - tries, asked: false });
};

/**
 * Proves who a person is, once: the number's keyed digest becomes theirs in the transaction that marks them verified and keeps
 * name and mobile in the vault. The number goes to the service and nowhere else. A vault that is away is found out first: no try
 * is used up and no check paid for.
 */
export const verifyIdentity =
  (deps: Deps) =>
  ({ entry, person, attempt }: Verify): Promise<Outcome<Person, VerifyRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Person, VerifyRefusal>(deps.table, attempt, async (commitOnce) => {
      const { table, keys, checkIdentity } = deps;
      const { consentVersion, ...facts } = entry;
      if (ageAt(facts.residentId, attempt.at) < AGE_MIN) return refuse({ code: 'GuardianNeeded', ageMin: AGE_MIN });
      const stored = await readPerson(table, person.personId);
      if (stored === undefined) return refuse({ code: 'NotFound' });
      if (stored.identity !== null) return ok(stored);
      const { name, mobile } = facts;
      const entered = { kind: 'identity', consentVersion, change: () => ({ name, mobile }) } as const;
      const kept = await keep(deps, person.personId, entered, attempt.at);
      if (!kept.ok) return kept;
      const requestId = keyedDigest(
        keys,
        'identity-request',
        `${person.personId}|${attempt.key}|${attempt.fingerprint}`,
      );
      const spent = await spendTry(table, person.personId, requestId, attempt.at);
      if (!spent.ok) return spent;
      const result = await checkIdentity({ requestId, ...facts }, { asked: spent.value.asked, now: attempt.at });
      if (result !== 'match') return refuse({ code: 'IdentityMismatch', triesLeft: spent.value.triesLeft });
      const digests = await deps.rings.current(attempt.at);
      const owner = { personId: person.personId, checkedAt: attempt.at, consentVersion };
      const proof = proofBy('name-number-mobile', attempt.at);
      const verified = { ...stored, identity: proof };
      const done = await commitOnce(verified, {
        identity: addIdentity(table, digests, facts.residentId, { check: 'name-number-mobile', ...owner }),
        person: verifyPerson(table, person.personId, proof),
        ...kept.value,
      });
      if (done.ok) return done.value;
      if (done.error !== 'identity' && done.error !== 'person') return refuse(keepRefusal(done.error));
      if (done.error === 'person') throw new Contention('the person changed meanwhile');
      const taken = await readIdentity(table, digests, facts.residentId);
      // proven in the same moment under another key: the next look finds the person verified
      if (taken?.personId === person.personId) throw new Contention('the identity was proven meanwhile');
      const before = taken === undefined ? undefined : await readPerson(table, taken.personId);
      return refuse({ code: 'IdentityTaken', erased: before === undefined });
    });
