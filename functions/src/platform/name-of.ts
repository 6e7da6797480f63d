import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { Role } from '@luhuan/shared/person/role';

/** Who reads a name, and what for: the vault notes it for the person whose name it is. */
export type Reader = { readonly personId: PersonId; readonly role: Role; readonly purpose: 'delegated-act' };

/** A proven name in full, `null` where none is kept. */
export type NameOf = (personId: PersonId, reader: Reader, now: Instant) => Promise<string | null>;

/** Somebody who deals with a power, as the vault knows readers. */
export const readerOf = ({ personId, roles }: Pick<Person, 'personId' | 'roles'>): Reader => ({
  personId,
  role: roles[0] ?? 'shopper',
  purpose: 'delegated-act',
});
