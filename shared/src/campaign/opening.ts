import * as z from 'zod';
import { Day, type Instant, dayOf, isoWeekdayOf, plusDays, plusMs, startOf, wallClock } from '../clock.ts';

/** Time of day on the campaign's clock, `10:00`; `24:00` is the end of the day. */
export const TimeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .meta({ id: 'TimeOfDay' });

/** 1 = Monday … 7 = Sunday, ISO 8601. */
export const Weekday = z.int().min(1).max(7).meta({ id: 'Weekday' });

/**
 * When claims are taken: on these weekdays of these days (`until` not included), from one time up to, not at, another. What goes
 * past midnight is two openings.
 */
export const Opening = z
  .strictObject({
    from: Day.nullable(),
    until: Day.nullable(),
    weekdays: z.array(Weekday).min(1).max(7),
    fromTime: TimeOfDay,
    untilTime: TimeOfDay,
  })
  .refine(({ fromTime, untilTime }) => fromTime < untilTime, 'from before until')
  .refine(({ from, until }) => from === null || until === null || from < until, 'from before until')
  .refine(({ weekdays }) => new Set(weekdays).size === weekdays.length, 'each weekday once')
  .meta({ id: 'Opening' });
export type Opening = z.infer<typeof Opening>;

const isOnDay = ({ from, until, weekdays }: Opening, day: Day, weekday: number): boolean =>
  (from === null || from <= day) && (until === null || day < until) && weekdays.includes(weekday);

/** `10:00`, on the campaign's clock. */
const timeOf = (now: Instant): string => wallClock(now).slice(11, 16);

/** No opening at all means always. */
export const isOpenAt = (openings: readonly Opening[], now: Instant): boolean => {
  if (openings.length === 0) return true;
  const [time, day, weekday] = [timeOf(now), dayOf(now), isoWeekdayOf(now)];
  return openings.some(
    (opening) => isOnDay(opening, day, weekday) && opening.fromTime <= time && time < opening.untilTime,
  );
};

const MINUTE_MS = 60_000;
/** A time of day on the campaign's clock; `24:00` is the next day's beginning. */
export const timeOn = (day: Day, time: string): Instant => {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return plusMs(startOf(day), minutes * MINUTE_MS);
};

/** The times of a day at which openings begin, the first one first. */
const timesOn = (openings: readonly Opening[], day: Day, weekday: number): string[] =>
  openings.flatMap((opening) => (isOnDay(opening, day, weekday) ? [opening.fromTime] : [])).toSorted();

/** The moments of a day at which openings begin, the first one first. */
export const beginningsOn = (openings: readonly Opening[], day: Day): Instant[] =>
  timesOn(openings, day, isoWeekdayOf(startOf(day))).map((time) => timeOn(day, time));

/** The next moment after `now` at which an opening begins, within the 400 days that a programme year can be away; `null`: none. */
export const nextOpening = (openings: readonly Opening[], now: Instant): Instant | null => {
  for (let days = 0; days <= 400; days++) {
    const moment = plusDays(now, days);
    const day = dayOf(moment);
    const from = timesOn(openings, day, isoWeekdayOf(moment));
    // an opening of this very minute has begun
    const next = days === 0 ? from.find((time) => time > timeOf(now)) : from[0];
    if (next !== undefined) return timeOn(day, next);
  }
  return null;
};

/** The first moment from `now` on at which claims are taken within a window, `now` itself if they are; `null`: none is left. */
export const openFrom = (
  window: { readonly from: Instant; readonly until: Instant },
  openings: readonly Opening[],
  now: Instant,
): Instant | null => {
  const start = now < window.from ? window.from : now;
  const first = isOpenAt(openings, start) ? start : nextOpening(openings, start);
  return first !== null && first < window.until ? first : null;
};

const meets = <T extends string>(aFrom: T | null, aUntil: T | null, bFrom: T | null, bUntil: T | null): boolean =>
  (aUntil === null || bFrom === null || bFrom < aUntil) && (bUntil === null || aFrom === null || aFrom < bUntil);

/** Whether one moment can lie in both; the end of one may be the beginning of the other. */
export const overlap = (a: Opening, b: Opening): boolean =>
  meets(a.from, a.until, b.from, b.until) &&
  a.weekdays.some((weekday) => b.weekdays.includes(weekday)) &&
  meets(a.fromTime, a.untilTime, b.fromTime, b.untilTime);
