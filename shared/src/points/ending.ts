import { type Instant, later, plusDays } from '../clock.ts';
import type { Purse, PurseLot, Term } from './journal.ts';
import { dueUntil } from './purse.ts';

/** How many days before their end somebody is told of points they have left. */
const TOLD_DAYS = 30;

/** When somebody is told that a lot ends: not before it can be spent; `null`: what is not proven yet ends unsaid. */
export const toldAt = ({ activeFrom, expiresAt }: Pick<Term, 'activeFrom' | 'expiresAt'>): Instant | null =>
  activeFrom === null ? null : later(activeFrom, plusDays(expiresAt, -TOLD_DAYS));

/** Whether a lot's points can be spent and end within the days that are told. */
export const endsSoon = (lot: PurseLot, now: Instant): boolean => {
  const from = toldAt(lot);
  return lot.active > 0 && from !== null && from <= now && now < lot.expiresAt;
};

/** The lot with what is left of it; `undefined`: all of it is spent, ended, taken back or forgotten. */
export const endingLot = (purse: Purse, lotId: string, now: Instant): PurseLot | undefined =>
  dueUntil(purse, now).purse.lots.find((lot) => lot.lotId === lotId && endsSoon(lot, now));
