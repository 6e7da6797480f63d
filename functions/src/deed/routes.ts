import * as api from '@luhuan/shared/api/deeds';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { confirmDeed, findDeed, takeDeedBack } from './confirm-deed.ts';
import { listOwnDeeds, reportDeed } from './report-deed.ts';

export const deedRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.reportDeed, ({ params, body, person, attempt }) =>
      reportDeed(deps)({ ...params, ...body, person, attempt }),
    ),
    bind(api.listDeeds, ({ person, query }) => listOwnDeeds(table)(person, query)),
    bind(api.findDeed, ({ params, person }) => findDeed(table)(person, params.code)),
    bind(api.confirmDeed, ({ params, body, person, attempt }) =>
      confirmDeed(table)({ ...params, ...body, person, attempt }),
    ),
    bind(api.takeDeedBack, ({ params, person, attempt }) => takeDeedBack(table)({ ...params, person, attempt })),
  ];
};
