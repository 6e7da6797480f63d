import type { Instant } from '@luhuan/shared/clock';
import { type Table, writeOne } from '../platform/table.ts';
import { type SlotRow, addSlot } from './store.ts';

/**
 * Writes a slot that nobody has. @returns false when it is there, which after a lost reply may be this very row. Nothing leaves
 * at or after `until`. @throws when the store did not answer: the row may be there or come.
 */
export type PutSlot = (row: SlotRow, until: Instant) => Promise<boolean>;

/** One request a slot: for an instance that serves one request at a time. */
export const putSlotAlone =
  (table: Table): PutSlot =>
  (row, until) =>
    writeOne(table, addSlot(table, row), until);
