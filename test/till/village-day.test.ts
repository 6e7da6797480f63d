import { listRedemptions } from '@luhuan/shared/api/redemptions';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, shopper } from '../support/scenes.ts';
import { customersOf, openVillage } from './village.ts';
import type { Recorded } from './village-till.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const CUSTOMERS = 45;
const SEEDS = [1, 2];

const clerk = (number: number) => ({ ...shopper(number), roles: ['clerk' as const], shopId: SHOP_IDS.nanshan });
const CLERKS = [clerk(900), clerk(901)] as const;

const wholeList = async (till: Transport): Promise<Redemption[]> => {
  const items: Redemption[] = [];
  for (let cursor: string | undefined; ;) {
    const page = valueOf(
      await call(till, listRedemptions, { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } }),
    );
    items.push(...page.items);
    if (page.cursor === null) return items;
    cursor = page.cursor;
  }
};

const isFound = (one: Recorded, list: readonly Redemption[]): boolean =>
  list.some(({ voucherId, serialNumber }) => voucherId === one.voucherId && serialNumber === one.serialNumber);

/** What became of everything that was recorded on one day. */
const liveDay = async (seed: number) => {
  const campaignId = await approvedCampaign(house, { fridge: CUSTOMERS * 1_500 });
  const vouchers: WalletVoucher[] = [];
  for (let n = 0; n < CUSTOMERS; n += 1)
    vouchers.push(await claimed(await asPerson(house, shopper(1_000 * seed + n)), campaignId, 'fridge'));
  const village = await openVillage(house, CLERKS, seed);
  await village.day(customersOf(vouchers, seed));
  const list = await wholeList(await asPerson(house, CLERKS[0]));
  const ids = new Set(vouchers.map(({ voucher }) => voucher.voucherId));
  return { village, today: list.filter(({ voucherId }) => ids.has(voucherId)) };
};

test('two village days, six hours of broken network each, two phones, one wiped: nothing is redeemed twice, nothing recorded is forgotten', async () => {
  const kinds = { confirmed: 0, refused: 0, 'lost, in the list': 0, 'lost, never accepted': 0 };
  for (const seed of SEEDS) {
    const { village, today } = await liveDay(seed);
    expect(new Set(today.map(({ voucherId }) => voucherId)).size).toBe(today.length);
    expect(new Set(today.map(({ serialNumber }) => serialNumber)).size).toBe(today.length);
    expect(today.every(({ voucherId }) => village.recorded.some((one) => one.voucherId === voucherId))).toBe(true);
    // all that was on a phone in the evening was answered and read
    expect(village.left()).toEqual([]);
    for (const one of village.recorded) {
      if (one.wiped) {
        kinds[isFound(one, today) ? 'lost, in the list' : 'lost, never accepted'] += 1;
      } else if (one.told === 'confirmed') {
        kinds.confirmed += 1;
        expect(isFound(one, today)).toBe(true);
      } else {
        kinds.refused += 1;
        expect(one.told).toMatchObject({ refused: expect.any(String), words: expect.stringMatching(/./) });
      }
    }
    await expectSound(house);
  }
  // the days had all of it
  expect(Object.values(kinds).every((count) => count > 0)).toBe(true);
});
