import type { PersonId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { isActive, revoke } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { endPower, readPower } from './store.ts';

type Revoke = {
  readonly principal: PersonId;
  readonly delegate: PersonId;
  readonly person: Person;
  readonly attempt: Attempt;
};
type RevokeRefusal = RefusalOf<'NotFound'>;

/** Ends a power at the wish of either of the two; a power between others is not there for the caller. */
export const revokePower =
  (table: Table) =>
  ({
    principal,
    delegate,
    person: { personId },
    attempt,
  }: Revoke): Promise<Outcome<{ revoked: true }, RevokeRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<{ revoked: true }, RevokeRefusal>(table, attempt, async (commitOnce) => {
      const power =
        personId === principal || personId === delegate ? await readPower(table, principal, delegate) : undefined;
      if (power === undefined || !isActive(power, attempt.at)) return refuse({ code: 'NotFound' });
      const done = await commitOnce({ revoked: true }, endPower(table, revoke(power, personId, attempt.at)));
      // revoked by the other one, or replaced, in the same moment
      return done.ok ? done.value : refuse({ code: 'NotFound' });
    });
