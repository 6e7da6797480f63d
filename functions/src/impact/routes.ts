import * as api from '@luhuan/shared/api/impact';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { buildDeps } from './build-deps.ts';

/** On demand: reports are rare, and what they are made with would make each start slower. */
const building = () => import('./build-report.ts');
const starting = () => import('./start-report.ts');

export const impactRoutes = ({ table }: { readonly table: Table }): Binding[] => {
  const deps = buildDeps(table);
  return [
    bind(api.startImpactReport, async ({ params, body, person, now }) =>
      (await starting()).startReport(deps)({ ...params, ...body, person }, now),
    ),
    bind(api.stepImpactReport, async ({ params, person }) =>
      (await building()).stepReport(deps)({ ...params, person }),
    ),
    bind(api.getImpactReport, async ({ params, person }) => (await building()).getReport(deps)({ ...params, person })),
  ];
};
