import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { fen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import { faultsOf } from './fault.ts';
import { type Preset, PresetRules, chosen, filled, windowUnder } from './preset.ts';
import { PRESETS, presetById } from './presets/all.ts';
import { Rules } from './revision.ts';
import { CategoryRule } from './rule.ts';

/** What an office fills in, what is off unless it is set, or what only names a thing needs no source. */
const UNSOURCED = ['title', 'bases', 'category', 'budgetFen', 'evidenceDue', 'priceWatch'];
const FIELDS = [...Object.keys(PresetRules.shape), ...Object.keys(CategoryRule.shape), 'window'].filter(
  (field) => !UNSOURCED.includes(field),
);

const filledFrom = (preset: Preset, choices: Readonly<Record<string, string>>): Rules => {
  const rules = chosen(preset, choices);
  return filled(rules, {
    title: rules.title,
    authority: '某市商务局',
    regionCode: RegionCode.parse('440300'),
    window: windowUnder(preset, choices),
    budgets: Object.fromEntries(rules.categories.map(({ category }) => [category, fen(100_000_000)])),
  });
};

const options = PRESETS.flatMap((preset) =>
  preset.switches.flatMap(({ switchId, options: all }) =>
    all.map((option, index) => ({ preset, switchId, option, index, name: `${preset.presetId}: ${option.optionId}` })),
  ),
);
const named = PRESETS.map((preset) => [preset.presetId, preset] as const);

test('programmes since 2009 are there, 13 of them of cities, and one example', () => {
  const levels = (level: Preset['level']) => PRESETS.filter((preset) => preset.level === level);
  expect(levels('national').map(({ presetId }) => presetId)).toEqual([
    'national-2026',
    'national-2025',
    'national-2025-digital',
    'national-2024',
    'trade-in-2009',
    'rural-2009',
  ]);
  expect(levels('city')).toHaveLength(13);
  expect(levels('example').map(({ presetId }) => presetId)).toEqual(['clean-heating-example']);
});

test('every preset has an id of its own by which it is found', () => {
  expect(new Set(PRESETS.map(({ presetId }) => presetId)).size).toBe(PRESETS.length);
  expect(PRESETS.map(({ presetId }) => presetById(presetId))).toEqual(PRESETS);
  expect(presetById('national-1999')).toBeUndefined();
});

describe.each(named)('%s', (_, preset) => {
  test('each of 25 fields has exactly one basis, with words, and so have dates for evidence where there are any', () => {
    expect(FIELDS).toHaveLength(25);
    const due = preset.rules.categories.some(({ evidenceDue }) => evidenceDue !== undefined) ? ['evidenceDue'] : [];
    expect(preset.rules.bases.map(({ field }) => field).toSorted()).toEqual([...FIELDS, ...due].toSorted());
    expect(preset.rules.bases.filter(({ citation }) => citation.trim().length < 6)).toEqual([]);
  });

  test('filled by an office it is a revision without faults, and keeps what it says', () => {
    const rules = filledFrom(preset, {});
    expect(Rules.safeParse(rules).error).toBeUndefined();
    expect(faultsOf(rules)).toEqual([]);
    expect(rules.categories).toHaveLength(preset.rules.categories.length);
  });

  test('a category without money is left out', () => {
    const [first] = preset.rules.categories;
    const rules = filled(preset.rules, {
      ...filledFrom(preset, {}),
      budgets: { [first?.category ?? '']: fen(1_000) },
    });
    expect(rules.categories.map(({ category, budgetFen }) => ({ category, budgetFen }))).toEqual([
      { category: first?.category, budgetFen: 1_000 },
    ]);
  });

  test('switches have ids of their own, and their options too', () => {
    const ids = preset.switches.map(({ switchId }) => switchId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { options: all } of preset.switches)
      expect(new Set(all.map(({ optionId }) => optionId)).size).toBe(all.length);
  });

  test('no two switches put the same field in another place', () => {
    const fields = preset.switches.flatMap(({ options: all }) => [
      ...new Set(all.flatMap(({ replaces }) => Object.keys(replaces))),
    ]);
    expect(new Set(fields).size).toBe(fields.length);
  });
});

test.each(options)('$name gives a revision without faults, and is cited', ({ preset, switchId, option }) => {
  const rules = filledFrom(preset, { [switchId]: option.optionId });
  expect(Rules.safeParse(rules).error).toBeUndefined();
  expect(faultsOf(rules)).toEqual([]);
  expect(option.citation.trim().length).toBeGreaterThan(5);
});

test('the first option of every switch says what the preset says, every other something else', () => {
  for (const { preset, switchId, option, index } of options) {
    const choices = { [switchId]: option.optionId };
    const isSame = canonicalize(chosen(preset, choices)) === canonicalize(preset.rules);
    expect({ ...choices, isSame }).toEqual({ ...choices, isSame: index === 0 });
    if (index === 0) expect(windowUnder(preset, choices)).toEqual(preset.window);
  }
});

test('an option that does not exist leaves the preset as it is', () => {
  for (const preset of PRESETS) expect(chosen(preset, { 'central-share': 'north' })).toEqual(preset.rules);
});

describe('what no source says is marked as an assumption', () => {
  const confidenceOf = (presetId: string, field: string) =>
    presetById(presetId)?.rules.bases.find((basis) => basis.field === field)?.confidence;

  test('points are, in every preset', () => {
    expect(PRESETS.map(({ presetId }) => confidenceOf(presetId, 'points'))).toEqual(PRESETS.map(() => 'assumption'));
  });

  test('every number of the example of clean heating is; only its five kinds of goods are from the measures of 2023', () => {
    const example = presetById('clean-heating-example');
    const sure = example?.rules.bases.filter(({ confidence }) => confidence !== 'assumption');
    expect(sure?.map(({ field }) => field).toSorted()).toEqual(['categories', 'timeZone']);
  });

  test.each([
    ['national-2026', 'rates'],
    ['national-2026', 'capFen'],
    ['national-2025', 'itemsPerPerson'],
    ['national-2024', 'rates'],
    ['trade-in-2009', 'oldItem'],
    ['rural-2009', 'priceCeilingFen'],
    ['beijing-2026', 'reclaim'],
    ['chongqing-2026', 'openings'],
  ])('%s: %s is not, an official text says it', (presetId, field) => {
    expect(confidenceOf(presetId, field)).toBe('high');
  });
});
