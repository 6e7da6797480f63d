import type { Category } from '@luhuan/shared/appliance/category';
import { Plan } from '@luhuan/shared/campaign/plan';
import type { Preset } from '@luhuan/shared/campaign/preset';
import { Rules, type Window } from '@luhuan/shared/campaign/revision';
import { Day, type Instant, dayOf, plusDays, plusMs, startOf } from '@luhuan/shared/clock';
import type { Fen } from '@luhuan/shared/fen';
import { fenOf } from '../../../entry/yuan-entry.ts';
import type { BudgetEntry, Entries } from './entries.ts';

/** One hundred billion yuan: more than any programme, and far inside what an amount can hold. */
export const BUDGET_MAX_FEN = 10 ** 13;

export type Line = {
  readonly category: Category;
  readonly capFen: Fen;
  readonly included: boolean;
  readonly yuan: string;
  readonly budgetFen: Fen | undefined;
  readonly vouchers: number;
  readonly wrong: 'amount' | 'below-cap' | undefined;
};

type PeriodWrong = 'from' | 'until' | 'until-before-from' | 'window-over';
type Wrong = 'title' | PeriodWrong | 'validity' | 'no-category';

export type Checked = {
  readonly wrong: readonly Wrong[];
  readonly lines: readonly Line[];
  readonly window: Window | undefined;
  readonly totalFen: number;
  readonly vouchers: number;
  /** Ready to be sent; `undefined` while anything is wrong. */
  readonly plan: Plan | undefined;
};

const lineOf = ({ category, included, yuan }: BudgetEntry, preset: Preset): Line[] => {
  const rule = preset.rules.categories.find((other) => other.category === category);
  if (rule === undefined) return [];
  const { capFen } = rule;
  const budgetFen = included ? fenOf(yuan, BUDGET_MAX_FEN) : undefined;
  const vouchers = Math.floor((budgetFen ?? 0) / capFen);
  const wrong = !included ? undefined : budgetFen === undefined ? 'amount' : vouchers === 0 ? 'below-cap' : undefined;
  return [{ category, capFen, included, yuan, budgetFen, vouchers, wrong }];
};

/** From 00:00 of the first day up to 24:00 of the last; a day that was not changed keeps its moment to the second. */
const windowOf = (fromDay: Day, untilDay: Day, before: Window | undefined): Window => ({
  from: before !== undefined && dayOf(before.from) === fromDay ? before.from : startOf(fromDay),
  until:
    before !== undefined && dayOf(plusMs(before.until, -1)) === untilDay
      ? before.until
      : plusDays(startOf(untilDay), 1),
});

const checkPeriod = (entries: Entries, now: Instant, before: Window | undefined) => {
  const fromDay = Day.safeParse(entries.fromDay).data;
  const untilDay = Day.safeParse(entries.untilDay).data;
  const missing: PeriodWrong[] = [
    ...(fromDay === undefined ? ['from' as const] : []),
    ...(untilDay === undefined ? ['until' as const] : []),
  ];
  if (fromDay === undefined || untilDay === undefined) return { window: undefined, wrong: missing };
  if (untilDay < fromDay) return { window: undefined, wrong: ['until-before-from' as const] };
  const window = windowOf(fromDay, untilDay, before);
  return { window, wrong: window.until <= now ? ['window-over' as const] : [] };
};

/** What is wrong with the entries, what they add up to, and the plan that they make when nothing is wrong. */
export const check = (entries: Entries, preset: Preset, now: Instant, before: Window | undefined): Checked => {
  const period = checkPeriod(entries, now, before);
  const lines = entries.budgets.flatMap((budget) => lineOf(budget, preset));
  const validityDays = /^\d+$/.test(entries.validityDays) ? Number(entries.validityDays) : 0;
  const wrong: Wrong[] = [
    ...(Rules.shape.title.safeParse(entries.title).success ? [] : ['title' as const]),
    ...period.wrong,
    ...(Rules.shape.validityDays.safeParse(validityDays).success ? [] : ['validity' as const]),
    ...(lines.some(({ included }) => included) ? [] : ['no-category' as const]),
  ];
  const budgets = lines.flatMap(({ category, budgetFen }) =>
    budgetFen === undefined ? [] : [{ category, budgetFen }],
  );
  const right = wrong.length === 0 && lines.every((line) => line.wrong === undefined);
  const { presetId, title, regionCode } = entries;
  return {
    wrong,
    lines,
    window: period.window,
    totalFen: budgets.reduce((sum, { budgetFen }) => sum + budgetFen, 0),
    vouchers: lines.reduce((sum, { vouchers }) => sum + vouchers, 0),
    plan: right ? Plan.parse({ presetId, title, regionCode, window: period.window, validityDays, budgets }) : undefined,
  };
};
