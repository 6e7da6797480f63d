import * as api from '@luhuan/shared/api/pacing';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { getPacing, listOutlooks } from './get-pacing.ts';
import { decideDropChange, freezePacing, requestDropChange, unfreezePacing } from './steer-pacing.ts';

export const pacingRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => [
  bind(api.listOutlooks, ({ params, now }) => listOutlooks(deps.table)(params.campaignId, now)),
  bind(api.getPacing, ({ params, person, now }) => getPacing(deps.table)(person, params.campaignId, now)),
  bind(api.freezePacing, ({ params, body, ...request }) => freezePacing(deps)({ ...params, ...body, ...request })),
  bind(api.unfreezePacing, ({ params, ...request }) => unfreezePacing(deps)({ ...params, ...request })),
  bind(api.requestDropChange, ({ params, body, ...request }) =>
    requestDropChange(deps)({ ...params, ...body, ...request }),
  ),
  bind(api.decideDropChange, ({ params, body, ...request }) =>
    decideDropChange(deps)({ ...params, ...body, ...request }),
  ),
];
