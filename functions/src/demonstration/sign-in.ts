import type { Session } from '@luhuan/shared/api/people';
import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readPerson } from '../person/store.ts';
import { signSession } from '../http/session.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';

/** Signs in as a ready-made person, with the roles that the table gives them now. */
export const signIn =
  ({ table, keys }: { readonly table: Table; readonly keys: Keys }) =>
  async (personId: PersonId, now: Instant): Promise<Result<Session, RefusalOf<'NotFound'>>> => {
    const person = await readPerson(table, personId);
    return person === undefined
      ? refuse({ code: 'NotFound' })
      : ok({ ...(await signSession(keys, person, now)), person });
  };
