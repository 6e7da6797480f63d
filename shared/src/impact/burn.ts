import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Day, type Instant, dayOf, isoWeekdayOf, plusDays, startOf } from '../clock.ts';
import { Fen, fen } from '../fen.ts';
import { RegionCode, stemOf } from '../region.ts';

/** How far back spending is looked at: what was spent before says little about what comes. */
export const WEEKS = 8;

/** Subsidies of one day, or of one district: as they were paid, and as the draft would have paid them. */
export const Spending = z.object({ beforeFen: Fen, afterFen: Fen }).meta({ id: 'Spending' });
export type Spending = z.infer<typeof Spending>;

const CategoryBurn = z.object({
  days: z.record(Day, Spending),
  /** By the part of the campaign's region; all that is recorded, since shares move slowly. */
  districts: z.record(RegionCode, Spending),
});
type CategoryBurn = z.infer<typeof CategoryBurn>;

/** Spending of each category: by day for the last weeks, and by district. It is the same in whatever order it is filled. */
export const Burn = z.partialRecord(Category, CategoryBurn);
export type Burn = z.infer<typeof Burn>;

const mondayOf = (at: Instant): Day => dayOf(plusDays(at, 1 - isoWeekdayOf(at)));

/** The first day of the last weeks up to and with the week of `latest`. */
export const firstDayOf = (latest: Instant): Day => mondayOf(plusDays(latest, -7 * (WEEKS - 1)));

/** The part of a region that a place lies in: a province of the country, a city of a province, a county of a city. */
export const partOf = (region: RegionCode, district: RegionCode): RegionCode =>
  RegionCode.parse(district.slice(0, Math.min(6, stemOf(region).length + 2)).padEnd(6, '0'));

const NOTHING: Spending = { beforeFen: fen(0), afterFen: fen(0) };
const plus = (a: Spending = NOTHING, b: Spending): Spending => ({
  beforeFen: fen(a.beforeFen + b.beforeFen),
  afterFen: fen(a.afterFen + b.afterFen),
});

/** Takes off days that lie further back than the weeks that end with `latest`. */
export const trimmed = (burn: Burn, latest: Instant): Burn => {
  const first = firstDayOf(latest);
  return Object.fromEntries(
    Object.entries(burn).map(([category, { days, districts }]) => [
      category,
      { days: Object.fromEntries(Object.entries(days).filter(([day]) => day >= first)), districts },
    ]),
  );
};

type Spent = { readonly category: Category; readonly district: RegionCode; readonly at: Instant };

/** Adds what was spent; a day before `first` counts for its district alone. */
export const burned = (burn: Burn, { category, district, at }: Spent, spending: Spending, first: Day): Burn => {
  const { days, districts }: CategoryBurn = burn[category] ?? { days: {}, districts: {} };
  const day = dayOf(at);
  return {
    ...burn,
    [category]: {
      days: day < first ? days : { ...days, [day]: plus(days[day], spending) },
      districts: { ...districts, [district]: plus(districts[district], spending) },
    },
  };
};

/** Spending of every day from `first` up to, not including, `end`; days without any count as nothing. */
export const daily = (burn: Burn, category: Category, first: Day, end: Day): { day: Day; spending: Spending }[] => {
  const days = burn[category]?.days ?? {};
  const found: { day: Day; spending: Spending }[] = [];
  for (let at = startOf(first); dayOf(at) < end; at = plusDays(at, 1))
    found.push({ day: dayOf(at), spending: days[dayOf(at)] ?? NOTHING });
  return found;
};

/** What each district spent, most first. */
export const byDistrict = (burn: Burn, category: Category): { district: RegionCode; spending: Spending }[] =>
  Object.entries(burn[category]?.districts ?? {})
    .map(([district, spending]) => ({ district: RegionCode.parse(district), spending }))
    .toSorted((a, b) => b.spending.afterFen - a.spending.afterFen || (a.district < b.district ? -1 : 1));
