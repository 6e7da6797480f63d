import * as z from 'zod';
import { Instant } from '../clock.ts';
import { Journal, PurseLot, Sums } from '../points/journal.ts';
import { Paging, get } from './endpoint.ts';

const shown = { sums: Sums, lots: z.array(PurseLot) };

/** `next`: the lot that expires first of those that can be spent. */
export const PointsPage = z
  .object({ ...shown, next: PurseLot.nullable(), history: z.array(Journal), cursor: z.string().nullable() })
  .meta({ id: 'PointsPage' });
export type PointsPage = z.infer<typeof PointsPage>;

export const getPoints = get({
  id: 'getPoints',
  path: '/v1/points',
  summary:
    'The own points: what is pending, active, owed, spent and expired, lot by lot, with the journals newest first',
  query: Paging,
  reply: PointsPage,
});

export const PointsThen = z.object({ at: Instant, ...shown }).meta({ id: 'PointsThen' });
export type PointsThen = z.infer<typeof PointsThen>;

export const getPointsAt = get({
  id: 'getPointsAt',
  path: '/v1/points/at/{at}',
  params: z.object({ at: Instant }),
  summary: 'The own points as they were at a past moment; a coming one is answered as now',
  reply: PointsThen,
});
