import * as z from 'zod';
import { type Table, read, writeOne } from '../platform/table.ts';

/** Says which edition of the demonstration data is in the table. */
export const LoadedRow = z.object({ type: z.literal('loaded'), edition: z.string() });
const key = { pk: 'LOADED', sk: 'DEMONSTRATION' };

export const readLoaded = (table: Table): Promise<{ edition: string } | undefined> => read(table, key, LoadedRow);

export const markLoaded = (table: Table, edition: string): Promise<boolean> =>
  writeOne(table, { Put: { TableName: table.name, Item: { ...key, type: 'loaded', edition } } });
