import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { Role } from '@luhuan/shared/person/role';
import type { AccessPurpose } from '@luhuan/shared/vault/access';

/** Who reads a name, and what for: the vault notes it for the person whose name it is. */
export type Reader = { readonly personId: PersonId; readonly role: Role; readonly purpose: AccessPurpose };

/** A proven name in full, `null` where none is kept. */
export type NameOf = (personId: PersonId, reader: Reader, now: Instant) => Promise<string | null>;

/** Somebody who reads a name, as the vault knows readers: by the role that brings them here. */
export const readerOf = (
  { personId, roles }: Pick<Person, 'personId' | 'roles'>,
  purpose: AccessPurpose = 'delegated-act',
): Reader => ({ personId, role: roles.at(-1) ?? 'shopper', purpose });
