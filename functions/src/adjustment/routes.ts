import * as api from '@luhuan/shared/api/adjustments';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const adjustBudget = () => import('./adjust-budget.ts');
const loadListAdjustments = () => import('./list-adjustments.ts');

export const adjustmentRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => [
  bind(api.requestAdjustment, async ({ params, body, ...request }) =>
    (await adjustBudget()).requestAdjustment(deps)({ ...params, ...body, ...request }),
  ),
  bind(api.listAdjustments, async ({ params, ...request }) =>
    (await loadListAdjustments()).listAdjustments(deps.table)({ ...params, ...request }),
  ),
  bind(api.decideAdjustment, async ({ params, body, ...request }) =>
    (await adjustBudget()).decideAdjustment(deps)({ ...params, ...body, ...request }),
  ),
  bind(api.listSteps, async ({ params, ...request }) =>
    (await loadListAdjustments()).listSteps(deps.table)({ ...params, ...request }),
  ),
];
