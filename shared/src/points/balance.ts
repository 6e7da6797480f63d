import type { Instant } from '../clock.ts';
import { hasExpired } from './expire.ts';
import { type Balance, type Lot, Points } from './points.ts';

const sum = (lots: readonly Lot[]): Points => Points.parse(lots.reduce((total, lot) => total + lot.points, 0));

/** Every lot is in exactly one of the three sums. */
export const balanceAt = (lots: readonly Lot[], now: Instant): Balance => ({
  pending: sum(lots.filter((lot) => now < lot.activeFrom)),
  active: sum(lots.filter((lot) => now >= lot.activeFrom && !hasExpired(lot, now))),
  expired: sum(lots.filter((lot) => hasExpired(lot, now))),
});
