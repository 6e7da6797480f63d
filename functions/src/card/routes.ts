import * as api from '@luhuan/shared/api/cards';
import { type Binding, bind } from '../http/bind.ts';
import { printCard, stopCard } from './print-card.ts';

export const cardRoutes = (deps: Parameters<typeof printCard>[0]): Binding[] => [
  bind(api.printCard, ({ params, ...request }) => printCard(deps)({ ...params, ...request })),
  bind(api.stopCard, ({ params, ...request }) => stopCard(deps)({ ...params, ...request })),
];
