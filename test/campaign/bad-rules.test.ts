import * as campaigns from '@luhuan/shared/api/campaigns';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { plusDays } from '@luhuan/shared/clock';
import { basisPoints, fen } from '@luhuan/shared/fen';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { checkAll } from '../../functions/src/invariant/check-all.ts';
import { scanItems } from '../../functions/src/invariant/store.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { PUBLIC_DRAW } from '../support/samples.ts';
import { draftWith, newKey } from '../support/scenes.ts';

let house: TestHouse;
let officer: Transport;
beforeAll(async () => {
  house = await startHouse();
  officer = await signedIn(house, '样例经办员');
});
afterAll(() => house.stop());

const MONEY = [
  { category: 'fridge' as const, budgetFen: 300_000 },
  { category: 'phone' as const, budgetFen: 300_000 },
];
const good = draftWith(MONEY).rules;
const [fridge, phone] = good.categories;
if (fridge === undefined || phone === undefined) throw new Error('two categories');
const day = (fromTime: string, untilTime: string, weekdays = [1, 2, 3, 4, 5]) => ({
  from: null,
  until: null,
  weekdays,
  fromTime,
  untilTime,
});
const condition = (expression: string, conditionId = 'extra') => ({
  conditionId,
  about: 'goods' as const,
  expression,
  says: { 'zh-CN': '附加条件', en: 'An extra condition' },
  remedy: { 'zh-CN': '请换一个型号', en: 'Choose another model' },
});
const { from, until } = good.window;
const quiz = { deed: 'energy-quiz', points: 1, timesPerYear: 1 } as const;

/** Everything but the memory of requests, which keeps refusals too. */
const kept = async () => (await scanItems(house.table)).filter(({ type }) => type !== 'remembered');

const WRONG: readonly (readonly [string, string, Partial<Rules>])[] = [
  [
    'two claim periods that overlap by a minute',
    'OpeningsOverlap',
    { openings: [day('09:00', '12:01'), day('12:00', '18:00', [5, 6])] },
  ],
  ['shares of 99.99 %', 'SharesNotWhole', { purses: [{ purse: 'central', share: basisPoints(9_999) }] }],
  [
    'one purse twice',
    'PurseTwice',
    {
      purses: [
        { purse: 'city', share: basisPoints(5_000) },
        { purse: 'city', share: basisPoints(5_000) },
      ],
    },
  ],
  [
    'a cap one fen above the ceiling',
    'CapAboveCeiling',
    { categories: [fridge, { ...phone, capFen: fen(60_000), priceCeilingFen: fen(59_999) }] },
  ],
  ['CEL that compares a number with a text', 'ConditionIllTyped', { conditions: [condition('grade == "one"')] }],
  ['CEL that asks for what nobody knows', 'ConditionIllTyped', { conditions: [condition('income < 5000')] }],
  ['CEL that is neither true nor false', 'ConditionIllTyped', { conditions: [condition('basePriceFen + 1')] }],
  ['CEL that breaks off', 'ConditionIllTyped', { conditions: [condition('grade == ')] }],
  ['CEL that reaches for JavaScript', 'ConditionIllTyped', { conditions: [condition('grade.constructor == 1')] }],
  ['two conditions of one name', 'ConditionTwice', { conditions: [condition('grade == 1'), condition('grade == 2')] }],
  ['a window that ends as it begins', 'WindowEmpty', { window: { from, until: from } }],
  ['a window that is over', 'WindowOver', { window: { from: plusDays(from, -60), until: plusDays(from, -1) } }],
  ['no subsidy step', 'WaterfallOutOfOrder', { waterfall: [{ kind: 'shop-discount', affectsBase: true }] }],
  [
    'a discount after the subsidy that changes its base',
    'WaterfallOutOfOrder',
    { waterfall: [{ kind: 'subsidy' }, { kind: 'shop-discount', affectsBase: true }] },
  ],
  ['one deed with two rules', 'DeedTwice', { points: { ...good.points, deeds: [quiz, quiz] } }],
  ['one grade with two rates', 'RateTwice', { categories: [{ ...fridge, rates: [...fridge.rates, ...fridge.rates] }] }],
  [
    'one standard twice',
    'StandardTwice',
    { categories: [{ ...fridge, standards: [...fridge.standards, ...fridge.standards] }] },
  ],
  ['a budget below one voucher', 'BudgetBelowCap', { categories: [{ ...fridge, budgetFen: fen(149_999) }] }],
  [
    'a tranche at the very end',
    'TrancheOutsideWindow',
    { tranches: [{ at: until, budgets: [{ category: 'fridge', amountFen: fen(1) }] }] },
  ],
  [
    'two tranches at one moment',
    'TrancheTwice',
    {
      tranches: [1, 2].map((amount) => ({
        at: plusDays(from, 30),
        budgets: [{ category: 'fridge' as const, amountFen: fen(amount) }],
      })),
    },
  ],
  [
    'a tranche for goods that get no subsidy',
    'TrancheWithoutCategory',
    { tranches: [{ at: plusDays(from, 30), budgets: [{ category: 'washer', amountFen: fen(1) }] }] },
  ],
  [
    'a draw before its registration of another round is over',
    'DrawOutsideWindow',
    {
      allocation: {
        kind: 'draw',
        ...PUBLIC_DRAW,
        rounds: [
          { registerFrom: plusDays(from, 1), registerUntil: plusDays(from, 3), drawnAt: plusDays(from, 4) },
          { registerFrom: plusDays(from, 3), registerUntil: plusDays(from, 5), drawnAt: plusDays(from, 6) },
        ],
      },
    },
  ],
  [
    'one group with two maxima',
    'RelationTwice',
    {
      relations: [1, 2].map((itemsMax) => ({ kind: 'joint-maximum' as const, group: 'both', itemsMax, fenMax: null })),
    },
  ],
  ['another region than the office’s', 'RegionOutsideYours', { regionCode: '310000' as Rules['regionCode'] }],
];

describe('rules that do not hold together are refused with a code and a sentence for the officer, and nothing changes', () => {
  test.each(WRONG)('%s: %s', async (_, code, change) => {
    const before = await kept();
    const body = draftWith(MONEY, change);
    const refused = await call(officer, campaigns.openCampaign, { key: newKey(), body });
    if (refused.ok || refused.error.kind !== 'refused') throw new Error('it was saved');
    const { problem } = refused.error;
    expect(problem).toMatchObject({ code, status: 422, changedNothing: true });
    expect(problem.remedy.officer?.text.length).toBeGreaterThan(5);
    expect(await kept()).toEqual(before);
  });

  test('the same rules without the mistake are saved', async () => {
    const opened = await call(officer, campaigns.openCampaign, { key: newKey(), body: draftWith(MONEY) });
    expect(valueOf(opened).stage).toBe('draft');
    expect(await checkAll(house.table, { drained: false })).toEqual([]);
  });
});
