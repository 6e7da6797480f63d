import { type Instant, dayOf, isoWeekdayOf, plusDays, startOf } from '../clock.ts';

/** Within how many working days an office answers. Assumption: after the time that complaints to authorities are commonly given. */
export const REPLY_WORKING_DAYS = 15;

const SATURDAY = 6;

/**
 * Working days that are over since the day of `from`, which does not count itself. Monday to Friday; assumption: public holidays
 * and the weekends worked in their place are not known here.
 */
export const workingDaysSince = (from: Instant, now: Instant): number => {
  let count = 0;
  const today = startOf(dayOf(now));
  for (let day = plusDays(startOf(dayOf(from)), 1); day <= today; day = plusDays(day, 1))
    if (isoWeekdayOf(day) < SATURDAY) count++;
  return count;
};
