import * as api from '@luhuan/shared/api/tills';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const changeTill = () => import('./change-till.ts');
const loadListTills = () => import('./list-tills.ts');
const loadRegisterTill = () => import('./register-till.ts');

export const tillRoutes = (deps: { readonly table: Table; readonly keys: Keys }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.registerTill, async ({ body: device, person, attempt }) =>
      (await loadRegisterTill()).registerTill(deps)({ device, person, attempt }),
    ),
    bind(api.getTill, async ({ params, person }) => (await changeTill()).findOwnTill(table)(person, params.tillId)),
    bind(api.listTills, async ({ person }) => (await loadListTills()).listTills(table)(person)),
    bind(api.approveTill, async ({ params, body, person, attempt }) =>
      (await changeTill()).approveTill(deps)({ ...params, ...body, person, attempt }),
    ),
    bind(api.renameTill, async ({ params, body, person, attempt }) =>
      (await changeTill()).renameTill(table)({ ...params, ...body, person, attempt }),
    ),
    bind(api.loseTill, async ({ params, person, attempt }) =>
      (await changeTill()).moveTill(table, 'lost')({ ...params, person, attempt }),
    ),
    bind(api.findTill, async ({ params, person, attempt }) =>
      (await changeTill()).moveTill(table, 'found')({ ...params, person, attempt }),
    ),
    bind(api.revokeTill, async ({ params, person, attempt }) =>
      (await changeTill()).moveTill(table, 'revoked')({ ...params, person, attempt }),
    ),
    bind(api.setTillRule, async ({ body, person, attempt }) =>
      (await loadListTills()).setTillRule(table)({ ...body, person, attempt }),
    ),
  ];
};
