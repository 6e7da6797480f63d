import * as api from '@luhuan/shared/api/appeals';
import { openAppeal as openAppealEndpoint } from '@luhuan/shared/api/receipts';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { openAppeal } from './open-appeal.ts';

// why something is refused, in words of two languages, is loaded with the first question
const answering = () => import('./answer-appeal.ts');
const listing = () => import('./list-appeals.ts');

export const appealRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(openAppealEndpoint, ({ params, body, ...request }) => openAppeal(table)({ ...params, ...body, ...request })),
  bind(api.listAppeals, async ({ query, person, now }) => (await listing()).listAppeals(table)(person, query, now)),
  bind(api.getAppeal, async ({ params, person, now }) =>
    (await listing()).getAppeal(table)(person, params.appealId, now),
  ),
  bind(api.answerAppeal, async ({ params, body: given, ...request }) =>
    (await answering()).answerAppeal(table)({ ...params, given, ...request }),
  ),
];
