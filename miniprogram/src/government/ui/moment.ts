import { Day, Instant, dayOf, epochMs, plusMs, startOf } from '@luhuan/shared/clock';
import { TimeOfDay } from '@luhuan/shared/campaign/opening';
import { clockOf } from '../period.ts';

const MINUTE_MS = 60_000;

/** A day and a time of day as they are entered. */
export type MomentEntry = { readonly day: string; readonly time: string };

/** `09:30` from the ways people type it, `9:30` or `9：30`; anything else as it stands. */
export const timeEntry = (typed: string): string => {
  const plain = typed.trim().replace('：', ':');
  return /^\d:\d\d$/.test(plain) ? `0${plain}` : plain;
};

/** The moment of an entry, or the entry itself while it is none; `24:00` is the end of the day. */
export const writtenMoment = ({ day, time }: MomentEntry): string => {
  if (day === '' && time === '') return '';
  if (!Day.safeParse(day).success || !TimeOfDay.safeParse(time).success) return `${day} ${time}`;
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return plusMs(startOf(Day.parse(day)), minutes * MINUTE_MS);
};

/** What `writtenMoment` reads back as the same; a half-open end at midnight is 24:00 of the day before. */
export const momentEntry = (written: string, end: boolean): MomentEntry => {
  const at = Instant.safeParse(written).data;
  if (at === undefined) {
    const [day = '', time = ''] = written.split(' ');
    return { day, time };
  }
  if (end && epochMs(at) === epochMs(startOf(dayOf(at)))) return { day: dayOf(plusMs(at, -1)), time: '24:00' };
  return { day: dayOf(at), time: clockOf(at) };
};
