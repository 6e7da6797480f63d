import * as api from '@luhuan/shared/api/people';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { getMe } from './get-me.ts';

export const personRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.getMe, ({ person }) => getMe(table)(person)),
];
