import type { Page } from '@luhuan/shared/api/endpoint';
import type { Order } from '@luhuan/shared/order/order';
import type { Person } from '@luhuan/shared/person/person';
import { type Result, ok } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { listOwnOrders, listShopOrders } from './store.ts';

type Paged = { limit: number; cursor?: string | undefined };

export const listOrders =
  (table: Table) =>
  async ({ personId }: Person, page: Paged): Promise<Result<Page<Order>, never>> =>
    ok(await listOwnOrders(table, personId, page));

export const listOrdersOfShop =
  (table: Table) =>
  async ({ shopId }: Person, page: Paged): Promise<Result<Page<Order>, never>> =>
    ok(shopId === null ? { items: [], cursor: null } : await listShopOrders(table, shopId, page));
