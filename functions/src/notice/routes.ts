import * as api from '@luhuan/shared/api/notices';
import { type Binding, bind } from '../http/bind.ts';
import type { NameOf } from '../platform/name-of.ts';
import type { Table } from '../platform/table.ts';
import { disavowNotice } from './disavow-notice.ts';
import { countNotices, listDisavowals, listNotices, readNotices } from './list-notices.ts';

export const noticeRoutes = (deps: { readonly table: Table; readonly nameOf: NameOf }): Binding[] => [
  bind(api.listNotices, ({ query, person, now }) => listNotices(deps)(person, query, now)),
  bind(api.countNotices, ({ person }) => countNotices(deps.table)(person)),
  bind(api.readNotices, ({ body, person, now }) => readNotices(deps.table)(person, body.noticeIds, now)),
  bind(api.disavowNotice, ({ params, person, attempt }) => disavowNotice(deps.table)({ ...params, person, attempt })),
  bind(api.listDisavowals, ({ query, person }) => listDisavowals(deps.table)(person, query)),
];
