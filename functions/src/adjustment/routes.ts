import * as api from '@luhuan/shared/api/adjustments';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { decideAdjustment, requestAdjustment } from './adjust-budget.ts';
import { listAdjustments, listSteps } from './list-adjustments.ts';

export const adjustmentRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => [
  bind(api.requestAdjustment, ({ params, body, ...request }) =>
    requestAdjustment(deps)({ ...params, ...body, ...request }),
  ),
  bind(api.listAdjustments, ({ params, ...request }) => listAdjustments(deps.table)({ ...params, ...request })),
  bind(api.decideAdjustment, ({ params, body, ...request }) =>
    decideAdjustment(deps)({ ...params, ...body, ...request }),
  ),
  bind(api.listSteps, ({ params, ...request }) => listSteps(deps.table)({ ...params, ...request })),
];
