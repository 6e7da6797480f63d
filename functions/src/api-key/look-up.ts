import { dayOf } from '@luhuan/shared/clock';
import type { LookUpKey } from '../http/key-caller.ts';
import { type Table, readBatch, writeOne } from '../platform/table.ts';
import { apiKeyKey, noteUsed, parseApiKey } from './store.ts';

/** Finds a key as it is now and what the operation wants beside it, in one request; notes once a day that it is used. */
export const lookUpKey =
  (table: Table): LookUpKey =>
  async (keyId, also) => {
    const [item, beside] = await readBatch(table, [apiKeyKey(keyId), ...(also === undefined ? [] : [also])]);
    const row = parseApiKey(item);
    return {
      key: row?.key,
      also: beside,
      used: async (now) => {
        const day = dayOf(now);
        if (row !== undefined && row.key.lastUsedOn !== day) await writeOne(table, noteUsed(table, row, day));
      },
    };
  };
