import * as api from '@luhuan/shared/api/sessions';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { endSession, listSessions } from './list-sessions.ts';

export const sessionRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.listSessions, ({ person, sessionId, now }) =>
    listSessions(table)({ personId: person.personId, sessionId }, now),
  ),
  bind(api.endSession, ({ params, person }) => endSession(table)({ personId: person.personId, ...params })),
];
