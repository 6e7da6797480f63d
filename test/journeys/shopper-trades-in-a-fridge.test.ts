import { listApplianceModels } from '@luhuan/shared/api/appliances';
import * as campaigns from '@luhuan/shared/api/campaigns';
import { getPoints } from '@luhuan/shared/api/points';
import { makeQuote } from '@luhuan/shared/api/quotes';
import { listRedemptions, redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { claimVoucher, getVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import { fen } from '@luhuan/shared/fen';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { newKey, submitted, draftWith } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

test('a campaign is opened and approved, a voucher claimed, shown and redeemed, points earned, the money booked', async () => {
  const [officer, approver] = [await signedIn(house, '样例经办员'), await signedIn(house, '样例审批员')];
  const [shopper, clerk] = [await signedIn(house, '样例市民甲'), await signedIn(house, '样例店员一')];

  // the office
  const budgets = [{ category: 'fridge' as const, budgetFen: fen(300_000) }];
  const { campaignId, read } = await submitted(house, officer, draftWith(budgets));
  const params = { campaignId };
  expect(valueOf(await call(shopper, campaigns.listOpenCampaigns, { params: { regionCode: '440305' } })).items).toEqual(
    [],
  );
  expect(valueOf(await call(approver, campaigns.approveCampaign, { key: newKey(), params, body: read })).stage).toBe(
    'live',
  );

  // the shopper
  const { items } = valueOf(await call(shopper, campaigns.listOpenCampaigns, { params: { regionCode: '440305' } }));
  expect(items.map(({ supply }) => supply)).toEqual([[{ category: 'fridge', vouchersLeft: 2 }]]);
  const models = valueOf(await call(transport(house), listApplianceModels, { query: { category: 'fridge' } })).items;
  const fridge = models.find(
    ({ label, filedPriceFen }) =>
      label.kind === 'energy' && label.grade === 1 && label.standard === 'GB 12021.2-2025' && filedPriceFen > 500_000,
  );
  if (fridge === undefined) throw new Error('no grade 1 fridge above 5,000 yuan');
  const price = { listFen: fen(599_900), deductions: [{ kind: 'shop-discount' as const, amountFen: fen(50_000) }] };
  const { quote, decision } = valueOf(
    await call(shopper, makeQuote, {
      body: { campaignId: params.campaignId, gtin: fridge.gtin, price, channel: 'store' },
    }),
  );
  expect(decision.result).toBe('eligible');
  // 15 % of 5,999.00 − 500.00 = 824.85; 5,499.00 − 824.85 = 4,674.15
  expect(quote).toMatchObject({ baseFen: 549_900, subsidyFen: 82_485, payFen: 467_415 });
  const claim = { ...params, category: 'fridge' as const };
  const held = valueOf(await call(shopper, claimVoucher, { key: newKey(), params: claim, body: { channel: 'store' } }));
  await house.pump.drain();

  // the till: the clerk types the 16 digits
  const { digits } = codeAt(held.secret ?? '', held.voucher.voucherId, house.clock.now());
  const preview = valueOf(await call(clerk, reserveVoucher, { key: newKey(), body: { code: digits } }));
  const sale = {
    voucherId: preview.voucher.voucherId,
    reservationId: preview.reservation.reservationId,
    gtin: fridge.gtin,
    serialNumber: 'ab-12 34567890',
    invoiceNumber: '25440000000123456789',
    price,
  };
  const redemption = valueOf(await call(clerk, redeemVoucher, { key: newKey(), body: sale }));
  expect(redemption).toMatchObject({ subsidyFen: 82_485, serialNumber: 'AB1234567890' });
  expect(valueOf(await call(clerk, listRedemptions, {})).items).toHaveLength(1);
  await house.pump.drain();

  // afterwards
  const {
    voucher,
    redemption: receipt,
    shopName,
  } = valueOf(await call(shopper, getVoucher, { params: { voucherId: held.voucher.voucherId } }));
  expect(voucher).toMatchObject({ status: 'redeemed', subsidyFen: 82_485 });
  expect(receipt?.quote).toEqual(quote);
  expect(shopName).toBe('样例家电·南山一店');
  expect(valueOf(await call(shopper, getPoints, {})).sums).toMatchObject({ pending: 4_674, active: 0, expired: 0 });
  const { pools } = valueOf(await call(officer, campaigns.getManagedCampaign, { params }));
  expect(pools).toMatchObject([{ limitFen: 300_000, heldFen: 0, spentFen: 82_485, leftFen: 217_515 }]);
  const second = await call(shopper, claimVoucher, { key: newKey(), params: claim, body: { channel: 'store' } });
  expect(refusalCode(second)).toBe('LimitReached');
  await expectSound(house);

  // a week later the time to return the goods is over
  house.clock.advance(7 * 86_400);
  const later = await signedIn(house, '样例市民甲');
  expect(valueOf(await call(later, getPoints, {})).sums).toMatchObject({ pending: 0, active: 4_674, expired: 0 });
  expect(valueOf(await call(later, listVouchers, {})).items).toHaveLength(1);
});
