import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOpenCampaigns } from '../../functions/src/campaign/list-campaigns.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { HOME, putElsewhere, putReaching } from '../support/many-campaigns.ts';
import { granted } from '../support/samples.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
  await putReaching(house.table);
});
afterAll(() => house.stop());

/** What one list costs a process that has just started, and one that knows the revisions. */
const costs = async () => {
  const { table, clock, counter } = house;
  table.immutable.clear();
  const lists = [];
  for (const state of ['cold', 'warm']) {
    const unitsBefore = counter.readUnits();
    let ids: string[] = [];
    const { reads, writes } = await counter.during(async () => {
      const { items } = granted(await listOpenCampaigns(table)(HOME, clock.now()));
      ids = items.map(({ campaignId }) => campaignId);
    });
    lists.push({ state, reads, writes, readUnits: counter.readUnits() - unitsBefore, ids });
  }
  return lists;
};

test('4 campaigns that reach a shopper are listed with the same requests and read units with 10 and with 1,000 campaigns elsewhere', async () => {
  await putElsewhere(house.table, 0, 10);
  const withTen = await costs();
  expect(withTen.map(({ state, reads, writes, ids }) => [state, reads, writes, ids.length])).toEqual([
    ['cold', 9, 0, 4],
    ['warm', 5, 0, 4],
  ]);
  expect(withTen[1]?.readUnits).toBeGreaterThan(0);
  await putElsewhere(house.table, 10, 1_000);
  expect(await costs()).toEqual(withTen);
});
