import { reserveVoucher } from '@luhuan/shared/api/redemptions';
import { claimVoucher, giveBackVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, newKey, shopper } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const claimCode = async (number: number, campaignId: Awaited<ReturnType<typeof approvedCampaign>>) =>
  refusalCode(
    await call(await asPerson(house, shopper(number)), claimVoucher, {
      key: newKey(),
      params: { campaignId, category: 'phone' },
      body: {},
    }),
  );

test('the last voucher expires at 24:00 of its third day; its money goes to the next in line', async () => {
  const campaignId = await approvedCampaign(house, { phone: 500 });
  const { voucher, secret } = await claimed(await asPerson(house, shopper(1)), campaignId, 'phone');
  expect(voucher.expiresAt).toBe('2026-03-03T16:00:00.000Z');
  expect(await claimCode(2, campaignId)).toBe('QuotaExhausted');
  await house.pump.drain();

  house.clock.set(voucher.expiresAt);
  const till = await signedIn(house, '样例店员一');
  const code = codeAt(secret ?? '', voucher.voucherId, house.clock.now()).qrText;
  expect(refusalCode(await call(till, reserveVoucher, { key: newKey(), body: { code } }))).toBe('VoucherExpired');
  const wallet = valueOf(await call(await asPerson(house, shopper(1)), listVouchers, {}));
  expect(wallet.items[0]).toMatchObject({ voucher: { status: 'expired' }, secret: null });

  while ((await house.expire()) > 0);
  await house.pump.drain();
  expect(await claimCode(2, campaignId)).toBe('none');
  await expectSound(house);
});

test('a voucher given back is free for others at once, and the giver can claim again while there is one', async () => {
  const campaignId = await approvedCampaign(house, { phone: 500 });
  const giver = await asPerson(house, shopper(11));
  const { voucher } = await claimed(giver, campaignId, 'phone');
  valueOf(await call(giver, giveBackVoucher, { key: newKey(), params: { voucherId: voucher.voucherId }, body: {} }));
  await house.pump.drain();
  expect(await claimCode(11, campaignId)).toBe('none');
  expect(await claimCode(12, campaignId)).toBe('QuotaExhausted');
  const wallet = valueOf(await call(giver, listVouchers, {}));
  expect(wallet.items.map(({ voucher: { status } }) => status).toSorted()).toEqual(['given-back', 'held']);
  await expectSound(house);
});
