import type { Category } from '../appliance/category.ts';
import { type Instant, dayOf } from '../clock.ts';
import type { Build } from '../three-accounts/machine.ts';
import { type SafeState, safeLife, safeStateAt } from '../three-accounts/safe-life.ts';
import { type Sourced, valueOf } from '../three-accounts/sourced.ts';
import type { Bought } from './owned.ts';

/** Where an appliance stands in its safe life; `build`: nobody can say before it is known what it burns. */
export type SafeClock =
  | { readonly state: 'not-covered' | 'build' }
  | {
      readonly state: SafeState;
      readonly lifeYears: number;
      /** Below zero once it is over. */
      readonly monthsLeft: number;
      /** The last month of it, `2031-05`. */
      readonly until: string;
      readonly source: Sourced;
    };

const MONTHS = 12;
/** Year × 12 + month from 0; a year alone counts from its January, so that the greatest possible age decides. */
const monthOf = (day: string): number => {
  const [year, month = 1] = day.split('-').map(Number);
  return (year ?? 0) * MONTHS + month - 1;
};
const written = (month: number): string =>
  `${Math.floor(month / MONTHS)}-${String((month % MONTHS) + 1).padStart(2, '0')}`;

type Aged = { readonly category: Category; readonly build: Build | null; readonly bought: Bought };

/** How much of its safe life an appliance has left, by the month. */
export const safeClock = ({ category, build, bought }: Aged, now: Instant): SafeClock => {
  const life = safeLife(category, build);
  if (life === undefined) return { state: 'not-covered' };
  if (!life.ok) return { state: 'build' };
  const lifeYears = valueOf(life.value);
  const from = monthOf(bought);
  const age = Math.max(0, monthOf(dayOf(now)) - from);
  return {
    state: safeStateAt(age, life.value, category, build),
    lifeYears,
    monthsLeft: lifeYears * MONTHS - age,
    until: written(from + lifeYears * MONTHS),
    source: life.value,
  };
};

export type DueClock = SafeClock & { readonly state: Exclude<SafeState, 'fine'> };
/** Whether it is time to think of a new one. */
export const isDue = (clock: SafeClock): clock is DueClock =>
  clock.state === 'plan' || clock.state === 'overdue' || clock.state === 'stop-use';
