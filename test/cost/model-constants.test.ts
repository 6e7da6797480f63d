import { fen } from '@luhuan/shared/fen';
import { LEASE_MAX, leaseEnd, leaseIdOf } from '@luhuan/shared/quota/lease';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeLease } from '../../functions/src/quota/store.ts';
import { FOLLOWING_UNITS, PUT_UNITS, counterUnits } from '../model/costs.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, shopper } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

/** As an instance names itself. */
const ownerNamed = (number: number): string => `L${String(number).padStart(26, '0')}`;

test.each([
  { owners: 1, leases: 120 },
  { owners: 120, leases: 120 },
])(
  'with up to $leases open leases of $owners processes a counter costs the units the model goes by, give or take 1',
  async ({ owners, leases }) => {
    const campaignId = await approvedCampaign(house, { fridge: 1_900 * 1_500 });
    const key = { campaignId, category: 'fridge' as const, district: RegionCode.parse('440300'), shard: 0 };
    const now = house.clock.now();
    for (let count = 1; count <= leases; count++) {
      const owner = ownerNamed(count % owners);
      const lease = { owner, units: LEASE_MAX.lambda, capFen: fen(150_000), expiresAt: leaseEnd(now) };
      const wish = { id: leaseIdOf(now, owner, count), lease, nth: { number: count, at: now }, closes: [] };
      const { writeUnits } = await house.counter.during(() => takeLease(house.table, key, wish));
      const units = counterUnits(count, Math.min(count, owners));
      expect(Math.abs(writeUnits - units), `${count} leases: ${writeUnits} units`).toBeLessThanOrEqual(1);
    }
  },
);

test('a claim puts 1 unit, and what follows it by way of the stream the units the model goes by', async () => {
  const campaignId = await approvedCampaign(house, { phone: 300_000 });
  const people = await Promise.all(Array.from({ length: 20 }, (_, number) => asPerson(house, shopper(number + 1))));
  await house.pump.drain();
  const claims = await house.counter.during(async () => {
    for (const one of people) await claimed(one, campaignId, 'phone');
  });
  // leases of 1, 2, 4, 8 and 16
  expect(claims.writeUnits).toBe(people.length * PUT_UNITS + 5);
  const following = await house.counter.during(() => house.pump.drain());
  expect(following.writeUnits).toBe(people.length * FOLLOWING_UNITS);
});
