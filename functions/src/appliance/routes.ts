import * as api from '@luhuan/shared/api/appliances';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { type PayIn, getModel, listModels } from './list-models.ts';

type ApplianceDeps = { readonly table: Table; readonly payIn: PayIn };

export const applianceRoutes = ({ table, payIn }: ApplianceDeps): Binding[] => [
  bind(api.listApplianceModels, ({ query: { q, ...asked }, person, now }) =>
    listModels(table, payIn)({ ...asked, text: q }, person, now),
  ),
  bind(api.getApplianceModel, ({ params }) => getModel(table)(params.gtin)),
];
