import type { Page } from '@luhuan/shared/api/endpoint';
import type { PublicStore } from '@luhuan/shared/api/stores';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Store } from '@luhuan/shared/retailer/shop';
import type { Table } from '../platform/table.ts';
import * as store from './store.ts';

export const listStores =
  (table: Table) =>
  async (
    regionCode: RegionCode,
    page: Parameters<typeof store.listStores>[2],
  ): Promise<Result<Page<PublicStore>, never>> =>
    ok(await store.listStores(table, regionCode, page));

/** The store somebody works for. */
export const getStore =
  (table: Table) =>
  async ({ shopId }: Person): Promise<Result<Store, RefusalOf<'NotFound'>>> => {
    const found = shopId === null ? undefined : await store.readStore(table, shopId);
    return found === undefined ? refuse({ code: 'NotFound' }) : ok(found);
  };
