import { expect, test } from 'vitest';
import { Instant } from '../clock.ts';
import { fen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import { differencesFrom, takenOver } from './override.ts';
import { filled } from './preset.ts';
import { NATIONAL_2026 } from './presets/national-2026.ts';
import { Rules } from './revision.ts';

const at = (text: string) => Instant.parse(text);
const TEMPLATE: Rules = Rules.parse(
  filled(NATIONAL_2026.rules, {
    title: '某省 2026 年以旧换新',
    authority: '某省商务厅',
    regionCode: RegionCode.parse('440000'),
    window: { from: at('2026-01-01T00:00:00.000Z'), until: at('2026-12-31T16:00:00.000Z') },
    budgets: { fridge: fen(100_000_00), phone: fen(50_000_00) },
  }),
);
const capped = (rules: Rules, category: string, capFen: number): Rules => ({
  ...rules,
  categories: rules.categories.map((rule) => (rule.category === category ? { ...rule, capFen: fen(capFen) } : rule)),
});
const without = (rules: Rules, category: string): Rules => ({
  ...rules,
  categories: rules.categories.filter((rule) => rule.category !== category),
});
const CITY: Rules = {
  ...capped(TEMPLATE, 'fridge', 120_000),
  title: '某市 2026 年以旧换新',
  regionCode: RegionCode.parse('440300'),
};

test('a copy that nobody changed has no differences', () => {
  expect(differencesFrom(TEMPLATE, structuredClone(TEMPLATE))).toEqual([]);
});

test('a lower cap, another name and place are three differences, each by its path', () => {
  expect(differencesFrom(TEMPLATE, CITY)).toEqual(['title', 'regionCode', 'categories.fridge.capFen']);
});

test('a category that was left out is one difference, and so is one that was added', () => {
  expect(differencesFrom(TEMPLATE, without(TEMPLATE, 'phone'))).toEqual(['categories.phone']);
  expect(differencesFrom(without(TEMPLATE, 'phone'), TEMPLATE)).toEqual(['categories.phone']);
});

test('what a preset leaves open is no difference: place, time, authority and money', () => {
  const names = differencesFrom(NATIONAL_2026.rules, TEMPLATE);
  expect(names).toContain('title');
  expect(names).not.toContain('regionCode');
  expect(names.filter((name) => name.endsWith('budgetFen'))).toEqual([]);
});

test('the template’s new rules are taken over, and the own cap, name and place stay', () => {
  const next: Rules = { ...capped(TEMPLATE, 'phone', 60_000), payoutDelayDays: 15 };
  const { rules, taken, kept } = takenOver(TEMPLATE, next, CITY);
  expect(taken).toEqual(['payoutDelayDays', 'categories.phone.capFen']);
  expect(kept).toEqual([]);
  expect(rules).toEqual({ ...capped(CITY, 'phone', 60_000), payoutDelayDays: 15 });
  expect(differencesFrom(next, rules)).toEqual(differencesFrom(TEMPLATE, CITY));
  expect(Rules.safeParse(rules).success).toBe(true);
});

test('what both changed stays as the region has it, and is named', () => {
  const next = capped(TEMPLATE, 'fridge', 200_000);
  const { rules, taken, kept } = takenOver(TEMPLATE, next, CITY);
  expect(rules).toEqual(CITY);
  expect(taken).toEqual([]);
  expect(kept).toEqual(['categories.fridge.capFen']);
});

test('a category that the template drops goes, unless the region had changed it', () => {
  const dropped = without(without(TEMPLATE, 'phone'), 'fridge');
  const { rules, taken, kept } = takenOver(TEMPLATE, dropped, CITY);
  expect(rules.categories.map(({ category }) => category)).toEqual(['fridge']);
  expect(taken).toEqual(['categories.phone']);
  expect(kept).toEqual(['categories.fridge']);
});

test('a category that the template adds comes in, one that the region left out stays out', () => {
  const before = without(TEMPLATE, 'phone');
  expect(takenOver(before, TEMPLATE, without(CITY, 'phone')).taken).toEqual(['categories.phone']);
  expect(takenOver(TEMPLATE, capped(TEMPLATE, 'phone', 1), without(CITY, 'phone')).rules.categories).toHaveLength(1);
});

test('money and place of the region are its own, whatever the template does', () => {
  const next: Rules = {
    ...TEMPLATE,
    regionCode: RegionCode.parse('450000'),
    categories: TEMPLATE.categories.map((rule) => ({ ...rule, budgetFen: fen(1) })),
  };
  expect(takenOver(TEMPLATE, next, TEMPLATE).rules).toEqual(TEMPLATE);
});

test('a source that the region wrote stays, the others follow the template', () => {
  const basis = (field: string, citation: string) => ({ field, confidence: 'high' as const, citation });
  const [before, after, own] = [
    { ...TEMPLATE, bases: [basis('capFen', 'old'), basis('points', 'old')] },
    { ...TEMPLATE, bases: [basis('capFen', 'new'), basis('points', 'new')] },
    { ...CITY, bases: [basis('capFen', 'city'), basis('points', 'old')] },
  ];
  expect(takenOver(before, after, own).rules.bases).toEqual([basis('points', 'new'), basis('capFen', 'city')]);
});
