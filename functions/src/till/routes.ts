import * as api from '@luhuan/shared/api/tills';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { approveTill, findOwnTill, moveTill, renameTill } from './change-till.ts';
import { listTills, setTillRule } from './list-tills.ts';
import { registerTill } from './register-till.ts';

export const tillRoutes = (deps: { readonly table: Table; readonly keys: Keys }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.registerTill, ({ body: device, person, attempt }) => registerTill(deps)({ device, person, attempt })),
    bind(api.getTill, ({ params, person }) => findOwnTill(table)(person, params.tillId)),
    bind(api.listTills, ({ person }) => listTills(table)(person)),
    bind(api.approveTill, ({ params, body, person, attempt }) =>
      approveTill(deps)({ ...params, ...body, person, attempt }),
    ),
    bind(api.renameTill, ({ params, body, person, attempt }) =>
      renameTill(table)({ ...params, ...body, person, attempt }),
    ),
    bind(api.loseTill, ({ params, person, attempt }) => moveTill(table, 'lost')({ ...params, person, attempt })),
    bind(api.findTill, ({ params, person, attempt }) => moveTill(table, 'found')({ ...params, person, attempt })),
    bind(api.revokeTill, ({ params, person, attempt }) => moveTill(table, 'revoked')({ ...params, person, attempt })),
    bind(api.setTillRule, ({ body, person, attempt }) => setTillRule(table)({ ...body, person, attempt })),
  ];
};
