import * as api from '@luhuan/shared/api/pacing';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const loadGetPacing = () => import('./get-pacing.ts');
const steerPacing = () => import('./steer-pacing.ts');

export const pacingRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => [
  bind(api.listOutlooks, async ({ params, now }) =>
    (await loadGetPacing()).listOutlooks(deps.table)(params.campaignId, now),
  ),
  bind(api.getPacing, async ({ params, person, now }) =>
    (await loadGetPacing()).getPacing(deps.table)(person, params.campaignId, now),
  ),
  bind(api.freezePacing, async ({ params, body, ...request }) =>
    (await steerPacing()).freezePacing(deps)({ ...params, ...body, ...request }),
  ),
  bind(api.unfreezePacing, async ({ params, ...request }) =>
    (await steerPacing()).unfreezePacing(deps)({ ...params, ...request }),
  ),
  bind(api.requestDropChange, async ({ params, body, ...request }) =>
    (await steerPacing()).requestDropChange(deps)({ ...params, ...body, ...request }),
  ),
  bind(api.decideDropChange, async ({ params, body, ...request }) =>
    (await steerPacing()).decideDropChange(deps)({ ...params, ...body, ...request }),
  ),
];
