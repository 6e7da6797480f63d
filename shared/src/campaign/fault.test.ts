import { describe, expect, test } from 'vitest';
import { PUBLIC_DRAW, campaignId, sampleRules, shanghai } from '../../../test/support/samples.ts';
import type { Category } from '../appliance/category.ts';
import { type Instant, plusMs } from '../clock.ts';
import { basisPoints, fen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import type { KeptShare } from './allocation.ts';
import type { Condition } from './condition-rule.ts';
import { type RulesFault, faultsOf } from './fault.ts';
import { Opening } from './opening.ts';
import { Rules } from './revision.ts';
import type { CategoryRule, WaterfallStep } from './rule.ts';

const sound = sampleRules();
const quiz = { deed: 'energy-quiz', points: 1, timesPerYear: 1 } as const;
const { from, until } = sound.window;
const [fridge, phone] = sound.categories;
if (fridge === undefined || phone === undefined) throw new Error('a fridge and a phone');
const withFridge = (change: Partial<CategoryRule>): Partial<Rules> => ({
  categories: [{ ...fridge, ...change }, phone],
});
const opening = (fromTime: string, untilTime: string): Opening =>
  Opening.parse({ from: null, until: null, weekdays: [1, 2, 3], fromTime, untilTime });
const share = (purse: 'central' | 'province' | 'city', part: number) => ({ purse, share: basisPoints(part) });
const discount = (affectsBase: boolean): WaterfallStep => ({ kind: 'shop-discount', affectsBase });
const subsidy: WaterfallStep = { kind: 'subsidy' };
const condition = (conditionId: string, expression: string): Condition => ({
  conditionId,
  about: 'claim',
  expression,
  says: { 'zh-CN': '样例条件', en: 'A sample condition' },
  remedy: { 'zh-CN': '请看活动规则', en: 'Look at the rules' },
});
const tranche = (at: Instant, category: Category = 'fridge', amount = 150_000) => ({
  at,
  budgets: [{ category, amountFen: fen(amount) }],
});
const round = (registerFrom: Instant, registerUntil: Instant, drawnAt: Instant) => ({
  registerFrom,
  registerUntil,
  drawnAt,
});
const draw = (...rounds: ReturnType<typeof round>[]): Partial<Rules> => ({
  allocation: { kind: 'draw', rounds, ...PUBLIC_DRAW },
});
const day = (number: number): Instant => shanghai(`2026-03-${String(number).padStart(2, '0')}T10:00`);
const ASSISTED: KeptShare['for'] = { kind: 'assisted' };
/** Daily at 10:00, with shares kept for people of 60 until 18:00 if nothing else is said. */
const kept = (...shares: Partial<Omit<KeptShare, 'share'> & { share: number }>[]): Partial<Rules> => ({
  release: {
    kind: 'daily',
    time: '10:00',
    shares: shares.map(({ share: part = 1_000, ...rest }) => ({
      for: { kind: 'senior' },
      untilTime: '18:00',
      ...rest,
      share: basisPoints(part),
    })),
  },
});
const standard = { standard: 'GB 12021.2-2025', from: null, until: null };

describe('each mistake alone has its own code', () => {
  test.each<[string, Partial<Rules>, RulesFault]>([
    ['a window that ends when it begins', { window: { from, until: from } }, { code: 'WindowEmpty' }],
    ['a window that ends before it begins', { window: { from, until: plusMs(from, -1) } }, { code: 'WindowEmpty' }],
    [
      'openings that share a minute',
      { openings: [opening('08:00', '09:00'), opening('10:00', '12:01'), opening('12:00', '14:00')] },
      { code: 'OpeningsOverlap', first: 1, second: 2 },
    ],
    [
      'shares of 99.99 %',
      { purses: [share('central', 8_500), share('city', 1_499)] },
      { code: 'SharesNotWhole', sum: 9_999 },
    ],
    [
      'shares of 100.01 %',
      { purses: [share('central', 8_500), share('city', 1_501)] },
      { code: 'SharesNotWhole', sum: 10_001 },
    ],
    [
      'one purse twice',
      { purses: [share('city', 5_000), share('city', 5_000)] },
      { code: 'PurseTwice', purse: 'city' },
    ],
    ['no subsidy step', { waterfall: [discount(true)] }, { code: 'WaterfallOutOfOrder' }],
    ['no step at all', { waterfall: [] }, { code: 'WaterfallOutOfOrder' }],
    ['two subsidy steps', { waterfall: [subsidy, subsidy] }, { code: 'WaterfallOutOfOrder' }],
    [
      'a discount that lowers the base after the subsidy',
      { waterfall: [subsidy, discount(true)] },
      { code: 'WaterfallOutOfOrder' },
    ],
    ['a discount twice', { waterfall: [discount(true), discount(false), subsidy] }, { code: 'WaterfallOutOfOrder' }],
    [
      'a cap one fen above the ceiling',
      withFridge({ priceCeilingFen: fen(149_999) }),
      { code: 'CapAboveCeiling', category: 'fridge', capFen: fen(150_000), ceilingFen: fen(149_999) },
    ],
    [
      'a grade twice',
      withFridge({ rates: [...fridge.rates, ...fridge.rates] }),
      { code: 'RateTwice', category: 'fridge' },
    ],
    [
      'a kind of deed twice',
      { points: { ...sound.points, deeds: [quiz, { ...quiz, points: 2 }] } },
      { code: 'DeedTwice', deed: 'energy-quiz' },
    ],
    [
      'a standard twice',
      withFridge({ standards: [standard, standard] }),
      { code: 'StandardTwice', category: 'fridge' },
    ],
    [
      'a budget one fen below the cap',
      withFridge({ budgetFen: fen(149_999) }),
      { code: 'BudgetBelowCap', category: 'fridge', capFen: fen(150_000) },
    ],
    [
      'a condition twice',
      { conditions: [condition('weekdays', 'weekday < 6'), condition('weekdays', 'hour > 8')] },
      { code: 'ConditionTwice', conditionId: 'weekdays' },
    ],
    [
      'two prerequisites, of which one could be forgotten',
      {
        relations: [
          { kind: 'prerequisite', anyOf: [campaignId(8)] },
          { kind: 'prerequisite', anyOf: [campaignId(9)] },
        ],
      },
      { code: 'RelationTwice' },
    ],
    [
      'an exclusion twice',
      {
        relations: [
          { kind: 'exclusion', group: 'kitchen' },
          { kind: 'exclusion', group: 'kitchen' },
        ],
      },
      { code: 'RelationTwice' },
    ],
    [
      'a second tranche at the moment of the first',
      { tranches: [tranche(plusMs(from, 1)), tranche(plusMs(from, 1))] },
      { code: 'TrancheTwice', index: 1 },
    ],
    [
      'a monthly release in a campaign of one week that its day is not in',
      { window: { from: day(5), until: day(12) }, release: { kind: 'monthly', day: 1, time: '10:00' } },
      { code: 'DropNeverComes' },
    ],
    [
      '100.01 % kept',
      kept({ share: 6_000 }, { for: ASSISTED, share: 4_001 }),
      { code: 'KeptSharesAboveWhole', sum: 10_001 },
    ],
    [
      'a share kept where a draw decides',
      { ...kept({}), ...draw(round(day(2), day(3), day(4))) },
      { code: 'KeptSharesInTurn' },
    ],
    ['two shares kept for one', kept({}, {}), { code: 'KeptShareTwice', index: 1 }],
    ['a share kept until the release itself', kept({ untilTime: '10:00' }), { code: 'KeptShareTooShort', index: 0 }],
    [
      'a share kept for people of another city',
      kept({ for: { kind: 'districts', regionCodes: [RegionCode.parse('440106')] } }),
      { code: 'KeptShareElsewhere', index: 0, regionCode: '440106' },
    ],
    ['a tranche at the opening', { tranches: [tranche(from)] }, { code: 'TrancheOutsideWindow', index: 0 }],
    [
      'a second tranche at the end',
      { tranches: [tranche(day(5)), tranche(until)] },
      { code: 'TrancheOutsideWindow', index: 1 },
    ],
    [
      'a draw that registers before the opening',
      draw(round(plusMs(from, -1), day(2), day(3))),
      { code: 'DrawOutsideWindow', index: 0 },
    ],
    ['a draw when the campaign is over', draw(round(day(2), day(3), until)), { code: 'DrawOutsideWindow', index: 0 }],
    [
      'a round that registers before the last one is drawn',
      draw(round(day(2), day(3), day(4)), round(plusMs(day(4), -1), day(5), day(6))),
      { code: 'DrawOutsideWindow', index: 1 },
    ],
  ])('%s', (_what, change, fault) => {
    expect(faultsOf(Rules.parse({ ...sound, ...change }))).toEqual([fault]);
  });

  test('a condition that does not type-check is named, with the language’s own words', () => {
    const faults = faultsOf({
      ...sound,
      conditions: [condition('weekdays', 'weekday < 6'), condition('ill', 'hours')],
    });
    expect(faults).toEqual([
      { code: 'ConditionIllTyped', conditionId: 'ill', problem: expect.stringContaining('hours') },
    ]);
  });
});

test.each<[string, Partial<Rules>]>([
  ['a window of a millisecond', { window: { from, until: plusMs(from, 1) } }],
  ['an opening that begins when another ends', { openings: [opening('08:00', '12:00'), opening('12:00', '14:00')] }],
  ['a cap as high as the ceiling', withFridge({ priceCeilingFen: fen(150_000) })],
  ['a budget of exactly one cap', withFridge({ budgetFen: fen(150_000) })],
  ['no budget before the first tranche', { ...withFridge({ budgetFen: fen(0) }), tranches: [tranche(day(5))] }],
  ['a discount after the subsidy that leaves the base', { waterfall: [subsidy, discount(false)] }],
  ['a tranche a millisecond after the opening', { tranches: [tranche(plusMs(from, 1))] }],
  [
    'a round that registers when the last one is drawn',
    draw(round(from, day(3), day(4)), round(day(4), day(5), day(6))),
  ],
  [
    'an exclusion and a joint maximum in one group',
    {
      relations: [
        { kind: 'exclusion', group: 'kitchen' },
        { kind: 'joint-maximum', group: 'kitchen', itemsMax: 2, fenMax: null },
      ],
    },
  ],
])('%s is no mistake', (_what, change) => {
  expect(faultsOf(Rules.parse({ ...sound, ...change }))).toEqual([]);
});

test('all mistakes are told at once, in the order of the builder’s steps', () => {
  const faults = faultsOf({
    ...sound,
    ...withFridge({ budgetFen: fen(0), priceCeilingFen: fen(1) }),
    window: { from, until: from },
    purses: [],
    waterfall: [],
    conditions: [condition('ill', 'hours')],
  });
  expect(faults.map(({ code }) => code)).toEqual([
    'WindowEmpty',
    'CapAboveCeiling',
    'BudgetBelowCap',
    'SharesNotWhole',
    'WaterfallOutOfOrder',
    'ConditionIllTyped',
  ]);
});

test('the national programme of 2026, filled in, has no mistake', () => {
  expect(faultsOf(sound)).toEqual([]);
});
