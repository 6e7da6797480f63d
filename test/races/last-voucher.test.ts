import { claimVoucher } from '@luhuan/shared/api/vouchers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode } from '../support/caller.ts';
import { engines } from '../support/engines.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, newKey, shopper } from '../support/scenes.ts';

const tallyOf = (codes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((other) => other === code).length]));

describe.each(engines())('on $name', ({ start }) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await startHouse(start);
  });
  afterAll(() => house.stop());

  test('200 shoppers race for 50 vouchers: 50 hold one, 150 are refused, none is left over', async () => {
    const campaignId = await approvedCampaign(house, { fridge: 50 * 1_500 });
    const params = { campaignId, category: 'fridge' as const };
    const codes = await Promise.all(
      Array.from({ length: 200 }, async (_, number) =>
        refusalCode(
          await call(await asPerson(house, shopper(number)), claimVoucher, { key: newKey(), params, body: {} }),
        ),
      ),
    );
    expect(tallyOf(codes)).toEqual({ none: 50, QuotaExhausted: 150 });
    await expectSound(house);
  });

  test('one shopper on twenty phones holds one voucher', async () => {
    const campaignId = await approvedCampaign(house, { washer: 20 * 1_500 });
    const send = await asPerson(house, shopper(1));
    const params = { campaignId, category: 'washer' as const };
    const codes = await Promise.all(
      Array.from({ length: 20 }, async () =>
        refusalCode(await call(send, claimVoucher, { key: newKey(), params, body: {} })),
      ),
    );
    expect(tallyOf(codes)).toEqual({ none: 1, VoucherHeld: 19 });
    await expectSound(house);
  });

  test('the same claim sent ten times at once is one claim, and every answer names the same voucher', async () => {
    const campaignId = await approvedCampaign(house, { television: 20 * 1_500 });
    const send = await asPerson(house, shopper(2));
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 10 }, () => claimed(send, campaignId, 'television', key)));
    expect(new Set(answers.map(({ voucher }) => voucher.voucherId)).size).toBe(1);
    await expectSound(house);
  });
});
