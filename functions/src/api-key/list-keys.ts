import type { ApiKey } from '@luhuan/shared/api-key/api-key';
import type { Person } from '@luhuan/shared/person/person';
import type { Table } from '../platform/table.ts';
import { listApiKeys as list } from './store.ts';

/** The keys of the own shop's systems. */
export const listApiKeys = async (table: Table, { shopId }: Person): Promise<ApiKey[]> =>
  shopId === null ? [] : list(table, shopId);
