import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { giveBackVoucher } from '@luhuan/shared/api/vouchers';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { engines } from '../support/engines.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
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

const fridge = eligibleModel('fridge');
const succeeded = (codes: readonly string[]): number => codes.filter((code) => code === 'none').length;

describe.each(engines())('on $name', ({ start }) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await startHouse(start);
  });
  afterAll(() => house.stop());

  test('50 parallel redemptions of one voucher, each with a key of its own: exactly one succeeds', async () => {
    const campaignId = await approvedCampaign(house, { fridge: 15_000 });
    const till = await signedIn(house, '样例店员一');
    const preview = await reserved(house, till, await claimed(await asPerson(house, shopper(1)), campaignId, 'fridge'));
    const codes = await Promise.all(
      Array.from({ length: 50 }, async () =>
        refusalCode(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, fridge) })),
      ),
    );
    expect(succeeded(codes)).toBe(1);
    expect(codes.filter((code) => !['none', 'VoucherRedeemed', 'Busy'].includes(code))).toEqual([]);
    await expectSound(house);
  });

  test('one redemption sent 20 times at once under one key: one redemption, twenty times the same answer', async () => {
    const campaignId = await approvedCampaign(house, { fridge: 15_000 });
    const till = await signedIn(house, '样例店员一');
    const preview = await reserved(house, till, await claimed(await asPerson(house, shopper(2)), campaignId, 'fridge'));
    const request = { key: newKey(), body: saleOf(preview, fridge) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => call(till, redeemVoucher, request)));
    const again = await call(till, redeemVoucher, request);
    const ids = [...answers, again].flatMap((answer) => (answer.ok ? [answer.value.redemptionId] : []));
    expect(new Set(ids).size).toBe(1);
    expect(again.ok).toBe(true);
    await expectSound(house);
  });

  test('50 vouchers for one serial number: exactly one is redeemed, and whoever was told "busy" is told the truth by the same key', async () => {
    const campaignId = await approvedCampaign(house, { fridge: 50 * 1_500 });
    const till = await signedIn(house, '样例店员一');
    const sales = await Promise.all(
      Array.from({ length: 50 }, async (_, number) => {
        const preview = await reserved(
          house,
          till,
          await claimed(await asPerson(house, shopper(100 + number)), campaignId, 'fridge'),
        );
        return { ...saleOf(preview, fridge), serialNumber: number % 2 === 0 ? 'same-0001 77' : 'SAME000177' };
      }),
    );
    const insistently = async (request: { key: string; body: (typeof sales)[number] }): Promise<string> => {
      const code = refusalCode(await call(till, redeemVoucher, request));
      return code === 'Busy' ? insistently(request) : code;
    };
    const codes = await Promise.all(sales.map((body) => insistently({ key: newKey(), body })));
    expect(succeeded(codes)).toBe(1);
    expect(codes.filter((code) => code === 'SerialUsed')).toHaveLength(49);
    await expectSound(house);
  });

  test('two shops scan one code at once: one reserves it, the other is told to wait', async () => {
    const campaignId = await approvedCampaign(house, { fridge: 15_000 });
    const tills = [await signedIn(house, '样例店员一'), await signedIn(house, '样例店员二')];
    const { secret, voucher } = await claimed(await asPerson(house, shopper(3)), campaignId, 'fridge');
    const code = codeAt(secret ?? '', voucher.voucherId, house.clock.now()).qrText;
    const codes = await Promise.all(
      tills.map(async (till) => refusalCode(await call(till, reserveVoucher, { key: newKey(), body: { code } }))),
    );
    expect(succeeded(codes)).toBe(1);
    expect(codes.filter((other) => ['VoucherReserved', 'Busy'].includes(other))).toHaveLength(1);
    await expectSound(house);
  });

  test('given back and redeemed at the same moment: one of the two happens, and the money agrees', async () => {
    const campaignId = await approvedCampaign(house, { fridge: 15_000 });
    const till = await signedIn(house, '样例店员一');
    const owner = await asPerson(house, shopper(4));
    const held = await claimed(owner, campaignId, 'fridge');
    const preview = await reserved(house, till, held);
    house.clock.advance(14 * 60);
    const [back, redemption] = await Promise.all([
      call(owner, giveBackVoucher, { key: newKey(), params: { voucherId: held.voucher.voucherId }, body: {} }),
      call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, fridge) }),
    ]);
    expect(refusalCode(back)).toMatch(/VoucherReserved|VoucherRedeemed/);
    expect(valueOf(redemption).voucherId).toBe(held.voucher.voucherId);
    await expectSound(house);
  });
});
