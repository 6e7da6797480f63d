import type { ReleaseSchedule } from '../campaign/allocation.ts';
import type { Rules } from '../campaign/revision.ts';
import { type Instant, dayOf, epochMs, instantAt, isoWeekdayOf, later, startOf } from '../clock.ts';
import { unreachable } from '../result.ts';

/** What says when money is let out: the schedule within the campaign's window. */
export type Timed = Pick<Rules, 'release' | 'window'>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const msOf = (time: string): number => Number(time.slice(0, 2)) * HOUR_MS + Number(time.slice(3)) * MINUTE_MS;

/** How far into a day its releases come, in ms; `24:00` belongs to the day that it ends. */
const hoursOf = (release: Exclude<ReleaseSchedule, { kind: 'at-once' }>): number[] => {
  if (release.kind !== 'hourly') return [msOf(release.time)];
  const [from, until] = [msOf(release.fromTime), msOf(release.untilTime)];
  return Array.from({ length: Math.ceil((until - from) / HOUR_MS) }, (_, hour) => from + hour * HOUR_MS);
};

const isOn = (release: Exclude<ReleaseSchedule, { kind: 'at-once' }>, day: Instant): boolean => {
  switch (release.kind) {
    case 'hourly':
    case 'daily':
      return true;
    case 'weekly':
      return isoWeekdayOf(day) === release.weekday;
    case 'monthly':
      return Number(dayOf(day).slice(8)) === release.day;
    default:
      return unreachable(release);
  }
};

const startOfDay = (at: Instant): number => epochMs(startOf(dayOf(at)));

/** Moments from `from` on, up to, not at, the campaign's end, in ms; nothing is worked out that is not asked for. */
function* momentsFrom({ release, window }: Timed, from: Instant): Generator<number> {
  const first = epochMs(later(from, window.from));
  if (release.kind === 'at-once') {
    if (first === epochMs(window.from)) yield first;
    return;
  }
  const end = epochMs(window.until);
  const hours = hoursOf(release);
  const everyDay = release.kind === 'hourly' || release.kind === 'daily';
  // one day earlier: a release at 24:00 is a moment of the day before
  for (let day = startOfDay(instantAt(first)) - DAY_MS; day < end; day += DAY_MS) {
    if (!everyDay && !isOn(release, instantAt(day))) continue;
    for (const hour of hours) {
      const at = day + hour;
      if (at >= first && at < end) yield at;
    }
  }
}

/** Every release from `from` on, up to, not at, the campaign's end; earliest first. */
export const dropsFrom = (timed: Timed, from: Instant): Instant[] => [...momentsFrom(timed, from)].map(instantAt);

/** Every release from `from` on, up to, not at, `until`. */
export const dropsBetween = (timed: Timed, from: Instant, until: Instant): Instant[] => {
  const found: Instant[] = [];
  for (const moment of momentsFrom(timed, from)) {
    if (moment >= epochMs(until)) break;
    found.push(instantAt(moment));
  }
  return found;
};

/** How many there are from `from` on. */
export const countFrom = (timed: Timed, from: Instant): number => {
  const moments = momentsFrom(timed, from);
  let count = 0;
  while (moments.next().done !== true) count++;
  return count;
};

/** The first release after `now`; `null`: there is none before the campaign's end. */
export const nextDropAt = (timed: Timed, now: Instant): Instant | null => {
  const { value } = momentsFrom(timed, instantAt(epochMs(now) + 1)).next();
  return typeof value === 'number' ? instantAt(value) : null;
};

/** Between one monthly release and the next, and the day that one at 24:00 belongs to. */
const DAYS_BACK = 33;

/** The last release at or before `now`; `null`: none has come yet. */
export const lastDropAt = (timed: Timed, now: Instant): Instant | null => {
  const { release, window } = timed;
  if (release.kind === 'at-once') return now < window.from ? null : window.from;
  const from = now < window.until ? now : window.until;
  let last: number | null = null;
  for (const at of momentsFrom(timed, instantAt(epochMs(from) - DAYS_BACK * DAY_MS))) {
    if (at > epochMs(now)) break;
    last = at;
  }
  return last === null ? null : instantAt(last);
};

/** Whether a release comes at this very moment. */
export const isDrop = (timed: Timed, at: Instant): boolean => momentsFrom(timed, at).next().value === epochMs(at);

/** Whether any money is ever let out. */
export const everDrops = (timed: Timed): boolean => momentsFrom(timed, timed.window.from).next().done !== true;
