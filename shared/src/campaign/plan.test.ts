import { describe, expect, test } from 'vitest';
import { granted, shanghai } from '../../../test/support/samples.ts';
import { CATEGORIES } from '../appliance/category.ts';
import { Plan, rulesOf } from './plan.ts';
import { NATIONAL_2026 } from './preset.ts';

const plain = {
  presetId: 'national-2026',
  title: '深圳市 2026 年以旧换新',
  regionCode: '440300',
  window: { from: shanghai('2026-03-01T08:00'), until: shanghai('2027-01-01T00:00') },
  validityDays: 5,
  budgets: [
    { category: 'phone', budgetFen: 50_000 },
    { category: 'fridge', budgetFen: 150_000 },
  ],
};
const plan = Plan.parse(plain);

test('a plan for 2 of 10 categories leaves the other 8 out and keeps the preset’s order', () => {
  const rules = granted(rulesOf(NATIONAL_2026, plan));
  expect(rules.categories.map(({ category, budgetFen }) => [category, budgetFen])).toEqual([
    ['fridge', 150_000],
    ['phone', 50_000],
  ]);
});

test('place, time and validity come from the plan; rates, caps, purses and points from the preset', () => {
  const { title, regionCode, window, validityDays, categories, ...rest } = granted(rulesOf(NATIONAL_2026, plan));
  expect({ title, regionCode, window, validityDays }).toEqual({
    title: plain.title,
    regionCode: '440300',
    window: plain.window,
    validityDays: 5,
  });
  const { categories: published, title: _title, validityDays: _days, ...preset } = NATIONAL_2026.rules;
  expect(rest).toEqual(preset);
  for (const { budgetFen: _budget, ...rule } of categories)
    expect(published.find(({ category }) => category === rule.category)).toEqual(rule);
});

test.each(CATEGORIES)(
  '%s: a budget one fen below the cap pays for no voucher, the cap itself pays for one',
  (category) => {
    const capFen = NATIONAL_2026.rules.categories.find((rule) => rule.category === category)?.capFen ?? 0;
    const withBudget = (budgetFen: number) =>
      rulesOf(NATIONAL_2026, Plan.parse({ ...plain, budgets: [{ category, budgetFen }] }));
    expect(withBudget(capFen - 1)).toEqual({ ok: false, error: { code: 'BudgetBelowCap', category, capFen } });
    expect(withBudget(capFen).ok).toBe(true);
  },
);

describe('what is no plan', () => {
  const [phone] = plain.budgets;
  test.each<[string, object]>([
    ['no budget at all', { budgets: [] }],
    ['a category twice', { budgets: [phone, phone] }],
    ['a budget for furniture', { budgets: [{ category: 'sofa', budgetFen: 1 }] }],
    ['a negative budget', { budgets: [{ category: 'phone', budgetFen: -1 }] }],
    ['a window that ends when it begins', { window: { from: plain.window.from, until: plain.window.from } }],
    ['a window with an offset', { window: { ...plain.window, from: '2026-03-01T08:00:00.000+08:00' } }],
    ['a title of one character', { title: '深' }],
    ['a title of blanks', { title: '     ' }],
    ['a title of 61 characters', { title: '深'.repeat(61) }],
    ['0 days', { validityDays: 0 }],
    ['a region of five digits', { regionCode: '44030' }],
    ['a status of one’s own', { status: 'approved' }],
    ['rates of one’s own', { rates: [{ grade: 5, rate: 10_000 }] }],
  ])('%s', (_what, change) => {
    expect(Plan.safeParse({ ...plain, ...change }).success).toBe(false);
  });

  test('5 characters that nobody sees make no title: they would turn or break the line it is shown in', () => {
    const unseen = {
      NUL: '\u0000',
      'line break': '\n',
      escape: '\u001B',
      'zero-width space': '\u200B',
      'right to left': '\u202E',
    };
    const accepted = Object.entries(unseen).filter(
      ([, char]) => Plan.safeParse({ ...plain, title: `深圳${char}以旧换新` }).success,
    );
    expect(accepted.map(([name]) => name)).toEqual([]);
  });

  test.each(['买买提·艾力商场', '𠮷林市以旧换新', 'Trade-in 2026'])('“%s” is a title', (title) => {
    expect(Plan.parse({ ...plain, title }).title).toBe(title);
  });
});
