import type { Instant } from '../clock.ts';
import type { Lot } from './points.ts';

/** Half-open: a lot has expired at `expiresAt`. Nothing has to run for it; the lot's own dates decide. */
export const hasExpired = (lot: Lot, now: Instant): boolean => now >= lot.expiresAt;

/** The next lots to expire, soonest first: what a reminder names. */
export const nextToExpire = (lots: readonly Lot[], now: Instant): Lot[] =>
  lots.filter((lot) => !hasExpired(lot, now)).toSorted((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1));
