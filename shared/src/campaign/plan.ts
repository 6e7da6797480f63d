import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Fen } from '../fen.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { RegionCode } from '../region.ts';
import { type Result, ok, refuse } from '../result.ts';
import type { Preset } from './preset.ts';
import { Rules, Window } from './revision.ts';

/** What an authority adds to a preset: place, time and money. Categories without a budget are left out. */
export const Plan = z
  .strictObject({
    presetId: z.string().max(60),
    title: Rules.shape.title,
    regionCode: RegionCode,
    window: Window.refine(({ from, until }) => from < until, 'from before until'),
    validityDays: Rules.shape.validityDays,
    budgets: z
      .array(z.strictObject({ category: Category, budgetFen: Fen }))
      .min(1)
      .refine(
        (budgets) => new Set(budgets.map(({ category }) => category)).size === budgets.length,
        'each category once',
      ),
  })
  .meta({ id: 'Plan' });
export type Plan = z.infer<typeof Plan>;

/** What a further revision may change: everything but the place. */
export const PlanChange = Plan.omit({ regionCode: true }).meta({ id: 'PlanChange' });
export type PlanChange = z.infer<typeof PlanChange>;

/** The rules that a plan makes of a preset. A budget that cannot pay for a single voucher is refused. */
export const rulesOf = (preset: Preset, plan: Plan): Result<Rules, RefusalOf<'BudgetBelowCap'>> => {
  const budgetOf = (category: Category) => plan.budgets.find((budget) => budget.category === category)?.budgetFen;
  const categories = preset.rules.categories.flatMap((rule) => {
    const budgetFen = budgetOf(rule.category);
    return budgetFen === undefined ? [] : [{ ...rule, budgetFen }];
  });
  const short = categories.find(({ budgetFen, capFen }) => budgetFen < capFen);
  if (short !== undefined) return refuse({ code: 'BudgetBelowCap', category: short.category, capFen: short.capFen });
  const { title, regionCode, window, validityDays } = plan;
  return ok(Rules.parse({ ...preset.rules, title, regionCode, window, validityDays, categories }));
};
