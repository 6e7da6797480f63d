import * as api from '@luhuan/shared/api/unit-reports';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const heldUnits = () => import('./held-units.ts');

export const unitReportRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.getUnitStanding, async ({ params, person }) =>
    (await heldUnits()).getUnitStanding(table)(person, params.redemptionId),
  ),
  bind(api.listHeldUnits, async ({ query, person }) => (await heldUnits()).listHeldUnits(table)(person, query)),
  bind(api.decideHeldUnit, async ({ params, body: given, ...request }) =>
    (await heldUnits()).decideHeldUnit(table)({ ...params, given, ...request }),
  ),
];
