import * as z from 'zod';

const SECOND_MS = 1_000;
const DAY_MS = 86_400 * SECOND_MS;
/** Asia/Shanghai has kept UTC+8 without summer time since 1991, so a fixed offset is the zone. */
const SHANGHAI_OFFSET_MS = 8 * 3_600 * SECOND_MS;

/** A moment in UTC, RFC 3339 with milliseconds; sorts as text. */
export const Instant = z.iso.datetime({ precision: 3 }).meta({ id: 'Instant' }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A calendar day in the campaign's time zone, `2026-05-31`. */
export const Day = z.iso.date().meta({ id: 'Day' }).brand<'Day'>();
export type Day = z.infer<typeof Day>;

export interface Clock {
  now(): Instant;
}

export const epochMs = (at: Instant): number => Date.parse(at);

/** What the language writes for the years 0000 to 9999 has 24 characters and is an instant; anything else is parsed, and refused. */
export const instantAt = (ms: number): Instant => {
  const text = new Date(ms).toISOString();
  return text.length === 24 ? (text as Instant) : Instant.parse(text);
};
export const plusMs = (at: Instant, ms: number): Instant => instantAt(epochMs(at) + ms);
export const plusSeconds = (at: Instant, seconds: number): Instant => plusMs(at, seconds * SECOND_MS);
export const plusDays = (at: Instant, days: number): Instant => plusMs(at, days * DAY_MS);
export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

type Reading = { readonly dayAndHour: string; readonly weekday: number };
const READINGS_MAX = 10_000;
const readings = new Map<string, Reading>();

const readingIn = (hour: string): Reading => {
  const known = readings.get(hour);
  if (known !== undefined) return known;
  const there = new Date(Date.parse(`${hour}:00:00.000Z`) + SHANGHAI_OFFSET_MS);
  const reading = { dayAndHour: there.toISOString().slice(0, 13), weekday: there.getUTCDay() };
  if (readings.size >= READINGS_MAX) readings.clear();
  readings.set(hour, reading);
  return reading;
};

let asked: Instant | undefined;
let answer: Reading | undefined;

/**
 * What a clock in Asia/Shanghai shows in the hour of a moment: kept by the hour, of which a programme year has few, and for the
 * moment itself, of which one decision asks several things.
 */
const readingOf = (at: Instant): Reading => {
  if (answer !== undefined && asked === at) return answer;
  answer = readingIn(at.slice(0, 13));
  asked = at;
  return answer;
};

/** Wall-clock reading in Asia/Shanghai: `2026-05-31T23:59:59`. */
export const wallClock = (at: Instant): string => readingOf(at).dayAndHour + at.slice(13, 19);
/** 0 = Sunday, in Asia/Shanghai. */
export const weekdayOf = (at: Instant): number => readingOf(at).weekday;
/** The day needs no parsing: it is cut from what the language writes. */
export const dayOf = (at: Instant): Day => readingOf(at).dayAndHour.slice(0, 10) as Day;
export const startOf = (day: Day): Instant => instantAt(Date.parse(`${day}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS);

/** 24:00 at the end of the `days`-th calendar day, the day of `at` being the first. Half-open: no longer valid at this instant. */
export const endOfDays = (at: Instant, days: number): Instant => plusDays(startOf(dayOf(at)), days);

/** 1 = Monday … 7 = Sunday, in Asia/Shanghai. */
export const isoWeekdayOf = (at: Instant): number => weekdayOf(at) || 7;

/** 24:00 at the end of the last day of the month of `at`, in Asia/Shanghai. */
export const endOfMonth = (at: Instant): Instant => {
  const [year = 0, month = 0] = dayOf(at).split('-').map(Number);
  return instantAt(Date.UTC(year, month, 1) - SHANGHAI_OFFSET_MS);
};
