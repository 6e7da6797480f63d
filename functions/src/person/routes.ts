import * as api from '@luhuan/shared/api/people';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { getMe } from './get-me.ts';
import { openSession } from './open-session.ts';

export const personRoutes = (deps: { readonly table: Table; readonly keys: Keys }): Binding[] => [
  bind(api.getMe, ({ person }) => getMe(deps.table)(person)),
  bind(api.renewSession, ({ person, now }) => openSession(deps)(person.personId, now)),
];
