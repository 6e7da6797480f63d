import * as api from '@luhuan/shared/api/cards';
import { type Binding, bind } from '../http/bind.ts';
import type { printCard } from './print-card.ts';

// loaded with the first question
const loadPrintCard = () => import('./print-card.ts');

export const cardRoutes = (deps: Parameters<typeof printCard>[0]): Binding[] => [
  bind(api.printCard, async ({ params, ...request }) =>
    (await loadPrintCard()).printCard(deps)({ ...params, ...request }),
  ),
  bind(api.stopCard, async ({ params, ...request }) =>
    (await loadPrintCard()).stopCard(deps)({ ...params, ...request }),
  ),
];
