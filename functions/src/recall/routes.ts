import * as api from '@luhuan/shared/api/recalls';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const keepRecalls = () => import('./keep-recalls.ts');

export const recallRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.listRecalls, async ({ query }) => (await keepRecalls()).listRecalls(table)(query)),
    bind(api.listModelRecalls, async ({ params, now }) =>
      (await keepRecalls()).listModelRecalls(table)(params.gtin, now),
    ),
    bind(api.previewRecall, async ({ body, now }) => (await keepRecalls()).previewRecall(table)(body, now)),
    bind(api.publishRecall, async ({ body: terms, person, attempt }) =>
      (await keepRecalls()).publishRecall(deps)({ terms, person, attempt }),
    ),
    bind(api.withdrawRecall, async ({ params, body, person, attempt }) =>
      (await keepRecalls()).withdrawRecall(table)({ ...params, ...body, person, attempt }),
    ),
  ];
};
