import * as api from '@luhuan/shared/api/ledger';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { PACE, getBalances } from './get-balances.ts';

// loaded with the first question
const loadListJournals = () => import('./list-journals.ts');

export const ledgerRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.getBalances, async ({ params, query, person, now }) =>
    getBalances({ table, pace: PACE })({ ...params, at: query.at ?? now, person }, now),
  ),
  bind(api.listJournals, async ({ params, ...request }) =>
    (await loadListJournals()).listJournals(table)({ ...params, ...request }),
  ),
];
