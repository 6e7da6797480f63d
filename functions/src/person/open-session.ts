import type { Session } from '@luhuan/shared/api/people';
import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { signSession } from '../http/session.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { readPerson } from './store.ts';

/** A session for a person who has been recognised, with the roles and the standing that the table gives them now. */
export const openSession =
  ({ table, keys }: { readonly table: Table; readonly keys: Keys }) =>
  async (personId: PersonId, now: Instant): Promise<Result<Session, RefusalOf<'NotFound'>>> => {
    const person = await readPerson(table, personId);
    return person === undefined
      ? refuse({ code: 'NotFound' })
      : ok({ ...(await signSession(keys, person, now)), person });
  };
