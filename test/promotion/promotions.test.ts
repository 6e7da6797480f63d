import * as api from '@luhuan/shared/api/promotions';
import { quoteSale, redeemVoucher } from '@luhuan/shared/api/redemptions';
import { getRedemption, returnGoods } from '@luhuan/shared/api/returns';
import type { Category } from '@luhuan/shared/appliance/category';
import { basisPoints, fen } from '@luhuan/shared/fen';
import type { BundleId, CampaignId, PromotionId } from '@luhuan/shared/ids';
import type { PromotionLimits, PromotionTerms } from '@luhuan/shared/promotion/promotion';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAll } from '../../functions/src/invariant/check-all.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { NANSHAN, refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { PROMOTION_TERMS } from '../support/promotions.ts';
import { shanghai } from '../support/samples.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  newKey,
  reserved,
  saleOf,
  shopper,
} from '../support/scenes.ts';
import { sweep } from '../support/sweep.ts';

let house: TestHouse;
let campaignId: CampaignId;
let manager: Transport;
let till: Transport;
let people = 0;
beforeAll(async () => {
  house = await startHouse();
  house.clock.set(shanghai('2026-03-02T10:00'));
  campaignId = await approvedCampaign(house, { fridge: 900_000, washer: 900_000, television: 900_000 });
  manager = await signedIn(house, '样例店长');
  till = await signedIn(house, '样例店员一');
});
afterAll(async () => {
  await sound();
  await house.stop();
});
const sound = async () => expect(await checkAll(house.table, { drained: false })).toEqual([]);

const made = async (terms: Partial<PromotionTerms> = {}, limits: Partial<PromotionLimits> = {}) => {
  const body = { terms: { ...PROMOTION_TERMS, ...terms }, limits: { stock: null, budgetFen: null, ...limits } };
  return valueOf(await call(manager, api.makePromotion, { key: newKey(), body })).promotionId;
};
const now = async (promotionId: PromotionId) => {
  const { items } = valueOf(await call(till, api.listShopPromotions, { query: { limit: 100 } }));
  return items.find((one) => one.promotionId === promotionId);
};
/** A voucher that the till has reserved, and what a clerk enters with these promotions. */
const ready = async (promotions: PromotionId[], category: Category = 'fridge') => {
  const person = shopper(1_000 + ++people);
  const preview = await reserved(house, till, await claimed(await asPerson(house, person), campaignId, category));
  return { ...saleOf(preview, eligibleModel(category)), ...(promotions.length === 0 ? {} : { promotions }) };
};
type Sale = Awaited<ReturnType<typeof ready>> & { readonly bundleId?: BundleId };
const redeem = (body: Sale, key = newKey()) => call(till, redeemVoucher, { key, body });
/** Whoever met only contention asks again under the same key, as the till does. */
const insists = async (body: Sale, key = newKey()) => {
  for (;;) {
    const answer = await redeem(body, key);
    if (refusalCode(answer) !== 'Busy') return answer;
  }
};
const bringBack = async (redemptionId: string, key = newKey()) => {
  const { returns } = valueOf(await call(till, getRedemption, { params: { redemptionId } }));
  const body = { seen: returns.length, reason: 'changed-mind' as const, want: { kind: 'whole' as const } };
  return call(till, returnGoods, { key, params: { redemptionId }, body });
};

describe('a promotion of a shop', () => {
  test('is made by its manager, seen in its city, and lowers price and subsidy at the till; what comes back frees it', async () => {
    const promotionId = await made({}, { stock: 5 });
    const city = valueOf(await call(till, api.listPromotions, { params: { regionCode: NANSHAN } })).items;
    expect(city.map((one) => one.promotionId)).toContain(promotionId);
    const sale = await ready([promotionId]);
    const { voucherId, gtin, price } = sale;
    const quote = valueOf(await call(till, quoteSale, { body: { voucherId, gtin, price, promotions: [promotionId] } }));
    const { listFen } = price;
    expect(quote).toMatchObject({ baseFen: listFen - 20_000, promotions: [{ promotionId, offFen: 20_000 }] });
    const redemption = valueOf(await redeem(sale));
    expect(redemption.quote).toMatchObject({
      baseFen: quote.baseFen,
      subsidyFen: quote.subsidyFen,
      payFen: quote.payFen,
    });
    expect(redemption.promotions).toEqual(quote.promotions);
    expect(await now(promotionId)).toMatchObject({ used: 1, spentFen: 20_000 });
    const back = valueOf(await bringBack(redemption.redemptionId));
    expect(back.returns[0]).toMatchObject({ kind: 'whole', shopperFen: quote.payFen, subsidyFen: quote.subsidyFen });
    expect(await now(promotionId)).toMatchObject({ used: 0, spentFen: 0 });
  });

  test('a clerk may not make one, another shop’s is unknown, and one that stands alone goes with no other', async () => {
    const clerk = await signedIn(house, '样例店员一');
    const body = { terms: PROMOTION_TERMS, limits: { stock: null, budgetFen: null } };
    expect(refusalCode(await call(clerk, api.makePromotion, { key: newKey(), body }))).toBe('NotAllowed');
    const unknown = 'prm_00000000000000000000000000' as PromotionId;
    expect(refusalCode(await redeem(await ready([unknown])))).toBe('PromotionNotForThis');
    expect(refusalCode(await redeem(await ready([await made(), await made()])))).toBe('PromotionNotForThis');
    const gift = await made({ effect: { kind: 'gift', gift: '净水滤芯' } });
    const both = valueOf(await redeem(await ready([await made(), gift])));
    expect(both.promotions?.map((one) => one.gift)).toEqual([null, '净水滤芯']);
  });

  test('limits never go below what was used, and a stopped one is in no list and goes with nothing', async () => {
    const promotionId = await made({}, { stock: 5 });
    valueOf(await redeem(await ready([promotionId])));
    valueOf(await redeem(await ready([promotionId])));
    const params = { promotionId };
    const limit = (stock: number | null, budgetFen: number | null) =>
      call(manager, api.limitPromotion, {
        key: newKey(),
        params,
        body: { stock, budgetFen: budgetFen === null ? null : fen(budgetFen) },
      });
    expect(refusalCode(await limit(1, null))).toBe('LimitBelowUsed');
    expect(refusalCode(await limit(null, 39_999))).toBe('LimitBelowUsed');
    valueOf(await limit(2, 40_000));
    expect(refusalCode(await redeem(await ready([promotionId])))).toBe('PromotionNotForThis');
    valueOf(await limit(null, null));
    const late = await ready([promotionId]);
    valueOf(await call(manager, api.stopPromotion, { key: newKey(), params, body: {} }));
    valueOf(await call(manager, api.stopPromotion, { key: newKey(), params, body: {} }));
    expect(refusalCode(await redeem(late))).toBe('PromotionNotForThis');
    const city = valueOf(await call(till, api.listPromotions, { params: { regionCode: NANSHAN } })).items;
    expect(city.map((one) => one.promotionId)).not.toContain(promotionId);
  });
});

test('ten tills race for the last three of a promotion: three sales have it, the others none of it and their vouchers', async () => {
  const promotionId = await made({}, { stock: 3 });
  const sales = await Promise.all(Array.from({ length: 10 }, () => ready([promotionId])));
  const answers = await Promise.all(sales.map((body) => insists(body)));
  const codes = answers.map(refusalCode);
  expect(codes.filter((code) => code === 'none')).toHaveLength(3);
  expect(codes.filter((code) => code === 'PromotionNotForThis')).toHaveLength(7);
  expect(await now(promotionId)).toMatchObject({ used: 3, spentFen: 60_000 });
  const without = sales.flatMap((body, index) => (codes[index] === 'none' ? [] : [{ ...body, promotions: [] }]));
  for (const body of without) valueOf(await redeem(body));
  await sound();
});

describe('goods that are bought together', () => {
  const kitchen: Partial<PromotionTerms> = {
    title: '厨房两件套',
    effect: { kind: 'bundle', parts: ['fridge', 'washer'], off: basisPoints(1_000) },
  };
  const together = async (promotionId: PromotionId, key = newKey()) => {
    const items = (['fridge', 'washer'] as const)
      .map((category) => eligibleModel(category))
      .map(({ gtin, filedPriceFen: listFen }) => ({ gtin, listFen }));
    return call(till, api.bundleGoods, { key, body: { promotionId, items } });
  };

  test('each item has its share, is redeemed once, and comes back by itself for what was paid for it', async () => {
    const promotionId = await made(kitchen, { stock: 1 });
    const bundle = valueOf(await together(promotionId));
    expect(refusalCode(await together(promotionId))).toBe('PromotionNotForThis');
    const { bundleId, items } = bundle;
    const fridge = valueOf(await redeem({ ...(await ready([])), bundleId }));
    const washer = valueOf(await redeem({ ...(await ready([], 'washer')), bundleId }));
    expect(fridge.promotions).toEqual([
      { promotionId, title: '厨房两件套', step: 'shop-discount', offFen: items[0]?.offFen, gift: null, bundleId },
    ]);
    expect(refusalCode(await redeem({ ...(await ready([])), bundleId }))).toBe('BundleNotForThis');
    const back = valueOf(await bringBack(fridge.redemptionId));
    expect(back.returns[0]).toMatchObject({ shopperFen: fridge.quote.payFen, subsidyFen: fridge.quote.subsidyFen });
    const kept = valueOf(await call(till, getRedemption, { params: { redemptionId: washer.redemptionId } }));
    expect(kept).toMatchObject({ returns: [], quote: { payFen: washer.quote.payFen } });
    expect(await now(promotionId)).toMatchObject({ used: 1 });
    expect(
      valueOf(await call(till, api.getBundle, { params: { bundleId } })).items.map((one) => one.redemptionId),
    ).toEqual([fridge.redemptionId, washer.redemptionId]);
  });

  test('two tills redeem the same item of a bundle at once: one does', async () => {
    const { bundleId } = valueOf(await together(await made(kitchen)));
    const sales = [await ready([]), await ready([])].map((body) => ({ ...body, bundleId }));
    const codes = (await Promise.all(sales.map((body) => insists(body)))).map(refusalCode).toSorted();
    expect(codes).toEqual(['BundleNotForThis', 'none']);
    await sound();
  });
});

describe.each(FAULTS)('any one request %s', (fault) => {
  test('while a promoted sale is redeemed: asked again, it is the same one, counted once', async () => {
    const promotionId = await made();
    const sale = async () => {
      const [body, key] = [await ready([promotionId]), newKey()];
      return () => redeem(body, key);
    };
    expect(await sweep(house, { name: 'promoted redemption', ready: sale }, fault)).toBeGreaterThan(2);
    await sound();
  });
});
