import * as api from '@luhuan/shared/api/stores';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { changeStore } from './change-store.ts';
import { getStore, listStores } from './list-stores.ts';

export const retailerRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.listStores, ({ params, query }) => listStores(table)(params.regionCode, query)),
  bind(api.getStore, ({ person }) => getStore(table)(person)),
  bind(api.changeStore, ({ body: change, person, attempt }) => changeStore(table)({ change, person, attempt })),
];
