import * as z from 'zod';
import { TimeOfDay, Weekday } from '../campaign/opening.ts';
import { type Instant, isoWeekdayOf, wallClock } from '../clock.ts';

/**
 * From one time of a weekday up to, not at, another; one that is not later than the first is of the next day, so the same time
 * twice is a whole day.
 */
const OpenHours = z
  .strictObject({ weekday: Weekday, from: TimeOfDay, until: TimeOfDay })
  .refine(({ from }) => from < '24:00', 'begins before the end of its day')
  .meta({ id: 'OpenHours' });

/** When a store is open, in Asia/Shanghai. None at all: it does not say. */
export const OpeningHours = z.array(OpenHours).max(21).meta({ id: 'OpeningHours' });
export type OpeningHours = z.infer<typeof OpeningHours>;

/** Monday after Sunday. */
const next = (weekday: number): number => (weekday % 7) + 1;

/** `null` where the store does not say. */
export const isOpenAt = (hours: OpeningHours, now: Instant): boolean | null => {
  if (hours.length === 0) return null;
  const [today, time] = [isoWeekdayOf(now), wallClock(now).slice(11, 16)];
  return hours.some(({ weekday, from, until }) => {
    const overMidnight = until <= from;
    if (weekday === today) return from <= time && (overMidnight || time < until);
    return overMidnight && next(weekday) === today && time < until;
  });
};
