import * as api from '@luhuan/shared/api/appeals';
import { openAppeal as openAppealEndpoint } from '@luhuan/shared/api/receipts';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { answerAppeal } from './answer-appeal.ts';
import { getAppeal, listAppeals } from './list-appeals.ts';
import { openAppeal } from './open-appeal.ts';

export const appealRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(openAppealEndpoint, ({ params, body, ...request }) => openAppeal(table)({ ...params, ...body, ...request })),
  bind(api.listAppeals, ({ query, person, now }) => listAppeals(table)(person, query, now)),
  bind(api.getAppeal, ({ params, person, now }) => getAppeal(table)(person, params.appealId, now)),
  bind(api.answerAppeal, ({ params, body: given, ...request }) =>
    answerAppeal(table)({ ...params, given, ...request }),
  ),
];
