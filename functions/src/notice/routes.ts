import * as api from '@luhuan/shared/api/notices';
import { type Binding, bind } from '../http/bind.ts';
import type { NameOf } from '../platform/name-of.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const loadDisavowNotice = () => import('./disavow-notice.ts');
const loadListNotices = () => import('./list-notices.ts');

export const noticeRoutes = (deps: { readonly table: Table; readonly nameOf: NameOf }): Binding[] => [
  bind(api.listNotices, async ({ query, person, now }) =>
    (await loadListNotices()).listNotices(deps)(person, query, now),
  ),
  bind(api.countNotices, async ({ person }) => (await loadListNotices()).countNotices(deps.table)(person)),
  bind(api.readNotices, async ({ body, person, now }) =>
    (await loadListNotices()).readNotices(deps.table)(person, body.noticeIds, now),
  ),
  bind(api.disavowNotice, async ({ params, person, attempt }) =>
    (await loadDisavowNotice()).disavowNotice(deps.table)({ ...params, person, attempt }),
  ),
  bind(api.listDisavowals, async ({ query, person }) =>
    (await loadListNotices()).listDisavowals(deps.table)(person, query),
  ),
];
