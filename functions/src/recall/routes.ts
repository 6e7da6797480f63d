import * as api from '@luhuan/shared/api/recalls';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { listModelRecalls, listRecalls, previewRecall, publishRecall, withdrawRecall } from './keep-recalls.ts';

export const recallRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.listRecalls, ({ query }) => listRecalls(table)(query)),
    bind(api.listModelRecalls, ({ params, now }) => listModelRecalls(table)(params.gtin, now)),
    bind(api.previewRecall, ({ body, now }) => previewRecall(table)(body, now)),
    bind(api.publishRecall, ({ body: terms, person, attempt }) => publishRecall(deps)({ terms, person, attempt })),
    bind(api.withdrawRecall, ({ params, body, person, attempt }) =>
      withdrawRecall(table)({ ...params, ...body, person, attempt }),
    ),
  ];
};
