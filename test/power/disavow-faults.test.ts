import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Transport } from '../../miniprogram/src/api/call.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { RELATIVE, actingFor, disavowed, noticeOf, noticesOf, power } from '../support/powers.ts';
import { approvedCampaign, asPerson, claimed, newKey, shopper } from '../support/scenes.ts';
import { sweep } from '../support/sweep.ts';

let house: TestHouse;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { phone: 10_000 * 500 });
});
afterAll(() => house.stop());

let people = 0;
/** Somebody for whom another claimed a voucher. */
const claimedFor = async (): Promise<Transport> => {
  const [elder, child] = [shopper(++people), shopper(++people)];
  await power(house, { principal: elder, delegate: child, terms: RELATIVE });
  await claimed(actingFor(await asPerson(house, child), elder), campaignId, 'phone');
  return asPerson(house, elder);
};

/** More than a disavowal makes requests, so that the stream is read once for a whole sweep. */
const TARGETS = 14;

test.each(FAULTS)('"not me", any one request %s: the repeat succeeds, once, and everything adds up', async (fault) => {
  const waiting: Transport[] = [];
  for (let n = 0; n < TARGETS; n++) waiting.push(await claimedFor());
  await house.pump.drain();
  const ready = async () => {
    const own = waiting.pop();
    if (own === undefined) throw new Error('too few');
    const [notice, key] = [await noticeOf(own, 'claimed'), newKey()];
    return () => disavowed(own, notice, key);
  };
  expect(await sweep(house, { name: 'disavow', ready }, fault)).toBeGreaterThan(0);
  await expectSound(house);
});

test.each(FAULTS)('%s on the way of an event to its notice: one act, one notice', async (fault) => {
  const own = await claimedFor();
  for (let target = 1; target <= 6; target++)
    await house.faults.during(
      ({ number }) => (number === target ? fault : undefined),
      () => house.pump.drain().catch(() => 0),
    );
  await expectSound(house);
  expect(await noticesOf(own)).toHaveLength(2);
});
