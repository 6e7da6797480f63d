import type { Rules } from '@luhuan/shared/campaign/revision';
import { plusDays } from '@luhuan/shared/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Transport } from '../../miniprogram/src/api/call.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { givePoints } from '../support/lots.ts';
import { noticesOf } from '../support/powers.ts';
import { approvedCampaign, asPerson, claimed, draftWith, inForce, shopper } from '../support/scenes.ts';

const FIVE_DAYS: Partial<Rules> = {
  channels: [{ channel: 'store', validity: { kind: 'days', days: 5 } }],
};

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

/** What the owner of a voucher was told of its end, and how often. */
const told = async (owner: Transport) =>
  (await noticesOf(owner)).flatMap(({ act, at }) => (act.kind === 'ending' ? [[act.expiresAt, at]] : []));

const pointsTold = async (owner: Transport) =>
  (await noticesOf(owner)).flatMap(({ act }) => (act.kind === 'points-ending' ? [[act.points, act.expiresAt]] : []));

const DAY_SECONDS = 86_400;
let owners = 100;
test.each(FAULTS)(
  'an owner is reminded once three days and once one day before, with any one of the reads and writes %s',
  async (fault) => {
    const campaignId = await inForce(house, draftWith([{ category: 'phone', budgetFen: 500_000 }], FIVE_DAYS));
    for (let target = 1; target <= 5; target++) {
      const owner = shopper(++owners);
      const { voucher } = await claimed(await asPerson(house, owner), campaignId, 'phone');
      await house.pump.drain();
      for (const days of [3, 1]) {
        house.clock.set(plusDays(voucher.expiresAt, -days));
        let seen = 0;
        await house.faults.during(
          ({ command }) => (command !== 'Query' && ++seen === target ? fault : undefined),
          () => Promise.all([house.expire(), house.expire()]),
        );
        while ((await house.expire()) > 0);
      }
      expect(await told(await asPerson(house, owner))).toEqual(
        [1, 3].map((days) => [voucher.expiresAt, plusDays(voucher.expiresAt, -days)]),
      );
    }
    await expectSound(house);
  },
);

const VOUCHERS = 2;

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
    }
    await expectSound(house);
    // a server that has nothing to do gives back what it leased
    await house.quota.tidy(house.clock.now());
    const { items } = (await (await house.api.request('/v1/regions/440300/campaigns')).json()) as {
      items: { campaignId: string; supply: { vouchersLeft: number }[] }[];
    };
    expect(items.find((item) => item.campaignId === campaignId)?.supply[0]?.vouchersLeft).toBe(100);
  },
);

// the last: no sale earned these points, so the books would not balance afterwards
test.each(FAULTS)(
  'whoever has points left is told of their end once, 30 days before, with any one of the reads and writes %s',
  async (fault) => {
    for (let target = 1; target <= 3; target++) {
      const owner = shopper(++owners);
      const expiresAt = plusDays(house.clock.now(), 31);
      await givePoints(house, owner.personId, 70, 31);
      while ((await house.tellEndings()) > 0);
      expect(await pointsTold(await asPerson(house, owner))).toEqual([]);
      house.clock.advance(DAY_SECONDS);
      let seen = 0;
      await house.faults.during(
        ({ command }) => (command !== 'Query' && ++seen === target ? fault : undefined),
        () => Promise.all([house.tellEndings(), house.tellEndings()]),
      );
      while ((await house.tellEndings()) > 0);
      expect(await pointsTold(await asPerson(house, owner))).toEqual([[70, expiresAt]]);
    }
  },
);
