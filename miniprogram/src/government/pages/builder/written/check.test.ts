import { NATIONAL_2026 } from '@luhuan/shared/campaign/presets/national-2026';
import { Instant } from '@luhuan/shared/clock';
import { expect, test } from 'vitest';
import { builderRulesEn } from '../../../text/builder-rules-en.ts';
import { builderRulesZhCN } from '../../../text/builder-rules-zh-cn.ts';
import type { WrittenRules } from '../../../written-rules.ts';
import { asFarAsWritten, check, wordsAt } from './check.ts';
import { changesOf, fromPreset } from './draft.ts';
import { undone } from './undo.ts';

const NOW = Instant.parse('2026-03-01T02:00:00.000Z');
const PLACE = { regionCode: '440300', name: '广东省深圳市' };
const DRAFT = fromPreset(NATIONAL_2026, { 'central-share': 'east' }, PLACE);

const written = (part: Partial<WrittenRules> = {}): WrittenRules => ({
  ...DRAFT.rules,
  title: '深圳市 2026 年以旧换新',
  authority: '样例市商务局',
  window: { from: '2026-03-01T16:00:00.000Z', until: '2026-12-31T16:00:00.000Z' },
  categories: DRAFT.rules.categories.map((rule) => ({ ...rule, budgetFen: 30_000_000 })),
  ...part,
});
const fridge = (part: object): Partial<WrittenRules> => ({
  categories: written().categories.map((rule) => (rule.category === 'fridge' ? { ...rule, ...part } : rule)),
});
const faultsOf = (rules: WrittenRules) => check(rules, NOW, builderRulesZhCN.needs, 'zh-CN').faults;
const pathsOf = (part: Partial<WrittenRules>) => faultsOf(written(part)).map(({ path }) => path);

test('a preset lacks name of the authority, period and 10 budgets, each told at its step', () => {
  const faults = faultsOf(DRAFT.rules);
  expect(faults.filter(({ step }) => step === 'place').map(({ path }) => path)).toEqual([
    'authority',
    'window.from',
    'window.until',
  ]);
  expect(faults.filter(({ step }) => step === 'money')).toHaveLength(10);
  expect(faults).toHaveLength(13);
});

test('filled in, it is ready to be saved as the server wants it', () => {
  const { faults, rules } = check(written(), NOW, builderRulesZhCN.needs, 'zh-CN');
  expect(faults).toEqual([]);
  expect(rules).toEqual(written());
});

test('what is typed wrong stays where it was typed, and is named by its category', () => {
  expect(pathsOf(fridge({ capFen: '十五' }))).toEqual(['categories.fridge.capFen']);
  expect(pathsOf({ payoutDelayDays: '' })).toEqual(['payoutDelayDays']);
  expect(pathsOf({ window: { from: '2026-03-01 ', until: '2026-12-31T16:00:00.000Z' } })).toEqual(['window.from']);
});

test('mistakes between parts are told in the words of the refusals, each at its field', () => {
  const shares = written({ purses: [{ purse: 'central', share: 9_000 }] });
  expect(faultsOf(shares)).toEqual([
    { step: 'money', path: 'purses', words: '各级承担的比例合计不是 100%。现在合计 90%，请改到刚好 100%。' },
  ]);
  expect(pathsOf(fridge({ priceCeilingFen: 100_000 }))).toEqual(['categories.fridge.capFen']);
  expect(pathsOf(fridge({ budgetFen: 149_999 }))).toEqual(['categories.fridge.budgetFen']);
  const always = { from: null, until: null, weekdays: [1, 2], fromTime: '10:00', untilTime: '24:00' };
  expect(pathsOf({ openings: [always, { ...always, weekdays: [2] }] })).toEqual(['openings.1']);
  const condition = {
    conditionId: 'first-grade',
    about: 'goods' as const,
    expression: 'grade == "1"',
    says: { 'zh-CN': '一级', en: 'Grade 1' },
    remedy: { 'zh-CN': '换一台', en: 'Choose another' },
  };
  expect(pathsOf({ conditions: [condition] })).toEqual(['conditions.0.expression']);
  expect(
    pathsOf({ tranches: [{ at: '2027-01-01T00:00:00.000Z', budgets: [{ category: 'fridge', amountFen: 1 }] }] }),
  ).toEqual(['tranches.0']);
});

test('a mistake in one part does not hide one in another', () => {
  const faults = faultsOf(written({ title: '', purses: [{ purse: 'city', share: 1 }] }));
  expect(faults.map(({ path }) => path)).toEqual(['title', 'purses']);
});

test('a period that is over, or ends before it begins, is told at its end', () => {
  const over = { from: '2026-01-01T00:00:00.000Z', until: '2026-03-01T02:00:00.000Z' };
  expect(wordsAt(faultsOf(written({ window: over })), 'window.until')).toContain('过');
  expect(pathsOf({ window: { from: '2026-06-01T00:00:00.000Z', until: '2026-05-01T00:00:00.000Z' } })).toEqual([
    'window.until',
  ]);
});

test('every need has words in both languages', () => {
  expect(Object.keys(builderRulesEn.needs).toSorted()).toEqual(Object.keys(builderRulesZhCN.needs).toSorted());
});

test('rules can be tried while money and period are missing', () => {
  const rules = asFarAsWritten(DRAFT.rules);
  expect(rules.categories).toHaveLength(10);
  expect(rules.waterfall).toEqual(NATIONAL_2026.rules.waterfall);
});

test('place, time and money are no changes of a preset; a cap is one, and is undone', () => {
  expect(changesOf({ ...DRAFT, rules: { ...written(), title: DRAFT.template.title } })).toEqual([]);
  const changed = { ...written(fridge({ capFen: 120_000 })), title: DRAFT.template.title };
  expect(changesOf({ ...DRAFT, rules: changed })).toEqual(['categories.fridge.capFen']);
  const back = undone(DRAFT.template, changed, 'categories.fridge.capFen');
  expect(changesOf({ ...DRAFT, rules: back })).toEqual([]);
  expect(back.categories[0]?.budgetFen).toBe(30_000_000);
});

test('a category that was removed comes back to its place, and one that was added goes', () => {
  const without = { ...written(), categories: written().categories.filter(({ category }) => category !== 'washer') };
  const back = undone(DRAFT.template, without, 'categories.washer');
  expect(back.categories.map(({ category }) => category)).toEqual(
    DRAFT.template.categories.map(({ category }) => category),
  );
  expect(undone(without, written(), 'categories.washer').categories).toHaveLength(9);
});
