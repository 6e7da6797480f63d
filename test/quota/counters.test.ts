import { fen } from '@luhuan/shared/fen';
import { newPool } from '@luhuan/shared/quota/pool';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaseBook } from '../../functions/src/lease/lease-book.ts';
import { addShard, readShards, shardsOf } from '../../functions/src/quota/store.ts';
import { writeOne } from '../../functions/src/platform/table.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { approvedCampaign } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const CAP = fen(150_000);
const MOST = 2;

/** Takes and spends until it is told that nothing is left. @returns how many units it got */
const takeAll = async (owner: string, campaign: Parameters<typeof shardsOf>[0]): Promise<number> => {
  const book = leaseBook({ table: house.table, owner, most: MOST, restMs: 0 });
  for (let got = 0; ; got++) {
    const unit = await book.take(campaign, { category: 'fridge', capFen: CAP, lane: 0 }, house.clock.now());
    if (!unit.ok) {
      await book.tidy(house.clock.now());
      return got;
    }
    book.spent(unit.value.leased);
  }
};

const poolOn = async (shards: number, units: number) => {
  const campaignId = await approvedCampaign(house, { fridge: units * 1_500 });
  return { campaignId, regionCode: RegionCode.parse('440300'), shards };
};

test('six processes share 200 units on 4 counters: each unit is taken once, none stays behind', async () => {
  const campaign = await poolOn(4, 200);
  const owners = ['one', 'two', 'three', 'four', 'five', 'six'];
  const got = await Promise.all(owners.map((owner) => takeAll(owner, campaign)));
  expect(got.reduce((sum, units) => sum + units, 0)).toBe(200);
  const counters = await readShards(house.table, shardsOf(campaign, 'fridge'));
  expect(counters.length).toBeGreaterThan(2);
  expect(counters.every(({ leftFen }) => leftFen === 0)).toBe(true);
  expect(counters.reduce((sum, { heldFen }) => sum + heldFen, 0)).toBe(200 * CAP);
  expect(counters.reduce((sum, { limitFen }) => sum + limitFen, 0)).toBe(200 * CAP);
});

test('alone on 16 counters a process moves 200 units to its own by halves, with fewer than 30 transactions, and takes them all', async () => {
  const campaign = await poolOn(16, 200);
  let moves = 0;
  const { result } = await house.faults.during(
    ({ command }) => void (command === 'TransactWriteItems' && moves++),
    () => takeAll('alone', campaign),
  );
  expect(result).toBe(200);
  expect(moves).toBeGreaterThan(0);
  expect(moves).toBeLessThan(30);
});

test('remainders of 0.6 units on two counters are put together, so that 2.2 units let 2 claims through', async () => {
  const campaign = await poolOn(4, 1);
  const [, second, third] = shardsOf(campaign, 'fridge');
  if (second === undefined || third === undefined) throw new Error('no such counter');
  for (const key of [second, third])
    await writeOne(house.table, addShard(house.table, { ...newPool(key, fen(90_000)), shard: key.shard }));
  expect(await takeAll('late', campaign)).toBe(2);
});
