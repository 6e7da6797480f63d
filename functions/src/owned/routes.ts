import * as api from '@luhuan/shared/api/owned';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const keepOwned = () => import('./keep-owned.ts');
const loadListOwned = () => import('./list-owned.ts');

export const ownedRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.listOwned, async ({ person, now }) => (await loadListOwned()).listOwned(table)(person, now)),
    bind(api.addOwned, async ({ body: terms, person: { personId }, attempt }) =>
      (await keepOwned()).addOwned(deps)({ terms, personId, attempt }),
    ),
    bind(api.editOwned, async ({ params, body: terms, person: { personId }, attempt }) =>
      (await keepOwned()).editOwned(table)({ ...params, terms, personId, attempt }),
    ),
    bind(api.removeOwned, async ({ params, person: { personId }, attempt }) =>
      (await keepOwned()).removeOwned(table)({ ...params, personId, attempt }),
    ),
    bind(api.restoreOwned, async ({ params, person: { personId }, attempt }) =>
      (await keepOwned()).restoreOwned(table)({ ...params, personId, attempt }),
    ),
  ];
};
