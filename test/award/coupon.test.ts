import { takeCoupon } from '@luhuan/shared/api/awards';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Instant } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { standingIn } from '../support/allotting.ts';
import { refusalCode, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { shanghai } from '../support/samples.ts';
import { asPerson, claimed, draftWith, inForce, newKey, shopper, unverified } from '../support/scenes.ts';

let house: TestHouse;
let campaignId: CampaignId;
let people = 0;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  house.clock.set('2026-03-01T00:30:00.000Z' as Instant);
  const allocation = { kind: 'two-step' as const, couponDay: 2, couponTime: '10:00' };
  const budgets = [
    { category: 'fridge' as const, budgetFen: 150_000 },
    { category: 'washer' as const, budgetFen: 1_500_000 },
  ];
  campaignId = await inForce(house, draftWith(budgets, { allocation }));
  house.clock.set(shanghai('2026-03-02T10:00'));
});
afterAll(() => house.stop());

const somebody = () => asPerson(house, shopper(++people));
const taking = (send: Transport, key = newKey()) => call(send, takeCoupon, { key, params: { campaignId }, body: {} });
const claiming = (send: Transport, category: Category, key = newKey()) =>
  call(send, claimVoucher, { key, params: { campaignId, category }, body: {} });

test('before its time, without proof of identity and without a coupon: no', async () => {
  const send = await somebody();
  expect(refusalCode(await claiming(send, 'fridge'))).toBe('ClaimedOtherwise');
  expect(refusalCode(await taking(await unverified(house)))).toBe('IdentityNotVerified');
  house.clock.set(shanghai('2026-03-02T09:59'));
  expect(refusalCode(await taking(await somebody()))).toBe('CampaignNotYetOpen');
});

test('a coupon is one a month; exchanged, it is a voucher on a leased unit, and a repeat is the same', async () => {
  const send = await somebody();
  const coupon = valueOf(await taking(send));
  expect(valueOf(await taking(send)).couponId).toBe(coupon.couponId);
  expect(coupon).toMatchObject({ month: '2026-03', until: shanghai('2026-04-01T00:00'), voucherId: null });
  const key = newKey();
  const { voucher } = await claimed(send, campaignId, 'washer', key);
  expect(voucher).toMatchObject({ award: coupon.couponId, quota: { lease: { unit: expect.any(Number) } } });
  expect((await claimed(send, campaignId, 'washer', key)).voucher.voucherId).toBe(voucher.voucherId);
  expect(refusalCode(await claiming(send, 'fridge'))).toBe('VoucherHeld');
  const standing = await standingIn(send, 'two-step', { campaignId, category: 'washer' });
  expect(standing.coupon?.voucherId).toBe(voucher.voucherId);
  await expectSound(house);
});

test('of two coupons for the last fridge one gets it; the other one stays good for a washer', async () => {
  const [first, second] = [await somebody(), await somebody()];
  for (const send of [first, second]) valueOf(await taking(send));
  const codes = (await Promise.all([claiming(first, 'fridge'), claiming(second, 'fridge')])).map(refusalCode);
  expect(codes.filter((code) => code === 'none')).toHaveLength(1);
  expect(codes.some((code) => ['QuotaExhausted', 'QuotaAwaited'].includes(code))).toBe(true);
  const loser = codes[0] === 'none' ? second : first;
  await claimed(loser, campaignId, 'washer');
  await expectSound(house);
});

test('ten exchanges of one coupon at once, for two categories, are one voucher', async () => {
  const send = await somebody();
  valueOf(await taking(send));
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => claiming(send, n % 2 === 0 ? 'fridge' : 'washer')),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  await expectSound(house);
});

test('what was not exchanged by the end of the month is over; there is a new one on the second of the next', async () => {
  const send = await somebody();
  const { couponId } = valueOf(await taking(send));
  house.clock.set(shanghai('2026-04-01T00:00'));
  const later = await asPerson(house, shopper(people));
  expect(refusalCode(await claiming(later, 'washer'))).toBe('ClaimedOtherwise');
  house.clock.set(shanghai('2026-04-02T10:00'));
  expect(valueOf(await taking(await asPerson(house, shopper(people)))).couponId).not.toBe(couponId);
  await expectSound(house);
});
