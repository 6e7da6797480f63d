import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { energyLabel } from '../../../test/support/facts.ts';
import { promotionOf } from '../../../test/support/promotions.ts';
import { granted, sampleRules, shanghai } from '../../../test/support/samples.ts';
import { Gtin } from '../appliance/gtin.ts';
import { ruleFor } from '../campaign/revision.ts';
import type { WaterfallStep } from '../campaign/rule.ts';
import { basisPoints, fen } from '../fen.ts';
import { type Price, quote } from '../quote/quote.ts';
import { type Applied, applyNamed, bestPromotions, knownTo, promotedPrice } from './apply.ts';
import { type Effect, type Item, type Promotion, PromotionTerms, promoted } from './promotion.ts';

const now = shanghai('2026-03-01T10:00');
const { waterfall, ...rules } = sampleRules();
const rule = (() => {
  const found = ruleFor({ ...rules, waterfall }, 'fridge');
  if (found === undefined) throw new Error('no fridge');
  return found;
})();
const item = (listFen: number, change: Partial<Item> = {}): Item => ({
  model: { gtin: Gtin.parse('6901234567892'), category: 'fridge', label: energyLabel(1) },
  listFen: fen(listFen),
  oldItem: null,
  ...change,
});
const plain = (listFen: number, ...deductions: Price['deductions']): Price => ({ listFen: fen(listFen), deductions });
const total = (applied: readonly Applied[]): number => applied.reduce((sum, { offFen }) => sum + offFen, 0);

/** What the shopper pays with promotions in the waterfall. */
const paid = (applied: readonly Applied[], price: Price, steps: readonly WaterfallStep[] = waterfall) => {
  const known = knownTo(steps, applied);
  return granted(quote(rule, steps, energyLabel(1), promotedPrice(price, known).price, now));
};

describe('one promotion on one item', () => {
  test.each<[string, Effect, Partial<Item>, object]>([
    ['10 % of 3,999.99', { kind: 'percent', off: basisPoints(1_000), mostFen: null }, {}, { offFen: 40_000 }],
    ['10 %, 300 at most', { kind: 'percent', off: basisPoints(1_000), mostFen: fen(30_000) }, {}, { offFen: 30_000 }],
    ['500 off', { kind: 'amount', offFen: fen(50_000) }, {}, { offFen: 50_000 }],
    ['more off than it costs', { kind: 'amount', offFen: fen(500_000) }, {}, { offFen: 399_999 }],
    ['300 from 3,999.99 on', { kind: 'threshold', fromFen: fen(399_999), offFen: fen(30_000) }, {}, { offFen: 30_000 }],
    [
      '300 from 4,000 on',
      { kind: 'threshold', fromFen: fen(400_000), offFen: fen(30_000) },
      {},
      { why: 'below-threshold' },
    ],
    ['3,500 fixed', { kind: 'fixed-price', priceFen: fen(350_000) }, {}, { offFen: 49_999 }],
    ['4,000 fixed', { kind: 'fixed-price', priceFen: fen(400_000) }, {}, { why: 'no-gain' }],
    ['an old fridge', { kind: 'trade-in', offFen: fen(20_000) }, { oldItem: 'fridge' }, { offFen: 20_000 }],
    ['an old washer', { kind: 'trade-in', offFen: fen(20_000) }, { oldItem: 'washer' }, { why: 'no-old-appliance' }],
    ['a gift', { kind: 'gift', gift: '净水滤芯' }, {}, { offFen: 0 }],
    ['a bundle', { kind: 'bundle', parts: ['fridge', 'washer'], off: basisPoints(500) }, {}, { why: 'sold-apart' }],
  ])('%s', (_what, effect, change, found) => {
    expect(promoted(promotionOf(1, { effect }), item(399_999, change), now)).toEqual(found);
  });

  test.each<[string, Promotion, string]>([
    [
      'before its first moment',
      promotionOf(1, { window: { from: shanghai('2026-03-01T10:01'), until: shanghai('2027-01-01T00:00') } }),
      'not-yet',
    ],
    ['at its end', promotionOf(1, { window: { from: shanghai('2026-01-01T00:00'), until: now } }), 'over'],
    ['stopped', promotionOf(1, {}, { stoppedAt: now }), 'stopped'],
    ['without stock', promotionOf(1, {}, { limits: { stock: 3, budgetFen: null }, used: 3 }), 'used-up'],
    [
      'with a budget that is a fen short',
      promotionOf(1, {}, { limits: { stock: null, budgetFen: fen(39_999) }, spentFen: fen(20_000) }),
      'used-up',
    ],
    [
      'for another category',
      promotionOf(1, { scope: { gtins: [], categories: ['washer'], worstGrade: null } }),
      'other-goods',
    ],
    [
      'for another model',
      promotionOf(1, { scope: { gtins: [Gtin.parse('6901234567908')], categories: [], worstGrade: null } }),
      'other-goods',
    ],
  ])('%s it takes nothing off', (_what, promotion, why) => {
    expect(promoted(promotion, item(399_999), now)).toEqual({ why });
  });

  test('a green zone takes its grades only, and no goods without a label', () => {
    const green = promotionOf(1, { scope: { gtins: [], categories: [], worstGrade: 1 } });
    expect(promoted(green, item(399_999), now)).toEqual({ offFen: 20_000 });
    const graded = (label: Item['model']['label']) =>
      promoted(green, item(399_999, { model: { ...item(1).model, label } }), now);
    expect(graded(energyLabel(2))).toEqual({ why: 'other-goods' });
    expect(graded({ kind: 'none' })).toEqual({ why: 'other-goods' });
  });

  test('a fixed price or a bundle that goes with others is refused where it is written', () => {
    const { terms } = promotionOf(1, { effect: { kind: 'fixed-price', priceFen: fen(1) }, together: true });
    expect(PromotionTerms.safeParse(terms).success).toBe(false);
  });
});

const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({
    kind: fc.constant('percent' as const),
    off: fc.integer({ min: 1, max: 9_999 }).map(basisPoints),
    mostFen: fc.option(fc.integer({ min: 1, max: 200_000 }).map(fen)),
  }),
  fc.record({ kind: fc.constant('amount' as const), offFen: fc.integer({ min: 1, max: 600_000 }).map(fen) }),
  fc.record({
    kind: fc.constant('threshold' as const),
    fromFen: fc.integer({ min: 1, max: 600_000 }).map(fen),
    offFen: fc.integer({ min: 1, max: 600_000 }).map(fen),
  }),
  fc.record({ kind: fc.constant('fixed-price' as const), priceFen: fc.integer({ min: 1, max: 600_000 }).map(fen) }),
  fc.record({ kind: fc.constant('trade-in' as const), offFen: fc.integer({ min: 1, max: 90_000 }).map(fen) }),
  fc.constant({ kind: 'gift' as const, gift: '净水滤芯' }),
);
const promotions = fc
  .array(fc.record({ effect, together: fc.boolean(), paidBy: fc.constantFrom('shop' as const, 'maker' as const) }), {
    maxLength: 5,
  })
  .map((all) =>
    all.map((terms, index) =>
      promotionOf(index, { ...terms, together: terms.together && terms.effect.kind !== 'fixed-price' }),
    ),
  );
const sale = fc
  .record({
    listFen: fc.integer({ min: 1, max: 600_000 }),
    old: fc.boolean(),
    typed: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ listFen, old, typed }) => ({
    item: item(listFen, { oldItem: old ? 'fridge' : null }),
    price: plain(listFen, { kind: 'shop-discount', amountFen: fen(Math.floor(listFen * typed)) }),
  }));
const subsets = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((some, one) => [...some, ...some.map((set) => [...set, one])], [[]]);

describe('promotions of a shop together', () => {
  test('the order in which they come changes nothing: neither what is chosen nor what is paid', () => {
    const both = promotions.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(both, sale, ([all, shuffled], { item: of, price }) => {
        const [one, two] = [bestPromotions(all, of, now), bestPromotions(shuffled, of, now)];
        expect(two).toEqual(one);
        expect(paid(two, price)).toEqual(paid(one, price));
      }),
      { numRuns: 500 },
    );
  });

  test('no price falls below zero, nothing is taken that is not there, and the subsidy keeps its rate and cap', () => {
    fc.assert(
      fc.property(promotions, sale, (all, { item: of, price }) => {
        const applied = bestPromotions(all, of, now);
        const walked = promotedPrice(price, applied);
        const deducted = walked.price.deductions.reduce((sum, { amountFen }) => sum + amountFen, 0);
        const typed = price.deductions.reduce((sum, { amountFen }) => sum + amountFen, 0);
        expect(deducted).toBe(typed + total(walked.applied));
        expect(deducted).toBeLessThanOrEqual(price.listFen);
        const { payFen, baseFen, subsidyFen, capFen } = paid(applied, price);
        expect(payFen).toBeGreaterThanOrEqual(0);
        expect(subsidyFen).toBeLessThanOrEqual(Math.min(capFen, Math.ceil(baseFen * 0.15)));
        expect(payFen + subsidyFen + deducted).toBe(price.listFen);
      }),
      { numRuns: 500 },
    );
  });

  test('no other lawful choice leaves less to pay, and what is chosen is lawful', () => {
    fc.assert(
      fc.property(promotions, sale, (all, { item: of, price }) => {
        const best = bestPromotions(all, of, now);
        const named = all.filter(({ promotionId }) => best.some((one) => one.promotionId === promotionId));
        expect(applyNamed(named, of, now)).toEqual({ ok: true, value: best });
        for (const some of subsets(all)) {
          const chosen = applyNamed(some, of, now);
          if (chosen.ok) expect(paid(best, price).payFen).toBeLessThanOrEqual(paid(chosen.value, price).payFen);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('one that stands alone does not go with another of its payer, but with a gift and with the maker’s', () => {
    const [alone, more] = [promotionOf(1), promotionOf(2, { together: true })];
    expect(applyNamed([alone, more], item(300_000), now)).toMatchObject({
      error: { code: 'PromotionNotForThis', why: 'stands-alone' },
    });
    const maker = promotionOf(3, { paidBy: 'maker' });
    const gift = promotionOf(4, { effect: { kind: 'gift', gift: '净水滤芯' } });
    expect(applyNamed([alone, maker, gift], item(300_000), now)).toMatchObject({ ok: true });
    expect(bestPromotions([more, alone, maker, gift], item(300_000), now).map(({ offFen }) => offFen)).toEqual([
      20_000, 20_000, 0,
    ]);
  });

  test('a campaign without a maker’s step knows no maker’s promotion', () => {
    const maker = bestPromotions([promotionOf(1, { paidBy: 'maker' })], item(300_000), now);
    const steps = waterfall.filter(({ kind }) => kind !== 'maker-discount');
    expect(knownTo(steps, maker)).toEqual([]);
    expect(paid(maker, plain(300_000), steps).payFen).toBe(255_000);
  });

  test('¥4,000 less 200 of the shop and 10 % of the maker is ¥3,400, and 15 % of that is the subsidy', () => {
    const maker = promotionOf(2, {
      paidBy: 'maker',
      effect: { kind: 'percent', off: basisPoints(1_000), mostFen: null },
    });
    const found = paid(bestPromotions([promotionOf(1), maker], item(400_000), now), plain(400_000));
    expect(found).toMatchObject({ baseFen: 340_000, subsidyFen: 51_000, payFen: 289_000 });
  });
});
