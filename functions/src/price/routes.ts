import * as api from '@luhuan/shared/api/prices';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { filePrice, getModelPrices, listOwnPrices, listRaisedPrices } from './prices.ts';

export const priceRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.getModelPrices, ({ params, now }) => getModelPrices(table)(params.gtin, params.regionCode, now)),
  bind(api.listOwnPrices, ({ person, query }) => listOwnPrices(table)(person, query)),
  bind(api.filePrice, ({ body, person, attempt }) => filePrice(table)({ ...body, person, attempt })),
  bind(api.listRaisedPrices, ({ person, query }) => listRaisedPrices(table)(person, query)),
];
