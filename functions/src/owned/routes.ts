import * as api from '@luhuan/shared/api/owned';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { addOwned, editOwned, removeOwned, restoreOwned } from './keep-owned.ts';
import { listOwned } from './list-owned.ts';

export const ownedRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.listOwned, ({ person, now }) => listOwned(table)(person, now)),
    bind(api.addOwned, ({ body: terms, person: { personId }, attempt }) =>
      addOwned(deps)({ terms, personId, attempt }),
    ),
    bind(api.editOwned, ({ params, body: terms, person: { personId }, attempt }) =>
      editOwned(table)({ ...params, terms, personId, attempt }),
    ),
    bind(api.removeOwned, ({ params, person: { personId }, attempt }) =>
      removeOwned(table)({ ...params, personId, attempt }),
    ),
    bind(api.restoreOwned, ({ params, person: { personId }, attempt }) =>
      restoreOwned(table)({ ...params, personId, attempt }),
    ),
  ];
};
