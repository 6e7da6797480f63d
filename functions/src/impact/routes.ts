import * as api from '@luhuan/shared/api/impact';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { getReport, stepReport } from './build-report.ts';
import { buildDeps } from './build-deps.ts';
import { startReport } from './start-report.ts';

export const impactRoutes = ({ table }: { readonly table: Table }): Binding[] => {
  const deps = buildDeps(table);
  return [
    bind(api.startImpactReport, ({ params, body, person, now }) =>
      startReport(deps)({ ...params, ...body, person }, now),
    ),
    bind(api.stepImpactReport, ({ params, person }) => stepReport(deps)({ ...params, person })),
    bind(api.getImpactReport, ({ params, person }) => getReport(deps)({ ...params, person })),
  ];
};
