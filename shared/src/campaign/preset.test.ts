import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../appliance/category.ts';
import { NATIONAL_2026, PRESETS } from './preset.ts';
import { Basis, CategoryRule } from './rule.ts';
import { Rules } from './revision.ts';

const { rules } = NATIONAL_2026;
const APPLIANCES = ['fridge', 'washer', 'television', 'air-conditioner', 'water-heater', 'computer'] as const;
const DIGITAL = ['phone', 'tablet', 'smart-watch', 'smart-glasses'] as const;
const ruleOf = (category: (typeof CATEGORIES)[number]) => rules.categories.find((rule) => rule.category === category);

describe('发改环资〔2025〕1745号', () => {
  test('names 10 categories: 6 appliances and 4 digital goods, each once', () => {
    expect(rules.categories.map(({ category }) => category).toSorted()).toEqual([...APPLIANCES, ...DIGITAL].toSorted());
    expect(CATEGORIES).toHaveLength(10);
  });

  test.each(APPLIANCES)('%s: grade 1 alone, 15 per cent, at most 1,500 yuan, any price, one per person', (category) => {
    expect(ruleOf(category)).toEqual({
      category,
      rates: [{ grade: 1, rate: 1_500 }],
      capFen: 150_000,
      priceCeilingFen: null,
      itemsPerPerson: 1,
    });
  });

  test.each(DIGITAL)('%s: no label, 15 per cent, at most 500 yuan, up to 6,000 yuan, one per person', (category) => {
    expect(ruleOf(category)).toEqual({
      category,
      rates: [{ grade: 'no-label', rate: 1_500 }],
      capFen: 50_000,
      priceCeilingFen: 600_000,
      itemsPerPerson: 1,
    });
  });

  test('the base is the price after maker, shop and operator; payment discounts and the old appliance do not lower it', () => {
    expect(
      rules.waterfall.map((step) => (step.kind === 'subsidy' ? step.kind : [step.kind, step.affectsBase])),
    ).toEqual([
      ['maker-discount', true],
      ['shop-discount', true],
      ['operator-discount', true],
      'subsidy',
      ['payment-discount', false],
      ['old-appliance', false],
    ]);
  });

  test('the centre pays 85 % in the east, the shares make 100 %', () => {
    expect(rules.purses.find(({ purse }) => purse === 'central')?.share).toBe(8_500);
    expect(rules.purses.reduce((sum, { share }) => sum + share, 0)).toBe(10_000);
  });
});

describe('where the rules come from', () => {
  test('every field that can have a basis has exactly one, with words', () => {
    expect(rules.bases.map(({ field }) => field).toSorted()).toEqual(Basis.shape.field.options.toSorted());
    expect(rules.bases.filter(({ citation }) => citation.trim().length < 8)).toEqual([]);
  });

  test('no rule is left out: each field of rules and of categories has a basis or is the authority’s own choice', () => {
    const chosen = [
      'title',
      'programme',
      'regionCode',
      'timeZone',
      'window',
      'categories',
      'bases',
      'category',
      'budgetFen',
    ];
    const fields = [...Object.keys(Rules.shape), ...Object.keys(CategoryRule.shape)];
    const withBasis: readonly string[] = Basis.shape.field.options;
    expect(fields.filter((field) => !chosen.includes(field)).toSorted()).toEqual(withBasis.toSorted());
  });

  test('what no notice says is marked as an assumption: purses, validity and points; what one says is cited', () => {
    const assumed = rules.bases.filter(({ confidence }) => confidence === 'assumption').map(({ field }) => field);
    expect(assumed.toSorted()).toEqual(['points', 'purses', 'validityDays']);
    const high = rules.bases.filter(({ confidence }) => confidence === 'high');
    expect(high.map(({ field }) => field).toSorted()).toEqual(['capFen', 'itemsPerPerson', 'priceCeilingFen', 'rates']);
    expect(high.filter(({ citation }) => !citation.includes('1745号'))).toEqual([]);
  });
});

test('every preset has an id of its own', () => {
  expect(new Set(PRESETS.map(({ presetId }) => presetId)).size).toBe(PRESETS.length);
});
