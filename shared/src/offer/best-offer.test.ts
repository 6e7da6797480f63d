import { describe, expect, test } from 'vitest';
import { promotionOf } from '../../../test/support/promotions.ts';
import { campaignId, sampleRules, shanghai, shopId } from '../../../test/support/samples.ts';
import type { OpenCampaign } from '../api/campaigns.ts';
import { Gtin } from '../appliance/gtin.ts';
import type { ApplianceModel } from '../appliance/model.ts';
import { type Rules, revisionOf } from '../campaign/revision.ts';
import { basisPoints, fen } from '../fen.ts';
import { type Offers, bestOffer } from './best-offer.ts';
import { promotedShops } from './promoted.ts';
import type { Offer, Standing } from './offer.ts';

const now = shanghai('2026-03-02T10:00');
const model = (change: Partial<ApplianceModel> = {}): ApplianceModel => ({
  gtin: Gtin.parse('6901234567892'),
  category: 'fridge',
  brand: '样例',
  name: '样例冰箱',
  modelNumber: 'BCD-1',
  size: '500 L',
  form: null,
  label: {
    kind: 'energy',
    grade: 1,
    standard: 'GB 12021.2-2015',
    filingNumber: 'X',
    values: [{ quantity: 'daily-consumption', value: 0.5, unit: 'kWh/24h' }],
  },
  filedPriceFen: fen(400_000),
  imeis: 0,
  ...change,
});

/** One campaign with the rules changed, and how its fridge stands. */
const offering = (number: number, standing: Standing, change: Partial<Rules> = {}): Offers => {
  const revision = revisionOf(1, { ...sampleRules({ fridge: 1_500_000 }), ...change });
  const id = campaignId(number);
  const campaign: OpenCampaign = {
    campaignId: id,
    stage: 'live',
    regionName: '广东省深圳市',
    revision,
    halted: null,
    opensAt: null,
    moreMoneyAt: null,
    supply: [],
  };
  const offer: Offer = {
    campaignId: id,
    category: 'fridge',
    standing,
    channels: ['store'],
    decision: { result: 'eligible', checks: [], revision: { number: 1, hash: revision.hash }, upToFen: fen(150_000) },
    from: null,
    why: null,
    voucherId: null,
    vouchersLeft: 10,
  };
  return { campaigns: [campaign], offers: [offer] };
};
const together = (...some: Offers[]): Offers => ({
  campaigns: some.flatMap(({ campaigns }) => campaigns),
  offers: some.flatMap(({ offers }) => offers),
});
const [fridgeRule] = sampleRules({ fridge: 1_500_000 }).categories;
const rated = (rate: number): Partial<Rules> => ({
  categories: [{ ...(fridgeRule as NonNullable<typeof fridgeRule>), rates: [{ grade: 1, rate: basisPoints(rate) }] }],
});
const dearer = (priceCeilingFen: number): Partial<Rules> => ({
  categories: [{ ...(fridgeRule as NonNullable<typeof fridgeRule>), priceCeilingFen: fen(priceCeilingFen) }],
});

describe('the price of a model after the subsidy', () => {
  test('¥4,000 at 15 % is ¥3,400', () => {
    const best = bestOffer(model(), offering(1, 'now'), now);
    expect(best).toMatchObject({ kind: 'quoted', quote: { payFen: 340_000, subsidyFen: 60_000 }, conditions: false });
  });

  test('of two that can be had now the one that leaves less to pay, and one that can be had now before a better one tomorrow', () => {
    const [few, many] = [offering(1, 'now', rated(1_000)), offering(2, 'now', rated(2_000))];
    expect(bestOffer(model(), together(few, many), now)).toMatchObject({ quote: { subsidyFen: 80_000 } });
    const later = offering(2, 'soon', rated(2_000));
    expect(bestOffer(model(), together(later, few), now)).toMatchObject({ quote: { subsidyFen: 40_000 } });
  });

  test('grade 3 gets none, nor does the old edition of the standard from 1 June on, nor what is above the ceiling: with the reason', () => {
    const { label } = model();
    const third = model({ label: { ...label, grade: 3 } as ApplianceModel['label'] });
    expect(bestOffer(third, offering(1, 'now'), now)).toMatchObject({
      kind: 'not-for-it',
      reason: { code: 'GradeNotSubsidised', accepted: [1] },
    });
    expect(bestOffer(model(), offering(1, 'now'), shanghai('2026-06-01T00:00'))).toMatchObject({
      kind: 'not-for-it',
      reason: { code: 'StandardNotAccepted', standard: 'GB 12021.2-2015' },
    });
    expect(bestOffer(model(), offering(1, 'now', dearer(399_999)), now)).toMatchObject({
      kind: 'not-for-it',
      reason: { code: 'PriceAboveCeiling', ceilingFen: 399_999 },
    });
  });

  test('further conditions on goods are said, not decided', () => {
    const condition = {
      conditionId: 'big-only',
      about: 'goods' as const,
      expression: 'listPriceFen > 100',
      says: { 'zh-CN': '大件', en: 'big ones' },
      remedy: { 'zh-CN': '换一件', en: 'another one' },
    };
    expect(bestOffer(model(), offering(1, 'now', { conditions: [condition] }), now)).toMatchObject({
      conditions: true,
    });
  });

  test('shops with promotions come by what they leave to pay: ¥4,000 less 400 at one, less 200 at the other, 15 % off the rest', () => {
    const more = promotionOf(
      2,
      { effect: { kind: 'amount', offFen: fen(40_000) } },
      { shopId: shopId(2), shopName: '样例二店' },
    );
    const other = promotionOf(
      3,
      { scope: { gtins: [], categories: ['washer'], worstGrade: null } },
      { shopId: shopId(3) },
    );
    const found = promotedShops(model(), offering(1, 'now'), [promotionOf(1), more, other], now);
    expect(found.map(({ shop, payFen, subsidyFen }) => [shop.shopName, payFen, subsidyFen])).toEqual([
      ['样例二店', 306_000, 54_000],
      ['样例电器南山店', 323_000, 57_000],
    ]);
    const [unsubsidised] = promotedShops(model({ category: 'washer' }), offering(1, 'now'), [promotionOf(1)], now);
    expect(unsubsidised).toMatchObject({ payFen: 380_000, subsidyFen: 0 });
  });

  test('a category without a campaign has none', () => {
    expect(bestOffer(model({ category: 'washer' }), offering(1, 'now'), now)).toEqual({ kind: 'none' });
  });
});
