import * as api from '@luhuan/shared/api/unit-reports';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { decideHeldUnit, getUnitStanding, listHeldUnits } from './held-units.ts';

export const unitReportRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.getUnitStanding, ({ params, person }) => getUnitStanding(table)(person, params.redemptionId)),
  bind(api.listHeldUnits, ({ query, person }) => listHeldUnits(table)(person, query)),
  bind(api.decideHeldUnit, ({ params, body: given, ...request }) =>
    decideHeldUnit(table)({ ...params, given, ...request }),
  ),
];
