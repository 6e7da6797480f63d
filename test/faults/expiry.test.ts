import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, shopper } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const VOUCHERS = 2;
const DAY_SECONDS = 86_400;

test.each(FAULTS)(
  'expiry with any one of its reads and writes %s frees each voucher’s money exactly once',
  async (fault) => {
    const campaignId = await approvedCampaign(house, { fridge: 150_000 });
    for (let target = 1; target <= VOUCHERS * 3; target++) {
      for (let number = 1; number <= VOUCHERS; number++) {
        await claimed(await asPerson(house, shopper(number)), campaignId, 'fridge');
      }
      await house.pump.drain();
      house.clock.advance(4 * DAY_SECONDS);
      let seen = 0;
      await house.faults.during(
        ({ command }) => (command !== 'Query' && ++seen === target ? fault : undefined),
        () => house.expire(),
      );
      while ((await house.expire()) > 0);
      await expectSound(house);
    }
    // a server that has nothing to do gives back what it leased
    await house.quota.tidy(house.clock.now());
    const { items } = (await (await house.api.request('/v1/regions/440300/campaigns')).json()) as {
      items: { campaignId: string; supply: { vouchersLeft: number }[] }[];
    };
    expect(items.find((item) => item.campaignId === campaignId)?.supply[0]?.vouchersLeft).toBe(100);
  },
);
