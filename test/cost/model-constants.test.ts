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

test('with 1 to 120 open leases a counter costs the units the model goes by, one more or less', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 300_000 });
  const key = { campaignId, category: 'fridge' as const, district: RegionCode.parse('440300'), shard: 0 };
  // as an instance names itself
  const owner = `L${'0'.repeat(26)}`;
  const now = house.clock.now();
  for (let leases = 1; leases <= 120; leases++) {
    const lease = { owner, units: LEASE_MAX.lambda, capFen: fen(150_000), expiresAt: leaseEnd(now) };
    const wish = { id: leaseIdOf(now, owner, leases), lease, closes: [] };
    const { writeUnits } = await house.counter.during(() => takeLease(house.table, key, wish));
    expect(Math.abs(writeUnits - counterUnits(leases)), `${leases} leases`).toBeLessThanOrEqual(1);
  }
});

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
