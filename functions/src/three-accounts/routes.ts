import * as api from '@luhuan/shared/api/three-accounts';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// sources and their words are loaded with the first question
const reckoning = () => import('./reckon.ts');

export const threeAccountsRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.reckonThreeAccounts, async ({ body, now }) => (await reckoning()).reckon(table)(body, now)),
];
