import { TERMS } from '@luhuan/shared/vault/purpose';
import { stateOf } from '@luhuan/shared/vault/consent';
import type * as z from 'zod';
import type { Table } from '../platform/table.ts';
import { VAULT_ROWS } from '../vault/store.ts';
import { readSnapshot, scanItems } from './store.ts';

type Item = Readonly<Record<string, unknown>>;

/** Items that fit a kind, with whose they are. */
const parse = <T>(items: readonly Item[], schema: z.ZodType<T>) =>
  items.flatMap((item) => {
    const row = schema.safeParse(item);
    return row.success ? [{ pk: String(item['pk']), row: row.data }] : [];
  });

const isReadable = (item: Item): boolean => Object.values(VAULT_ROWS).some((row) => row.safeParse(item).success);

/**
 * What must always hold of the vault: every item is of a known kind, whatever is kept has its key and a consent that was not
 * taken back, and of who was erased there is neither. @returns what is broken, in words.
 */
export const checkVault = async (vault: Table, table: Table): Promise<string[]> => {
  const items = await scanItems(vault);
  const erased = new Set(
    (await readSnapshot(table)).erasure.flatMap(({ pk, erasedAt }) => (erasedAt === null ? [] : [pk])),
  );
  const keys = new Set(parse(items, VAULT_ROWS['vault-key']).map(({ pk }) => pk));
  const consents = parse(items, VAULT_ROWS['vault-consent']);
  const covered = (pk: string, kind: string): boolean =>
    consents.some(
      (consent) =>
        consent.pk === pk &&
        ['given', 'outdated'].includes(stateOf(consent.row)) &&
        TERMS[consent.row.purpose].kinds.some((one) => one === kind),
    );
  return [
    ...items.flatMap((item) => (isReadable(item) ? [] : [`${String(item['pk'])} ${String(item['sk'])} is unreadable`])),
    ...parse(items, VAULT_ROWS['vault-data']).flatMap(({ pk, row }) => [
      ...(keys.has(pk) ? [] : [`${pk} has ${row.kind} without a key`]),
      ...(covered(pk, row.kind) ? [] : [`${pk} has ${row.kind} without consent`]),
    ]),
    ...items.flatMap(({ pk, type }) =>
      erased.has(String(pk)) && type !== 'vault-access' ? [`${String(pk)} was erased and has ${String(type)}`] : [],
    ),
  ];
};
