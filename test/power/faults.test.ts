import { claimVoucher, getVoucher, giveBackVoucher } from '@luhuan/shared/api/vouchers';
import { revokePower } from '@luhuan/shared/api/powers';
import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { signedIn } from '../support/caller.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { RELATIVE, STAFF, accepted, actingFor, offered, power, readyMade } from '../support/powers.ts';
import { approvedCampaign, asPerson, claimed, newKey, shopper } from '../support/scenes.ts';
import { type Path, sweep } from '../support/sweep.ts';

let house: TestHouse;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { phone: 10_000 * 500 });
});
afterAll(() => house.stop());

let people = 0;
const somebody = () => shopper(++people);
const pair = async () => {
  const [elder, child] = [somebody(), somebody()];
  await power(house, { principal: elder, delegate: child, terms: RELATIVE });
  const own = await asPerson(house, elder);
  return { elder, child, own, acting: actingFor(await asPerson(house, child), elder) };
};
const input = () => ({ key: newKey(), params: { campaignId, category: 'phone' as const }, body: {} });

const paths: readonly Path[] = [
  {
    name: 'accept',
    ready: async () => {
      const offerId = await offered(await asPerson(house, somebody()), RELATIVE);
      const [child, key] = [await asPerson(house, somebody()), newKey()];
      return () => accepted(child, offerId, key);
    },
  },
  {
    name: 'claim for another',
    ready: async () => {
      const [{ acting }, claim] = [await pair(), input()];
      return () => call(acting, claimVoucher, claim);
    },
  },
  {
    name: 'claim by staff',
    ready: async () => {
      house.clock.advance(86_400);
      const elder = somebody();
      await power(house, { principal: elder, delegate: readyMade('样例店员一'), terms: STAFF });
      const [clerk, claim] = [actingFor(await signedIn(house, '样例店员一'), elder), input()];
      return () => call(clerk, claimVoucher, claim);
    },
  },
  {
    name: 'open the code',
    ready: async () => {
      const { acting } = await pair();
      const { voucherId } = (await claimed(acting, campaignId, 'phone')).voucher;
      return () => call(acting, getVoucher, { params: { voucherId } });
    },
  },
  {
    name: 'give back for another',
    ready: async () => {
      const [{ acting }, key] = [await pair(), newKey()];
      const { voucherId } = (await claimed(acting, campaignId, 'phone')).voucher;
      return () => call(acting, giveBackVoucher, { key, params: { voucherId }, body: {} });
    },
  },
  {
    name: 'revoke',
    ready: async () => {
      const [{ own, elder, child }, key] = [await pair(), newKey()];
      const params = { principal: elder.personId, delegate: child.personId };
      return () => call(own, revokePower, { key, params, body: {} });
    },
  },
];

describe.each(paths)('$name', (path) => {
  test.each(FAULTS)('any one request %s: the repeat succeeds, once', async (fault) => {
    expect(await sweep(house, path, fault)).toBeGreaterThan(0);
  });
  test('after all of them everything adds up', () => expectSound(house));
});
