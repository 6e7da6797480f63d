import * as api from '@luhuan/shared/api/draws';
import type { NewSecret } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { getDraw, listEntries, listRounds } from './get-draw.ts';
import { confirmPublicValue, enterPublicValue } from './public-value.ts';
import { register, withdraw } from './register.ts';

export const drawRoutes = (deps: {
  readonly table: Table;
  readonly keys: Keys;
  readonly newSecret: NewSecret;
}): Binding[] => [
  bind(api.registerForDraw, ({ params, body, ...request }) => register(deps)({ ...params, ...body, ...request })),
  bind(api.withdrawFromDraw, ({ params, ...request }) => withdraw(deps)({ ...params, ...request })),
  bind(api.getDraw, ({ params, now }) => getDraw(deps.table)(params, now)),
  bind(api.listDrawEntries, ({ params, query }) => listEntries(deps.table)(params, query.cursor)),
  bind(api.listDrawRounds, ({ params, person, now }) => listRounds(deps.table)(params.campaignId, person, now)),
  bind(api.enterPublicValue, ({ params, body, ...request }) =>
    enterPublicValue(deps)({ ...params, ...request, value: body }),
  ),
  bind(api.confirmPublicValue, ({ params, body, ...request }) =>
    confirmPublicValue(deps)({ ...params, ...body, ...request }),
  ),
];
