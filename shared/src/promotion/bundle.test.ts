import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { energyLabel } from '../../../test/support/facts.ts';
import { promotionOf } from '../../../test/support/promotions.ts';
import { granted, sampleRules, shanghai } from '../../../test/support/samples.ts';
import { Gtin } from '../appliance/gtin.ts';
import { ruleFor } from '../campaign/revision.ts';
import { basisPoints, fen, shareOf, sumFen } from '../fen.ts';
import { BundleId, RedemptionId } from '../ids.ts';
import { quote } from '../quote/quote.ts';
import { standingOf, termsOf } from '../redemption/return.ts';
import { promotedPrice } from './apply.ts';
import { type BundleGoods, bundleItems, bundleOf, bundleShare } from './bundle.ts';

const now = shanghai('2026-03-01T10:00');
const { waterfall, purses, ...rules } = sampleRules();
const rule = (() => {
  const found = ruleFor({ ...rules, waterfall, purses }, 'fridge');
  if (found === undefined) throw new Error('no fridge');
  return found;
})();
const CATEGORIES = ['fridge', 'washer', 'range-hood', 'dishwasher', 'water-heater', 'gas-stove'] as const;
const GTINS = ['6901234567892', '6901234567908', '6901234567915', '6901234567922', '6901234567939', '6901234567946'];
const goods = (lists: readonly number[]): BundleGoods[] =>
  lists.map((listFen, index) => ({
    model: { gtin: Gtin.parse(GTINS[index]), category: CATEGORIES[index] ?? 'fridge', label: energyLabel(1) },
    listFen: fen(listFen),
  }));
const kitchen = (parts: number, off: number, change: Parameters<typeof promotionOf>[2] = {}) =>
  promotionOf(
    1,
    { title: '厨房三件套', effect: { kind: 'bundle', parts: CATEGORIES.slice(0, parts), off: basisPoints(off) } },
    change,
  );
const ID = BundleId.parse(`bdl_${'0'.repeat(26)}`);

const lists = fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 2, maxLength: 6 });

describe('goods that are bought together', () => {
  test('10 % off 4,000, 2,500 and 1,999.99 is 850.00, split by the list prices', () => {
    const items = granted(bundleItems(kitchen(3, 1_000), goods([400_000, 250_000, 199_999]), now));
    expect(items.map(({ offFen }) => offFen)).toEqual([40_000, 25_000, 20_000]);
  });

  test('the shares sum to the discount, and no share is more than its item costs', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 9_999 }), (prices, off) => {
        const items = granted(bundleItems(kitchen(prices.length, off), goods(prices), now));
        expect(sumFen(items.map(({ offFen }) => offFen))).toBe(shareOf(sumFen(prices.map(fen)), basisPoints(off)));
        for (const { listFen, offFen } of items) expect(offFen).toBeLessThanOrEqual(listFen);
      }),
      { numRuns: 500 },
    );
  });

  test('items come back in any order and any part: each refund is what its item cost by its stored share, and together all that was paid', () => {
    fc.assert(
      fc.property(
        lists,
        fc.integer({ min: 1, max: 9_999 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5]),
        (prices, off, returned) => {
          const bundle = bundleOf(
            kitchen(prices.length, off),
            ID,
            granted(bundleItems(kitchen(prices.length, off), goods(prices), now)),
            now,
          );
          const sales = bundle.items.map((one) => {
            const { price, applied } = promotedPrice({ listFen: one.listFen, deductions: [] }, [
              granted(bundleShare(bundle, one)),
            ]);
            expect(applied[0]?.offFen).toBe(one.offFen);
            return { quote: granted(quote(rule, waterfall, energyLabel(1), price, now)), returns: [] };
          });
          const back = returned.flatMap((index) => sales[index] ?? []);
          const refunds = back.map((one) => granted(termsOf(one, purses, { kind: 'whole' })));
          refunds.forEach((refund, index) => {
            expect(refund.shopperFen).toBe(back[index]?.quote.payFen);
            expect(refund.subsidyFen).toBe(back[index]?.quote.subsidyFen);
          });
          const keeps = sales.filter((one) => !back.includes(one)).map((one) => standingOf(one).payFen);
          const paid = sumFen(sales.map((one) => one.quote.payFen));
          expect(sumFen([...refunds.map(({ shopperFen }) => shopperFen), ...keeps])).toBe(paid);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('it takes one of each of its categories, and nothing else', () => {
    const three = kitchen(3, 1_000);
    const no = { error: { code: 'PromotionNotForThis', why: 'other-goods' } };
    expect(bundleItems(three, goods([1_000, 1_000]), now)).toMatchObject(no);
    expect(bundleItems(three, goods([1_000, 1_000, 1_000, 1_000]), now)).toMatchObject(no);
    const [first, second] = goods([1_000, 1_000, 1_000]);
    if (first === undefined || second === undefined) throw new Error('goods');
    expect(bundleItems(three, [first, second, second], now)).toMatchObject(no);
    expect(bundleItems(promotionOf(2), goods([1_000, 1_000]), now)).toMatchObject(no);
    expect(
      bundleItems(kitchen(2, 1_000, { limits: { stock: 1, budgetFen: null }, used: 1 }), goods([1_000, 1_000]), now),
    ).toMatchObject({
      error: { why: 'used-up' },
    });
  });

  test('a share goes to its own item, at its own price, once', () => {
    const [first, second] = granted(bundleItems(kitchen(2, 1_000), goods([400_000, 250_000]), now));
    if (first === undefined || second === undefined) throw new Error('items');
    const redeemed = { ...second, redemptionId: RedemptionId.parse(`rdm_${'0'.repeat(26)}`) };
    const bundle = bundleOf(kitchen(2, 1_000), ID, [first, redeemed], now);
    expect(bundleShare(bundle, first)).toMatchObject({ value: { offFen: 40_000, bundleId: ID } });
    expect(bundleShare(bundle, { ...first, listFen: fen(399_999) })).toMatchObject({ error: { why: 'other-price' } });
    expect(bundleShare(bundle, second)).toMatchObject({ error: { why: 'redeemed' } });
    expect(bundleShare(bundle, { ...first, gtin: Gtin.parse('6901234567960') })).toMatchObject({
      error: { why: 'other-goods' },
    });
  });
});
