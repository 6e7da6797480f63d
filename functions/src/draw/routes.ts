import * as api from '@luhuan/shared/api/draws';
import type { NewSecret } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const loadGetDraw = () => import('./get-draw.ts');
const publicValue = () => import('./public-value.ts');
const loadRegister = () => import('./register.ts');

export const drawRoutes = (deps: {
  readonly table: Table;
  readonly keys: Keys;
  readonly newSecret: NewSecret;
}): Binding[] => [
  bind(api.registerForDraw, async ({ params, body, ...request }) =>
    (await loadRegister()).register(deps)({ ...params, ...body, ...request }),
  ),
  bind(api.withdrawFromDraw, async ({ params, ...request }) =>
    (await loadRegister()).withdraw(deps)({ ...params, ...request }),
  ),
  bind(api.getDraw, async ({ params, now }) => (await loadGetDraw()).getDraw(deps.table)(params, now)),
  bind(api.listDrawEntries, async ({ params, query }) =>
    (await loadGetDraw()).listEntries(deps.table)(params, query.cursor),
  ),
  bind(api.listDrawRounds, async ({ params, person, now }) =>
    (await loadGetDraw()).listRounds(deps.table)(params.campaignId, person, now),
  ),
  bind(api.enterPublicValue, async ({ params, body, ...request }) =>
    (await publicValue()).enterPublicValue(deps)({ ...params, ...request, value: body }),
  ),
  bind(api.confirmPublicValue, async ({ params, body, ...request }) =>
    (await publicValue()).confirmPublicValue(deps)({ ...params, ...body, ...request }),
  ),
];
