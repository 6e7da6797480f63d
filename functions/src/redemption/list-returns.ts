import type { Clerk } from '@luhuan/shared/api-key/clerk';
import type { Page } from '@luhuan/shared/api/endpoint';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { type Result, ok } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { listReturned } from './store.ts';

/** The shop's register of returns. */
export const listReturns =
  (table: Table) =>
  async (
    { shopId }: Clerk,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Result<Page<Redemption>, never>> =>
    ok(shopId === null ? { items: [], cursor: null } : await listReturned(table, shopId, page));
