import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Asks, naiveBackTest } from '../../../test/support/naive-back-test.ts';
import { CAMPAIGNS, sampleReceipts } from '../../../test/support/receipts.ts';
import { campaignId } from '../../../test/support/samples.ts';
import { type Revision, Rules, revisionOf } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import { basisPoints, fen } from '../fen.ts';
import type { Receipt } from '../receipt/receipt.ts';
import { tested } from './back-test.ts';
import { backTestOf } from './make-report.ts';
import { EMPTY_TALLY, type Tally } from './tally.ts';
import { whatIf } from './what-if.ts';

const [PLAIN] = CAMPAIGNS;
if (PLAIN === undefined) throw new Error('there are sample campaigns');
const BASE = PLAIN.revision;

const tallied = (receipts: readonly Receipt[], draft: Revision, base: Revision): Tally => {
  const question = { ...whatIf(draft, base), region: base.rules.regionCode };
  return receipts.reduce((tally, receipt) => tested(tally, receipt, question), EMPTY_TALLY);
};
const altered = (change: Partial<Rules>): Revision => revisionOf(2, Rules.parse({ ...BASE.rules, ...change }));
const ofFridges = (change: Partial<CategoryRule>): Partial<Rules> => ({
  categories: BASE.rules.categories.map((rule) => (rule.category === 'fridge' ? { ...rule, ...change } : rule)),
});

const words = { 'zh-CN': '样例', en: 'example' };
const goods = (expression: string) => [
  { conditionId: 'asked', about: 'goods' as const, expression, says: words, remedy: words },
];

/** One rule each, altered; conditions with what they ask in plain code. */
const ALTERED: readonly [name: string, change: Partial<Rules>, asks?: Asks][] = [
  ['fridges at 20 %', ofFridges({ rates: [{ grade: 1, rate: basisPoints(2_000) }] })],
  ['fridges at 10 %', ofFridges({ rates: [{ grade: 1, rate: basisPoints(1_000) }] })],
  [
    'grade 2 fridges too',
    ofFridges({
      rates: [
        { grade: 1, rate: basisPoints(1_500) },
        { grade: 2, rate: basisPoints(1_500) },
      ],
    }),
  ],
  ['a cap of 800 yuan', ofFridges({ capFen: fen(80_000) })],
  ['a ceiling of 4,000 yuan', ofFridges({ priceCeilingFen: fen(400_000) })],
  ['any edition of the standard', ofFridges({ standards: [] })],
  ['two fridges a person', ofFridges({ itemsPerPerson: 2 })],
  ['no phones any more', { categories: BASE.rules.categories.filter(({ category }) => category !== 'phone') }],
  [
    'claims from 10:00 to 12:00 on working days',
    { openings: [{ from: null, until: null, weekdays: [1, 2, 3, 4, 5], fromTime: '10:00', untilTime: '12:00' }] },
  ],
  ['in shops only', { channels: BASE.rules.channels.slice(0, 1) }],
  ['a proof of place at the claim', { location: ['claim', 'till'] }],
  ['delivery in the region', { location: ['till', 'delivery'] }],
  ['an old item of the same category', { oldItem: 'same-category' }],
  ['any old item', { oldItem: 'any-category' }],
  ['three claims a month', { reclaim: { ...BASE.rules.reclaim, perMonth: 3 } }],
  ['four left unused', { reclaim: { ...BASE.rules.reclaim, unusedMax: 4 } }],
  [
    'counted per channel, which the past was not',
    { reclaim: { ...BASE.rules.reclaim, counts: 'per-channel', perDay: 1 } },
  ],
  ['counted per channel without any limit', { reclaim: { ...BASE.rules.reclaim, counts: 'per-channel' } }],
  ['drawn', { allocation: { kind: 'waiting-list', answerHours: 24 } }],
  ['after a purchase in another campaign', { relations: [{ kind: 'prerequisite', anyOf: [campaignId(1)] }] }],
  ['one campaign of the group', { relations: [{ kind: 'exclusion', group: 'sz-whole-house' }] }],
  [
    'two items and 4,000 yuan in the group',
    { relations: [{ kind: 'joint-maximum', group: 'sz-whole-house', itemsMax: 2, fenMax: fen(400_000) }] },
  ],
  ['a group that nobody asked about', { relations: [{ kind: 'exclusion', group: 'sz-kitchen' }] }],
  [
    'the old item lowers the base',
    {
      waterfall: [
        { kind: 'maker-discount', affectsBase: true },
        { kind: 'old-appliance', affectsBase: true },
        { kind: 'subsidy' },
      ],
    },
  ],
  ['no step for old items', { waterfall: BASE.rules.waterfall.filter(({ kind }) => kind !== 'old-appliance') }],
  [
    'a condition on the form, which is not always known',
    { conditions: goods('form == "split"') },
    ({ moment, facts }) =>
      moment === 'claim' || (facts.goods?.form === null ? undefined : facts.goods?.form === 'split'),
  ],
  [
    'dates of its own: the past keeps the dates it had',
    { window: { from: BASE.rules.window.until, until: '2027-12-31T16:00:00.000Z' as typeof BASE.rules.window.until } },
  ],
];

describe('back-test', () => {
  test('the live revision on its own history: zero difference, for any history of five campaigns', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...CAMPAIGNS), (seed, campaign) => {
        const receipts = sampleReceipts(seed, 120, [campaign]);
        const { all, winners, losers, reasons } = backTestOf(
          campaign.revision.rules,
          tallied(receipts, campaign.revision, campaign.revision),
        );
        const { claims, redemptions } = all;
        expect(claims.attempts + redemptions.attempts).toBe(120);
        expect(claims).toMatchObject({ gained: 0, lost: 0, unknown: 0, grantedAfter: claims.grantedBefore });
        expect(redemptions).toMatchObject({
          gained: 0,
          lost: 0,
          more: 0,
          less: 0,
          unknown: 0,
          unknownFen: 0,
          afterFen: redemptions.beforeFen,
        });
        expect([winners, losers, reasons]).toEqual([[], [], []]);
      }),
      { numRuns: 40 },
    );
  });

  const RECEIPTS = sampleReceipts(2026, 3_000, [PLAIN]);
  test('the plain way finds what the receipts say of the live revision too', () => {
    const { figures } = naiveBackTest(RECEIPTS, BASE.rules, BASE.rules);
    expect(figures('claim')).toMatchObject({ gained: 0, lost: 0, unknown: 0 });
    expect(figures('redemption')).toMatchObject({ gained: 0, lost: 0, more: 0, less: 0, unknown: 0 });
  });

  test.each([...ALTERED])('%s: every figure is that of a count one by one', (_, change, asks) => {
    const draft = altered(change);
    const naive = naiveBackTest(RECEIPTS, draft.rules, BASE.rules, asks);
    const found = backTestOf(draft.rules, tallied(RECEIPTS, draft, BASE));
    expect(found.all).toEqual({ claims: naive.figures('claim'), redemptions: naive.figures('redemption') });
    for (const { category, ...figures } of found.categories)
      expect(figures).toEqual({
        claims: naive.figures('claim', category),
        redemptions: naive.figures('redemption', category),
      });
    expect(found.winners.map(({ receiptId }) => receiptId)).toEqual(naive.winners);
    expect(found.losers.map(({ receiptId }) => receiptId)).toEqual(naive.losers);
  });

  test('all of those alterations make a difference but two: counting without a limit, and dates', () => {
    const same = ALTERED.filter(([, change]) => {
      const { claims, redemptions } = backTestOf(BASE.rules, tallied(RECEIPTS, altered(change), BASE)).all;
      const turns = [
        claims.gained,
        claims.lost,
        claims.unknown,
        redemptions.gained,
        redemptions.lost,
        redemptions.more,
      ];
      return [...turns, redemptions.less, redemptions.unknown].every((count) => count === 0);
    });
    expect(same.map(([name]) => name)).toEqual([
      'counted per channel without any limit',
      'dates of its own: the past keeps the dates it had',
    ]);
  });

  test('the order in which receipts come changes nothing', () => {
    const draft = altered(ofFridges({ rates: [{ grade: 1, rate: basisPoints(2_000) }], capFen: fen(100_000) }));
    const ordered = tallied(RECEIPTS, draft, BASE);
    fc.assert(
      fc.property(fc.shuffledSubarray(RECEIPTS, { minLength: RECEIPTS.length }), (shuffled) => {
        expect(tallied(shuffled, draft, BASE)).toEqual(ordered);
      }),
      { numRuns: 5 },
    );
  });

  test('50,000 receipts leave a tally under 100 KB, of eight weeks of days and 20 examples each way', () => {
    const draft = altered({
      ...ofFridges({ capFen: fen(80_000) }),
      openings: [{ from: null, until: null, weekdays: [1, 2, 3], fromTime: '10:00', untilTime: '24:00' }],
    });
    const question = { ...whatIf(draft, BASE), region: BASE.rules.regionCode };
    let tally = EMPTY_TALLY;
    let largest = 0;
    let ms = 0;
    for (let chunk = 0; chunk < 50; chunk++) {
      const receipts = sampleReceipts(chunk, 1_000, [PLAIN]);
      const begun = performance.now();
      tally = receipts.reduce((sum, receipt) => tested(sum, receipt, question), tally);
      ms += performance.now() - begun;
      largest = Math.max(largest, JSON.stringify(tally).length);
    }
    console.log(
      `back-test: 50,000 receipts, ${Math.round(50_000_000 / ms)} a second, a tally of ${largest} characters`,
    );
    expect(tally.receipts).toBe(50_000);
    expect(largest).toBeLessThan(100_000);
    expect([tally.winners.length, tally.losers.length]).toEqual([0, 20]);
    for (const { days } of Object.values(tally.burn)) expect(Object.keys(days).length).toBeLessThanOrEqual(56);
    expect(JSON.parse(JSON.stringify(tally))).toEqual(tally);
  });
});
