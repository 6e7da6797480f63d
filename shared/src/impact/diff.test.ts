import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PUBLIC_DRAW, campaignId, sampleRules, shanghai } from '../../../test/support/samples.ts';
import { NATIONAL_2026 } from '../campaign/presets/national-2026.ts';
import { Rules } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import { Day } from '../clock.ts';
import { basisPoints, fen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import { isSame } from './compare.ts';
import { diff } from './diff.ts';

const BASE = sampleRules({ fridge: 1_500_000, phone: 500_000, 'air-conditioner': 3_000_000 });
const [FRIDGE, PHONE] = [BASE.categories[0], BASE.categories[1]];
if (FRIDGE === undefined || PHONE === undefined) throw new Error('the sample has categories');

const says = { 'zh-CN': '要满六十岁', en: 'sixty or older' };
const condition = { conditionId: 'elders', about: 'claim' as const, expression: 'senior', says, remedy: says };
const opening = { from: null, until: null, weekdays: [1, 2, 3, 4, 5, 6, 7], fromTime: '10:00', untilTime: '24:00' };
const round = (day: number) => ({
  registerFrom: shanghai(`2026-04-0${day}T09:00`),
  registerUntil: shanghai(`2026-04-0${day}T18:00`),
  drawnAt: shanghai(`2026-04-0${day}T20:00`),
});
const tranche = (at: string, amount: number) => ({
  at: shanghai(at),
  budgets: [{ category: 'fridge' as const, amountFen: fen(amount) }],
});

/** Other values of every field there is: a new field without one does not compile. All differ from the base and each other. */
const OTHERS: { readonly [F in Exclude<keyof Rules, 'timeZone'>]: readonly Rules[F][] } = {
  title: ['另一个名称'],
  authority: ['另一个主管单位'],
  programme: ['sz-trade-in-2026'],
  regionCode: [RegionCode.parse('440000')],
  window: [
    { ...BASE.window, from: shanghai('2026-02-01T00:00') },
    { ...BASE.window, until: shanghai('2026-11-11T12:00') },
  ],
  openings: [
    [opening],
    [{ ...opening, weekdays: [6, 7], from: Day.parse('2026-06-01') }],
    [
      { ...opening, untilTime: '12:00' },
      { ...opening, fromTime: '13:00' },
    ],
  ],
  channels: [
    [{ channel: 'store', validity: { kind: 'days', days: 7 } }],
    [{ channel: 'online', validity: { kind: 'month-end' } }],
    BASE.channels.toReversed(),
  ],
  allocation: [
    { kind: 'rush', room: { claimsPerSecond: 100, opensMinutes: 10 } },
    { kind: 'draw', rounds: [round(1), round(3)], ...PUBLIC_DRAW },
    { kind: 'draw', rounds: [round(1), round(4)], ...PUBLIC_DRAW },
    { kind: 'draw', rounds: [round(1), round(4)], ...PUBLIC_DRAW, answerHours: 48 },
    { kind: 'waiting-list', answerHours: 24 },
    { kind: 'two-step', couponDay: 1, couponTime: '10:00' },
  ],
  release: [
    { kind: 'daily', time: '10:00' },
    { kind: 'weekly', weekday: 5, time: '10:00' },
    { kind: 'monthly', day: 1, time: '09:00' },
    { kind: 'hourly', fromTime: '09:00', untilTime: '18:00' },
    {
      kind: 'daily',
      time: '10:00',
      shares: [{ for: { kind: 'senior' }, share: basisPoints(2_000), untilTime: '18:00' }],
    },
    { kind: 'daily', time: '10:00', pace: { changeMax: basisPoints(2_000) } },
  ],
  reclaim: [
    { ...BASE.reclaim, counts: 'per-channel' },
    { ...BASE.reclaim, unusedMax: 4 },
    { ...BASE.reclaim, perDay: 1, perMonth: 3 },
    { ...BASE.reclaim, perYear: 6 },
    { ...BASE.reclaim, reclaimsMax: 0 },
  ],
  categories: [[FRIDGE], BASE.categories.toReversed(), [...BASE.categories, { ...FRIDGE, category: 'washer' }]],
  location: [[], ['claim', 'till'], ['delivery']],
  oldItem: ['same-category', 'any-category'],
  onReturn: [{ kind: 'restore-with-grace', graceDays: 7 }, { kind: 'consume' }],
  waterfall: [
    BASE.waterfall.slice(0, 5),
    BASE.waterfall.toSpliced(0, 1, { kind: 'maker-discount', affectsBase: false }),
  ],
  purses: [
    [{ purse: 'central', share: basisPoints(10_000) }],
    [
      { purse: 'central', share: basisPoints(9_000) },
      { purse: 'city', share: basisPoints(1_000) },
    ],
  ],
  payoutDelayDays: [15],
  points: [
    { ...BASE.points, pointsPerYuan: 2 },
    { ...BASE.points, pendingDays: 14 },
    { ...BASE.points, validDays: 730 },
    { ...BASE.points, pointsPer100Kwh: 50, recyclePoints: 200 },
    { ...BASE.points, deeds: [{ deed: 'energy-quiz', points: 20, timesPerYear: 2 }] },
    { ...BASE.points, deeds: [{ deed: 'energy-quiz', points: 20, timesPerYear: 3 }] },
  ],
  conditions: [
    [condition],
    [{ ...condition, expression: 'senior && hour >= 10' }],
    [{ ...condition, says: { ...says, en: 'sixty at least' } }],
  ],
  relations: [
    [{ kind: 'prerequisite', anyOf: [campaignId(2)] }],
    [{ kind: 'exclusion', group: 'sz-kitchen' }],
    [{ kind: 'joint-maximum', group: 'sz-kitchen', itemsMax: 2, fenMax: fen(300_000) }],
  ],
  tranches: [
    [tranche('2026-07-01T00:00', 500_000)],
    [tranche('2026-07-01T00:00', 600_000)],
    [tranche('2026-08-01T00:00', 500_000)],
  ],
  bases: [[], BASE.bases.toReversed(), [{ field: 'capFen', confidence: 'low', citation: '另一处来源' }]],
};

const OTHERS_OF_CATEGORY: { readonly [F in Exclude<keyof CategoryRule, 'category'>]: readonly CategoryRule[F][] } = {
  rates: [
    [{ grade: 1, rate: basisPoints(2_000) }],
    [
      { grade: 1, rate: basisPoints(1_500) },
      { grade: 2, rate: basisPoints(1_000) },
    ],
    [{ grade: 'no-label', rate: basisPoints(1_500) }],
  ],
  standards: [[], [{ standard: 'GB 12021.2-2025', from: null, until: null }]],
  capFen: [fen(200_000)],
  priceCeilingFen: [fen(900_000)],
  itemsPerPerson: [3],
  budgetFen: [fen(9_000_000)],
  evidence: [[], ['invoice', 'old-item-receipt']],
  priceWatch: [{ tolerance: basisPoints(500), action: 'reason' }],
  evidenceDue: [
    [{ kind: 'label-photo', when: 'at-redemption' }],
    [
      { kind: 'label-photo', when: 'within-days', days: 30 },
      { kind: 'invoice', when: 'at-redemption' },
    ],
  ],
};

const withCategory = (change: Partial<CategoryRule>): Rules => ({
  ...BASE,
  categories: BASE.categories.map((rule) => (rule.category === 'fridge' ? { ...rule, ...change } : rule)),
});

/** Every change there is above, alone. */
const CHANGES: readonly { readonly name: string; readonly rules: Rules }[] = [
  ...Object.entries(OTHERS).flatMap(([field, values]) =>
    values.map((value, index) => ({ name: `${field} ${index + 1}`, rules: Rules.parse({ ...BASE, [field]: value }) })),
  ),
  ...Object.entries(OTHERS_OF_CATEGORY).flatMap(([field, values]) =>
    values.map((value, index) => ({
      name: `${field} of a category ${index + 1}`,
      rules: Rules.parse(withCategory({ [field]: value })),
    })),
  ),
];

const arbitraryRules = fc
  .record({
    rules: fc.record(
      Object.fromEntries(
        Object.entries(OTHERS).map(([field, values]) => [
          field,
          fc.constantFrom<unknown>(BASE[field as keyof Rules], ...values),
        ]),
      ),
    ),
    category: fc.record(
      Object.fromEntries(
        Object.entries(OTHERS_OF_CATEGORY).map(([field, values]) => [
          field,
          fc.constantFrom<unknown>(FRIDGE[field as keyof CategoryRule], ...values),
        ]),
      ),
    ),
  })
  .map(({ rules, category }) => {
    const made = Rules.parse({ ...BASE, ...rules });
    return { ...made, categories: made.categories.map((rule) => Object.assign({ ...rule }, category)) };
  });

/** What the words must never be: empty, of one side only, or of two sides that read the same. */
const expectReadable = (before: Rules, after: Rules): void => {
  for (const { says: said, kind } of diff(before, after))
    for (const line of Object.values(said)) {
      expect(line.length).toBeGreaterThan(3);
      expect(line).not.toMatch(/undefined|null|NaN|\[object/);
      const [left = '', right] = line.split(' → ');
      if (kind === 'changed' && right !== undefined) expect([line, left.endsWith(` ${right}`)]).toEqual([line, false]);
    }
};

describe('diff', () => {
  test('rules differ from themselves in nothing, whatever they are', () => {
    fc.assert(
      fc.property(arbitraryRules, (rules) => {
        expect(diff(rules, structuredClone(rules))).toEqual([]);
      }),
    );
  });

  test.each(CHANGES)('a change of $name is told, and read in both directions', ({ rules }) => {
    expect(isSame(rules, BASE)).toBe(false);
    expect(diff(BASE, rules).length).toBeGreaterThan(0);
    expect(diff(rules, BASE).length).toBe(diff(BASE, rules).length);
    expectReadable(BASE, rules);
    expectReadable(rules, BASE);
  });

  test('any two rules differ in at least one line exactly when they are not the same', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryRules, (before, after) => {
        expect(diff(before, after).length > 0).toBe(!isSame(before, after));
        expectReadable(before, after);
      }),
      { numRuns: 200 },
    );
  });

  const said = (rules: Partial<Rules>, before = BASE) =>
    diff(before, { ...BASE, ...rules }).map((one) => [one.says['zh-CN'], one.says.en]);
  test('a rate, a number of items, hours and the old appliance in words', () => {
    const changed = diff(BASE, withCategory({ rates: [{ grade: 1, rate: basisPoints(2_000) }], itemsPerPerson: 3 }));
    expect(changed.map((one) => one.says['zh-CN'])).toEqual(['冰箱 1 级补贴率 15% → 20%', '冰箱每人 1 件 → 3 件']);
    expect(changed.map((one) => one.says.en)).toEqual([
      'Fridge: grade 1 rate 15% → 20%',
      'Fridge: per person 1 item → 3 items',
    ]);
    expect(said({}, { ...BASE, openings: [opening] })).toEqual([
      ['每天 10:00–24:00 领取 → 全天', 'Claims daily 10:00–24:00 → all day'],
    ]);
    expect(said({}, { ...BASE, oldItem: 'same-category' })).toEqual([
      ['不再要求交旧机', 'The old appliance need not be handed over any more'],
    ]);
  });

  test('against the preset it came from: only what the preset speaks of, and the categories that were left out', () => {
    const found = diff(NATIONAL_2026.rules, { ...BASE, payoutDelayDays: 15 });
    expect(found.map((one) => one.field)).not.toContain('budgetFen');
    expect(found.map((one) => one.field)).not.toContain('window.from');
    expect(found.filter((one) => one.kind === 'removed').map((one) => one.category)).toEqual(
      NATIONAL_2026.rules.categories
        .map(({ category }) => category)
        .filter((category) => !BASE.categories.some((rule) => rule.category === category)),
    );
    expect(found.map((one) => one.says['zh-CN'])).toContain('拨付时限 30 天 → 15 天');
  });
});
