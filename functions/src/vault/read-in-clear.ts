import type { Instant } from '@luhuan/shared/clock';
import type { KeptData, KeptKind } from '@luhuan/shared/vault/kept';
import { dataKeyOf } from './data-key-of.ts';
import { unseal } from './seal.ts';
import type { DataRow, Holdings, Vault } from './store.ts';

export type InClear = {
  [K in KeptKind]: { readonly kind: K; readonly data: KeptData[K] } & Pick<DataRow, 'enteredAt' | 'keptUntil'>;
}[KeptKind];

/**
 * Decrypts rows of one person. For the person themselves, or behind a note in the access log: whoever else reads goes through
 * `readForOthers`.
 * @throws {ServiceAway} when KMS does not open the key; asked only when there is something to decrypt.
 */
export const readInClear = async (
  vault: Vault,
  holdings: Holdings,
  rows: readonly DataRow[],
  now: Instant,
): Promise<InClear[]> => {
  if (rows.length === 0) return [];
  if (holdings.wrapped === undefined) throw new Error('something is kept without a key');
  const key = await dataKeyOf(vault, holdings, now);
  return Promise.all(
    rows.map(async ({ kind, sealed, enteredAt, keptUntil }) => {
      const data = await unseal(key, holdings.personId, kind, sealed);
      // parsed by the schema of this very kind
      return { kind, data, enteredAt, keptUntil } as InClear;
    }),
  );
};
