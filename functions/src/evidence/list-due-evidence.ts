import type { Page } from '@luhuan/shared/api/endpoint';
import type { DueEvidence } from '@luhuan/shared/api/evidence';
import type { Person } from '@luhuan/shared/person/person';
import { type Result, ok } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { listDue, listDueIn } from './store.ts';

type Paged = { readonly limit: number; readonly cursor?: string | undefined };
const EMPTY: Page<DueEvidence> = { items: [], cursor: null };

/** What the own shop still has to hand in. */
export const listDueEvidence =
  (table: Table) =>
  async ({ shopId }: Person, page: Paged): Promise<Result<Page<DueEvidence>, never>> =>
    ok(shopId === null ? EMPTY : await listDue(table, shopId, page));

/** What the shops of an office's region still have to hand in. */
export const listRegionDueEvidence =
  (table: Table) =>
  async ({ officeRegionCode }: Person, page: Paged): Promise<Result<Page<DueEvidence>, never>> =>
    ok(officeRegionCode === null ? EMPTY : await listDueIn(table, officeRegionCode, page));
