import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { Person } from '@luhuan/shared/person/person';
import * as z from 'zod';
import { putModel } from '../appliance/store.ts';
import { putPerson } from '../person/store.ts';
import { type Table, type Write, commit, read, writeOne } from '../platform/table.ts';
import { putShop } from '../retailer/store.ts';
import { DEMONSTRATION_PERSONS } from './persons.ts';
import { DEMONSTRATION_SHOPS } from './shops.ts';

/** Says that the demonstration data of this edition is in the table. */
export const LoadedRow = z.object({ type: z.literal('loaded'), edition: z.string() });
const loadedKey = { pk: 'LOADED', sk: 'DEMONSTRATION' };
const TOGETHER = 25;

/**
 * Loads persons, shops and models once; a second call finds the mark and does nothing, a killed one is simply done again.
 * @returns whether anything was loaded.
 */
export const loadDemonstration = async (
  table: Table,
  models: readonly ApplianceModel[],
  edition: string,
  onProgress: (done: number, total: number) => void,
): Promise<boolean> => {
  const loaded = await read(table, loadedKey, LoadedRow);
  if (loaded?.edition === edition) return false;
  const writes: Write[] = [
    // parsing drops the name: the table holds no names
    ...DEMONSTRATION_PERSONS.map((person) => putPerson(table, Person.parse(person))),
    ...DEMONSTRATION_SHOPS.map((shop) => putShop(table, shop)),
    ...models.map((model) => putModel(table, model)),
  ];
  for (let from = 0; from < writes.length; from += TOGETHER) {
    const batch = writes.slice(from, from + TOGETHER).map((write, index) => [`row${from + index}`, write] as const);
    await commit(table, Object.fromEntries(batch));
    onProgress(Math.min(from + TOGETHER, writes.length), writes.length);
  }
  await writeOne(table, { Put: { TableName: table.name, Item: { ...loadedKey, type: 'loaded', edition } } });
  return true;
};
