import * as z from 'zod';
import type { Category } from '../appliance/category.ts';
import type { Fen } from '../fen.ts';
import type { RegionCode } from '../region.ts';
import { Rules, Window } from './revision.ts';
import { BothLanguages, CategoryRule } from './rule.ts';

/** Rules without what only an office can say: place, time, money and its own name. */
export const PresetRules = Rules.omit({ regionCode: true, window: true, authority: true, categories: true }).extend({
  categories: z.array(CategoryRule.omit({ budgetFen: true })).min(1),
});
export type PresetRules = z.infer<typeof PresetRules>;

/** Where sources differ, or leave it to the place: the office chooses, and the choice is kept with the revision. */
export const Switch = z
  .object({
    switchId: z.string(),
    asks: BothLanguages,
    options: z
      .array(
        z.object({
          optionId: z.string(),
          says: BothLanguages,
          citation: z.string(),
          confidence: z.enum(['high', 'medium', 'low', 'assumption']),
          /** What the option puts in place of the preset's rules. */
          replaces: PresetRules.partial(),
          /** When the programme ran, if the option says other than the preset. */
          window: Window.optional(),
        }),
      )
      .min(2),
  })
  .meta({ id: 'Switch' });
export type Switch = z.infer<typeof Switch>;

/** A published programme as a starting revision, never code. The first option of a switch is what the preset itself says. */
export const Preset = z
  .object({
    presetId: z.string(),
    level: z.enum(['national', 'city', 'example']),
    name: BothLanguages,
    /** When and where the programme ran, in words. */
    period: BothLanguages,
    /** The published dates; an office that starts later narrows them. */
    window: Window,
    rules: PresetRules,
    switches: z.array(Switch),
  })
  .meta({ id: 'Preset' });
export type Preset = z.infer<typeof Preset>;

/** What an office adds. Categories without money are left out. */
export type Filling = {
  readonly title: string;
  readonly authority: string;
  readonly regionCode: RegionCode;
  readonly window: Window;
  readonly budgets: Readonly<Partial<Record<Category, Fen>>>;
};

const definedOf = (replaces: Switch['options'][number]['replaces']): Partial<PresetRules> =>
  Object.fromEntries(Object.entries(replaces).filter(([, value]) => value !== undefined));

/** The preset with the chosen options; an option that does not exist leaves the preset as it is. */
export const chosen = ({ rules, switches }: Preset, choices: Readonly<Record<string, string>>): PresetRules =>
  switches.reduce<PresetRules>((sum, { switchId, options }) => {
    const option = options.find(({ optionId }) => optionId === choices[switchId]);
    return option === undefined ? sum : { ...sum, ...definedOf(option.replaces) };
  }, rules);

/** The published dates under the chosen options. */
export const windowUnder = ({ window, switches }: Preset, choices: Readonly<Record<string, string>>): Window =>
  switches.reduce<Window>(
    (sum, { switchId, options }) => options.find(({ optionId }) => optionId === choices[switchId])?.window ?? sum,
    window,
  );

/** Rules that an office can go on with. */
export const filled = (rules: PresetRules, { budgets, ...filling }: Filling): Rules => ({
  ...rules,
  ...filling,
  categories: rules.categories.flatMap((rule) => {
    const budgetFen = budgets[rule.category];
    return budgetFen === undefined ? [] : [{ ...rule, budgetFen }];
  }),
});
