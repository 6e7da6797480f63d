import * as z from 'zod';
import { Day, dayOf, endOfDays, plusDays, startOf } from '../clock.ts';
import { Fen, type Fen as Money, fen } from '../fen.ts';

/** What a category's pool had seen by the end of a day, summed from the beginning. */
export const Reading = z
  .object({
    day: Day,
    /** Held by claims at their caps. */
    claimedFen: Fen,
    spentFen: Fen,
    /** Came back of claims: expiries, vouchers given back, and what a redemption left of the cap. */
    backFen: Fen,
  })
  .meta({ id: 'Reading' });
export type Reading = z.infer<typeof Reading>;

/** The same of one day alone. */
export const Flow = Reading.meta({ id: 'Flow' });
export type Flow = Reading;

const PARTS = ['claimedFen', 'spentFen', 'backFen'] as const;
/** Fen a day. */
export type Burn = Readonly<Record<(typeof PARTS)[number], Money>>;

/** Eight weeks, as the impact report looks back. */
export const READINGS_MAX = 57;

/** Adds the reading of a day; one of that day or after it is there: nothing changes. */
export const withReading = (readings: readonly Reading[], next: Reading): Reading[] =>
  readings.some(({ day }) => day >= next.day) ? [...readings] : [...readings, next].slice(-READINGS_MAX);

const daysFrom = (after: Day, until: Day): Day[] => {
  const days: Day[] = [];
  for (let at = endOfDays(startOf(after), 1); dayOf(at) <= until; at = plusDays(at, 1)) days.push(dayOf(at));
  return days;
};

/** The n-th of `of` parts of a sum, whole fen each; together they are the sum. A counter that went down counts as nothing. */
const partOf = (beforeFen: Money, afterFen: Money, n: number, of: number): Money => {
  const sum = Math.max(0, afterFen - beforeFen);
  return fen(Math.floor((sum * (n + 1)) / of) - Math.floor((sum * n) / of));
};

/** What happened on each day between two readings. Days that nobody read share what happened evenly. */
export const flowsOf = (readings: readonly Reading[]): Flow[] =>
  readings.slice(1).flatMap((after, index) => {
    const before = readings[index];
    if (before === undefined) return [];
    const days = daysFrom(before.day, after.day);
    return days.map((day, n) => {
      const part = (name: (typeof PARTS)[number]) => partOf(before[name], after[name], n, days.length);
      return { day, claimedFen: part('claimedFen'), spentFen: part('spentFen'), backFen: part('backFen') };
    });
  });

/** How much of an average the newest day is. Assumption: no source gives one; with 0.3 the last week is nine tenths of it. */
export const NEWEST_WEIGHT = 0.3;
/** Fewer days say nothing of the next one. Assumption, too. */
export const DAYS_LEAST = 3;

/** Exponentially weighted mean of days, in whole fen a day; `null`: fewer than three whole days are known. */
export const burnOf = (flows: readonly Flow[]): Burn | null => {
  const [first, ...others] = flows;
  if (first === undefined || flows.length < DAYS_LEAST) return null;
  const mean = (name: (typeof PARTS)[number]) =>
    fen(Math.round(others.reduce((sum, flow) => sum + NEWEST_WEIGHT * (flow[name] - sum), first[name] as number)));
  return { claimedFen: mean('claimedFen'), spentFen: mean('spentFen'), backFen: mean('backFen') };
};
