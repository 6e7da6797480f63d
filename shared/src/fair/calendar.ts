import { type Day, Day as DaySchema, type Instant, dayOf, epochMs, plusDays, startOf, weekdayOf } from '../clock.ts';
import type { Fair, FairStop } from './fair.ts';

/** What somebody can do about a stop. */
export type StopStanding = 'cancelled' | 'over' | 'running' | 'walk-in' | 'full' | 'open';

export const standingOf = (stop: FairStop, now: Instant): StopStanding => {
  if (stop.cancelled !== null) return 'cancelled';
  if (now >= stop.ends) return 'over';
  if (now >= stop.begins) return 'running';
  if (stop.left === null) return 'walk-in';
  return stop.left === 0 ? 'full' : 'open';
};

export const byTime = (a: FairStop, b: FairStop): number =>
  a.begins < b.begins ? -1 : a.begins > b.begins ? 1 : a.number - b.number;

/** The stop that is on or comes next; none when all are over or cancelled. */
export const nextStop = ({ stops }: Pick<Fair, 'stops'>, now: Instant): FairStop | undefined =>
  stops.toSorted(byTime).find((stop) => stop.cancelled === null && now < stop.ends);

/** Calendar days until something begins: 0 today, 1 tomorrow. */
export const daysUntil = (at: Instant, now: Instant): number =>
  Math.round((epochMs(startOf(dayOf(at))) - epochMs(startOf(dayOf(now)))) / 86_400_000);

export type StopOfFair = { readonly fair: Fair; readonly stop: FairStop };

/** Every stop that is not over, cancelled ones until they would be, what comes first first. */
export const comingStops = (fairs: readonly Fair[], now: Instant): StopOfFair[] =>
  fairs
    .flatMap((fair) => fair.stops.map((stop) => ({ fair, stop })))
    .filter(({ stop }) => now < stop.ends)
    .toSorted((a, b) => byTime(a.stop, b.stop));

export type CalendarDay = {
  readonly day: Day;
  /** Days before and after the month fill its first and last week. */
  readonly isInMonth: boolean;
  readonly stops: readonly StopOfFair[];
};

/** The month of a moment, `2026-03`. */
export const monthOf = (at: Instant): string => dayOf(at).slice(0, 7);

export const startOfMonth = (month: string): Instant => startOf(DaySchema.parse(`${month}-01`));

/** The weeks of a month, Monday first; `month` as `2026-03`. */
export const calendarOf = (fairs: readonly Fair[], month: string): CalendarDay[][] => {
  const first = startOfMonth(month);
  const monday = plusDays(first, -((weekdayOf(first) + 6) % 7));
  const stops = fairs.flatMap((fair) => fair.stops.map((stop) => ({ fair, stop })));
  const weeks: CalendarDay[][] = [];
  for (let day = monday; monthOf(day) <= month; day = plusDays(day, 7))
    weeks.push(
      Array.from({ length: 7 }, (_, n) => {
        const of = dayOf(plusDays(day, n));
        const here = stops.filter(({ stop }) => dayOf(stop.begins) === of);
        return { day: of, isInMonth: of.startsWith(month), stops: here.toSorted((a, b) => byTime(a.stop, b.stop)) };
      }),
    );
  return weeks;
};

/** `2026-12` and 1 is `2027-01`. */
export const plusMonths = (month: string, months: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
};
