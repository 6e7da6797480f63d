import * as api from '@luhuan/shared/api/prices';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const prices = () => import('./prices.ts');

export const priceRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.getModelPrices, async ({ params, now }) =>
    (await prices()).getModelPrices(table)(params.gtin, params.regionCode, now),
  ),
  bind(api.listOwnPrices, async ({ person, query }) => (await prices()).listOwnPrices(table)(person, query)),
  bind(api.filePrice, async ({ body, person, attempt }) =>
    (await prices()).filePrice(table)({ ...body, person, attempt }),
  ),
  bind(api.listRaisedPrices, async ({ person, query }) => (await prices()).listRaisedPrices(table)(person, query)),
];
