import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import type { Rules } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import { Instant } from '../clock.ts';
import type { Fen } from '../fen.ts';
import { Exhaustion, forecastUnder } from '../impact/forecast.ts';
import { type Reading, flowsOf } from './burn.ts';
import type { Plan } from './plan.ts';

/** What the public is told of a category: when more comes, about how much, and how long the money lasts at today's pace. */
export const Outlook = z
  .object({
    category: Category,
    /** About so many vouchers at the cap; `null`: no release is to come. */
    next: z.object({ at: Instant, vouchers: z.int().min(0) }).nullable(),
    forecast: Exhaustion,
    madeAt: Instant,
  })
  .meta({ id: 'Outlook' });
export type Outlook = z.infer<typeof Outlook>;

type Known = {
  readonly readings: readonly Reading[];
  /** Not held and not spent, let out or not. */
  readonly unusedFen: Fen;
  readonly next: Plan | null;
  /** The same numbers give the same range. */
  readonly seed: number;
};

/** Spending goes on as it did; the range is the impact report's. */
export const outlookOf = (
  rules: Rules,
  rule: CategoryRule,
  { readings, unusedFen, next, seed }: Known,
  now: Instant,
): Outlook => {
  const spent = flowsOf(readings).map(({ day, spentFen }) => ({ day, fen: spentFen }));
  return {
    category: rule.category,
    next: next === null ? null : { at: next.at, vouchers: Math.floor(next.amountFen / rule.capFen) },
    forecast: forecastUnder(rules, rule, spent, { leftFen: unusedFen, now, seed, scale: 1 }),
    madeAt: now,
  };
};
