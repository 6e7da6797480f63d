import * as z from 'zod';
import { Day, type Instant, dayOf, epochMs, instantAt, isoWeekdayOf, plusDays, startOf } from '../clock.ts';
import { timeOn } from '../campaign/opening.ts';

/** Public values that nobody can know beforehand and everybody can look up afterwards. */
export const SeedSource = z
  .enum(['drand-quicknet', 'welfare-lottery-double', 'sse-composite-close'])
  .meta({ id: 'SeedSource' });
export type SeedSource = z.infer<typeof SeedSource>;

/**
 * Where a draw's public value comes from, fixed in the rules before anybody registers: the first value that the source publishes
 * at or after the moment of the draw, or of its fallback if the source stays silent.
 */
export const SeedRule = z
  .strictObject({ source: SeedSource, fallback: SeedSource })
  .refine(({ source, fallback }) => source !== fallback, 'another source to fall back on')
  .meta({ id: 'SeedRule' });
export type SeedRule = z.infer<typeof SeedRule>;

/** A public value as it was published, and of which round of which source: a number, or the day it is of. */
export const PublicValue = z
  .strictObject({
    from: z.enum(['source', 'fallback']),
    round: z.string().regex(/^[0-9-]{1,20}$/),
    value: z.string().regex(/^[0-9a-f.,+]{4,64}$/),
    /** Where anybody can look it up. */
    link: z.url({ protocol: /^https$/ }).max(300),
  })
  .meta({ id: 'PublicValue' });
export type PublicValue = z.infer<typeof PublicValue>;

type Described = {
  /** How a value is written, so that the same value is always the same text. */
  readonly written: RegExp;
  /** How long the source may be silent before its fallback counts: over the longest holidays. */
  readonly silentDays: number;
  /** Which round is the first at or after a moment, and when it is published. */
  readonly firstFrom: (at: Instant) => { readonly round: string; readonly publishedAt: Instant };
  /** When a round is published; `null`: there is no such round. */
  readonly publishedAt: (round: string) => Instant | null;
};

/** drand's quicknet chain: a round every three seconds since its genesis (its public chain info). */
const QUICKNET_GENESIS_MS = 1_692_803_367_000;
const QUICKNET_PERIOD_MS = 3_000;
const quicknetAt = (round: number): Instant => instantAt(QUICKNET_GENESIS_MS + (round - 1) * QUICKNET_PERIOD_MS);
const quicknet: Described = {
  written: /^[0-9a-f]{64}$/,
  silentDays: 1,
  firstFrom: (at) => {
    const round = Math.max(1, Math.ceil((epochMs(at) - QUICKNET_GENESIS_MS) / QUICKNET_PERIOD_MS) + 1);
    return { round: String(round), publishedAt: quicknetAt(round) };
  },
  publishedAt: (round) => (/^[1-9]\d{0,11}$/.test(round) ? quicknetAt(Number(round)) : null),
};

/** A source that publishes at one time of day on some weekdays; which of them are holidays is known afterwards only. */
const daily = (written: RegExp, time: string, weekdays: readonly number[]): Described => {
  const publishedAt = (round: string): Instant | null => {
    const day = Day.safeParse(round);
    return day.success && weekdays.includes(isoWeekdayOf(startOf(day.data))) ? timeOn(day.data, time) : null;
  };
  const firstFrom: Described['firstFrom'] = (at) => {
    for (let days = 0; ; days++) {
      const round = dayOf(plusDays(at, days));
      const published = publishedAt(round);
      if (published !== null && published >= at) return { round, publishedAt: published };
    }
  };
  return { written, silentDays: 20, firstFrom, publishedAt };
};

const SOURCES: Readonly<Record<SeedSource, Described>> = {
  'drand-quicknet': quicknet,
  // six of 33 in rising order and one of 16, drawn at 21:15 on Tuesdays, Thursdays and Sundays
  'welfare-lottery-double': daily(/^(?:\d\d,){5}\d\d\+\d\d$/, '21:15', [2, 4, 7]),
  'sse-composite-close': daily(/^[1-9]\d{2,4}\.\d{2}$/, '15:00', [1, 2, 3, 4, 5]),
};

/** The first round of the source at or after `seedFrom`, and when its value is there. */
export const roundFor = (source: SeedSource, seedFrom: Instant): ReturnType<Described['firstFrom']> =>
  SOURCES[source].firstFrom(seedFrom);

/** From when on the fallback's values count. */
export const fallbackFrom = ({ source }: SeedRule, seedFrom: Instant): Instant =>
  plusDays(seedFrom, SOURCES[source].silentDays);

export const ValueFault = z.enum([
  'not-written-so',
  'no-such-round',
  'too-early',
  'not-published-yet',
  'source-not-silent-yet',
]);
export type ValueFault = z.infer<typeof ValueFault>;

/**
 * What speaks against a value for a draw whose seed is to come at or after `seedFrom`; `null`: nothing. Whether a day was a holiday
 * is not known here: two people say so, and anybody can look it up.
 */
export const faultOfValue = (
  rule: SeedRule,
  seedFrom: Instant,
  { from, round, value }: PublicValue,
  now: Instant,
): ValueFault | null => {
  const source = rule[from];
  const since = from === 'source' ? seedFrom : fallbackFrom(rule, seedFrom);
  if (now < since) return from === 'source' ? 'not-published-yet' : 'source-not-silent-yet';
  if (!SOURCES[source].written.test(value)) return 'not-written-so';
  const publishedAt = SOURCES[source].publishedAt(round);
  if (publishedAt === null) return 'no-such-round';
  if (publishedAt < since) return 'too-early';
  if (source === 'drand-quicknet' && round !== roundFor(source, since).round) return 'no-such-round';
  return publishedAt > now ? 'not-published-yet' : null;
};
