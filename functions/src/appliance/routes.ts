import * as api from '@luhuan/shared/api/appliances';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { getModel, listModels } from './list-models.ts';

export const applianceRoutes = ({ table }: { table: Table }): Binding[] => [
  bind(api.listApplianceModels, ({ query: { q, ...asked }, now }) => listModels(table)({ ...asked, text: q }, now)),
  bind(api.getApplianceModel, ({ params }) => getModel(table)(params.gtin)),
];
