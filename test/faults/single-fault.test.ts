import { placeOrder } from '@luhuan/shared/api/orders';
import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { returnGoods } from '@luhuan/shared/api/returns';
import { claimVoucher, giveBackVoucher } from '@luhuan/shared/api/vouchers';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn } from '../support/caller.ts';
import { FAULTS } from '../support/faults.ts';
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
  sold,
} from '../support/scenes.ts';
import { cancel, placed, shipped, sign, toOrder } from '../order/scene.ts';
import { type Path, sweep } from '../support/sweep.ts';

let house: TestHouse;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 1_000 * 1_500, phone: 1_000 * 500 });
});
afterAll(() => house.stop());

const fridge = eligibleModel('fridge');
const phone = eligibleModel('phone', fen(500_000));
let people = 0;
const nobodyYet = () => asPerson(house, shopper(++people));

const WANTS = {
  return: () => ({ kind: 'whole' as const }),
  'cut in price': () => ({ kind: 'part' as const, cutFen: 10_000 }),
  exchange: () => ({ kind: 'exchange' as const, serialNumber: `SWAP${String(++people).padStart(8, '0')}` }),
};

/** Goods brought back, part of the price paid back, another unit given for them. */
const returnPaths: readonly Path[] = Object.entries(WANTS).map(([name, want]) => ({
  name,
  ready: async () => {
    const [till, key] = [await signedIn(house, '样例店员一'), newKey()];
    const { redemptionId } = await sold(house, till, campaignId, shopper(++people));
    const body = { want: want(), reason: 'faulty' as const, seen: 0 };
    return () => call(till, returnGoods, { key, params: { redemptionId }, body });
  },
}));

const paths: readonly Path[] = [
  {
    name: 'claim',
    ready: async () => {
      const [owner, key] = [await nobodyYet(), newKey()];
      return () => call(owner, claimVoucher, { key, params: { campaignId, category: 'fridge' }, body: {} });
    },
  },
  {
    name: 'claim after the last one expired',
    ready: async () => {
      const [owner, key] = [await nobodyYet(), newKey()];
      await claimed(owner, campaignId, 'fridge');
      house.clock.advance(4 * 86_400);
      const again = await asPerson(house, shopper(people));
      return () => call(again, claimVoucher, { key, params: { campaignId, category: 'fridge' }, body: {} });
    },
  },
  {
    name: 'give back',
    ready: async () => {
      const [owner, key] = [await nobodyYet(), newKey()];
      const { voucher } = await claimed(owner, campaignId, 'fridge');
      return () => call(owner, giveBackVoucher, { key, params: { voucherId: voucher.voucherId }, body: {} });
    },
  },
  {
    name: 'reserve',
    ready: async () => {
      const [till, key] = [await signedIn(house, '样例店员一'), newKey()];
      const { voucher, secret } = await claimed(await nobodyYet(), campaignId, 'fridge');
      const code = codeAt(secret ?? '', voucher.voucherId, house.clock.now()).qrText;
      return () => call(till, reserveVoucher, { key, body: { code } });
    },
  },
  {
    name: 'redeem',
    ready: async () => {
      const [till, key] = [await signedIn(house, '样例店员一'), newKey()];
      const body = saleOf(await reserved(house, till, await claimed(await nobodyYet(), campaignId, 'fridge')), fridge);
      return () => call(till, redeemVoucher, { key, body });
    },
  },
  {
    name: 'redeem a phone',
    ready: async () => {
      const [till, key] = [await signedIn(house, '样例店员一'), newKey()];
      const body = saleOf(await reserved(house, till, await claimed(await nobodyYet(), campaignId, 'phone')), phone);
      return () => call(till, redeemVoucher, { key, body });
    },
  },
  ...returnPaths,
  {
    name: 'order online',
    ready: async () => {
      const [owner, key] = [await nobodyYet(), newKey()];
      const { params, body } = await toOrder(owner, campaignId);
      return () => call(owner, placeOrder, { key, params, body });
    },
  },
  {
    name: 'cancel an order',
    ready: async () => {
      const [owner, key] = [await nobodyYet(), newKey()];
      const order = await placed(campaignId, owner);
      return () => cancel(owner, order, key);
    },
  },
  {
    name: 'sign for an order',
    ready: async () => {
      const [owner, key] = [await nobodyYet(), newKey()];
      const order = await shipped(house, campaignId, owner);
      return () => sign(owner, order, key);
    },
  },
];

describe.each(paths)('$name', (path) => {
  test.each(FAULTS)('any one request %s: the repeat succeeds, once', async (fault) => {
    expect(await sweep(house, path, fault)).toBeGreaterThan(0);
  });
  test('after all of them everything adds up', () => expectSound(house));
});

test('the pump and its consumers bear every fault too: nothing is lost, nothing counts twice', async () => {
  const till = await signedIn(house, '样例店员一');
  for (const fault of FAULTS) {
    const preview = await reserved(house, till, await claimed(await nobodyYet(), campaignId, 'fridge'));
    expect(refusalCode(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, fridge) }))).toBe('none');
    for (let target = 1; target <= 12; target++) {
      await house.faults.during(
        ({ number }) => (number === target ? fault : undefined),
        () => house.pump.drain().catch(() => 0),
      );
    }
    await expectSound(house);
  }
});
