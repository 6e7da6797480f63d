import type { Instant } from '@luhuan/shared/clock';
import type { NewId, PersonId } from '@luhuan/shared/ids';
import type { Role } from '@luhuan/shared/person/role';
import type { AccessPurpose } from '@luhuan/shared/vault/access';
import type { KeptData, KeptKind } from '@luhuan/shared/vault/kept';
import { readInClear } from './read-in-clear.ts';
import { type Vault, addAccess, current, readHoldings } from './store.ts';

type Reader = { readonly personId: PersonId; readonly role: Role; readonly purpose: AccessPurpose };

/**
 * The only way to read somebody else's data in clear: the reading is noted first, then the data is decrypted. `undefined`:
 * nothing of the kind is kept, or not any more; that is not noted.
 * @throws {ServiceAway} when the vault cannot be opened.
 */
export const readForOthers =
  ({ vault, newId }: { readonly vault: Vault; readonly newId: NewId }) =>
  async <K extends KeptKind>(
    personId: PersonId,
    kind: K,
    reader: Reader,
    now: Instant,
  ): Promise<KeptData[K] | undefined> => {
    const holdings = await readHoldings(vault, personId);
    const rows = current(holdings, now).filter((row) => row.kind === kind);
    if (rows.length === 0) return undefined;
    const { personId: readerId, role: by, purpose } = reader;
    await addAccess(vault, personId, newId(), { at: now, by, purpose, kinds: [kind], readerId });
    const [found] = await readInClear(vault, holdings, rows, now);
    // only rows of this kind were decrypted
    return found?.data as KeptData[K] | undefined;
  };
