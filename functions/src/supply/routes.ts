import * as api from '@luhuan/shared/api/admissions';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { getSupply } from './get-supply.ts';

export const supplyRoutes = ({ table }: { readonly table: Table }): Binding[] => {
  const supply = getSupply(table);
  return [bind(api.getSupply, ({ params, now }) => supply(params.campaignId, now))];
};
