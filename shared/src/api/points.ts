import * as z from 'zod';
import { Balance, Lot } from '../points/points.ts';
import { get } from './endpoint.ts';

export const getPoints = get({
  id: 'getPoints',
  path: '/v1/points',
  summary: 'The own points: what is pending, active and expired, lot by lot',
  reply: z.object({ balance: Balance, lots: z.array(Lot) }),
});
