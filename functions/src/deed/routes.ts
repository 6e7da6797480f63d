import * as api from '@luhuan/shared/api/deeds';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const loadConfirmDeed = () => import('./confirm-deed.ts');
const loadReportDeed = () => import('./report-deed.ts');

export const deedRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.reportDeed, async ({ params, body, person, attempt }) =>
      (await loadReportDeed()).reportDeed(deps)({ ...params, ...body, person, attempt }),
    ),
    bind(api.listDeeds, async ({ person, query }) => (await loadReportDeed()).listOwnDeeds(table)(person, query)),
    bind(api.findDeed, async ({ params, person }) => (await loadConfirmDeed()).findDeed(table)(person, params.code)),
    bind(api.confirmDeed, async ({ params, body, person, attempt }) =>
      (await loadConfirmDeed()).confirmDeed(table)({ ...params, ...body, person, attempt }),
    ),
    bind(api.takeDeedBack, async ({ params, person, attempt }) =>
      (await loadConfirmDeed()).takeDeedBack(table)({ ...params, person, attempt }),
    ),
  ];
};
