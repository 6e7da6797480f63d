import * as z from 'zod';
import type { Rules } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import { Day, Instant, dayOf, isoWeekdayOf, plusDays, startOf } from '../clock.ts';
import type { Fen } from '../fen.ts';
import { seeded } from './seeded.ts';

/** When money runs out, if it does before the campaign's end. */
export const Exhaustion = z
  .discriminatedUnion('kind', [
    /** Not one more voucher can be paid for; `nextMoneyAt`: when a tranche comes. */
    z.object({ kind: z.literal('exhausted'), nextMoneyAt: Instant.nullable() }),
    /** One time in ten earlier than `low`, one in ten later than `high`; `null`: after the campaign's end. */
    z.object({ kind: z.literal('runs-out'), low: Day, point: Day.nullable(), high: Day.nullable() }),
    /** Nine times in ten it is not used up when the campaign ends. */
    z.object({ kind: z.literal('lasts') }),
    /** Fewer than two whole weeks are recorded, or nothing was spent in them. */
    z.object({ kind: z.literal('too-little-history'), days: z.int().min(0) }),
  ])
  .meta({ id: 'Exhaustion' });
export type Exhaustion = z.infer<typeof Exhaustion>;

export type Spent = { readonly day: Day; readonly fen: number };
export type Supply = {
  readonly leftFen: Fen;
  /** The most one voucher can cost: with less left, none can be given. */
  readonly capFen: Fen;
  readonly tranches: readonly { readonly at: Instant; readonly amountFen: Fen }[];
};

const WEEK = 7;
const WEEKS_LEAST = 2;
const PATHS = 400;
const TENTH = 0.1;

/** Whole weeks, the last one first, each by weekday from Monday; days that fill no week are left out, the oldest ones. */
const weeksOf = (spent: readonly Spent[]): number[][] => {
  const weeks: number[][] = [];
  for (let end = spent.length; end >= WEEK; end -= WEEK) {
    const week: number[] = [];
    for (const { day, fen } of spent.slice(end - WEEK, end)) week[isoWeekdayOf(startOf(day)) - 1] = fen;
    weeks.push(week);
  }
  return weeks;
};

type Ahead = { readonly day: Day; readonly weekday: number; readonly comesFen: number };

/** The days from `now` to the end, each with the money that a tranche brings on it. */
const daysAhead = ({ tranches }: Supply, now: Instant, until: Instant): Ahead[] => {
  const days: Ahead[] = [];
  for (let at = startOf(dayOf(now)); at < until; at = plusDays(at, 1)) {
    const day = dayOf(at);
    const comesFen = tranches
      .filter((tranche) => tranche.at > now && dayOf(tranche.at) === day)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    days.push({ day, weekday: isoWeekdayOf(at) - 1, comesFen });
  }
  return days;
};

/** On which of the days ahead the money is gone, if every week ahead is like some week of the past; `Infinity`: on none. */
const pathOf = (weeks: readonly number[][], ahead: readonly Ahead[], supply: Supply, random: () => number): number => {
  let leftFen: number = supply.leftFen;
  let week = weeks[0] ?? [];
  for (const [index, { weekday, comesFen }] of ahead.entries()) {
    if (index % WEEK === 0) week = weeks[Math.floor(random() * weeks.length)] ?? week;
    leftFen += comesFen - (week[weekday] ?? 0);
    if (leftFen < supply.capFen) return index;
  }
  return Infinity;
};

/**
 * When vouchers run out, by a bootstrap over whole weeks: each path draws a past week for every week ahead, from `seed`. The
 * median of 400 paths is the point, the tenth and ninetieth per cent are the range. Holds are taken to stay as large as they are now.
 * `scale` is what the draft does to the number of vouchers claimed.
 */
export const forecast = (
  spent: readonly Spent[],
  supply: Supply,
  { now, until, seed, scale }: { now: Instant; until: Instant; seed: number; scale: number },
): Exhaustion => {
  if (supply.leftFen < supply.capFen) {
    const coming = supply.tranches.map(({ at }) => at).filter((at) => at > now);
    return { kind: 'exhausted', nextMoneyAt: coming.toSorted()[0] ?? null };
  }
  const weeks = weeksOf(spent.map(({ day, fen }) => ({ day, fen: fen * scale })));
  if (weeks.length < WEEKS_LEAST || weeks.every((week) => week.every((fen) => fen === 0)))
    return { kind: 'too-little-history', days: spent.length };
  const ahead = daysAhead(supply, now, until);
  const paths: number[] = [];
  // each path has a seed of its own, so that no path's end moves the draws of the next
  for (let path = 0; path < PATHS; path++) paths.push(pathOf(weeks, ahead, supply, seeded(seed + path)));
  const sorted = paths.toSorted((a, b) => a - b);
  const dayAt = (share: number): Day | null => ahead[sorted[Math.round((PATHS - 1) * share)] ?? Infinity]?.day ?? null;
  const [low, point, high] = [dayAt(TENTH), dayAt(0.5), dayAt(1 - TENTH)];
  return low === null ? { kind: 'lasts' } : { kind: 'runs-out', low, point, high };
};

/** The same for one category under a campaign's rules: its tranches are to come, and it ends with its window. */
export const forecastUnder = (
  { window, tranches }: Pick<Rules, 'window' | 'tranches'>,
  { category, capFen }: Pick<CategoryRule, 'category' | 'capFen'>,
  spent: readonly Spent[],
  { leftFen, now, seed, scale }: { leftFen: Fen; now: Instant; seed: number; scale: number },
): Exhaustion => {
  const coming = tranches.flatMap(({ at, budgets }) =>
    budgets.filter((budget) => budget.category === category).map(({ amountFen }) => ({ at, amountFen })),
  );
  const begins = now < window.from ? window.from : now;
  return forecast(spent, { leftFen, capFen, tranches: coming }, { now: begins, until: window.until, seed, scale });
};
