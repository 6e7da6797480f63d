import { getSupply } from '@luhuan/shared/api/admissions';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import { type Instant, plusDays } from '@luhuan/shared/clock';
import { basisPoints, fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { timeOfDay } from '@luhuan/shared/text/format';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { asPerson, claimed, draftWith, inForce, newKey, shopper } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const supply = async (campaignId: CampaignId) => {
  const told = valueOf(await call(transport(house), getSupply, { params: { campaignId } }));
  expect(told.asOf <= house.clock.now()).toBe(true);
  return told.items;
};

/** Leases that are over are settled: one run sees in the stream what the one before it wrote. */
const settledAt = async (moment: Instant) => {
  house.clock.set(moment);
  await house.settle();
  await house.settle();
};

test('a category is open, then has none right now while what is leased may come back, then is sold out, each with the next drop', async () => {
  const nextDropAt = plusDays(house.clock.now(), 2);
  const tranches = [{ at: nextDropAt, budgets: [{ category: 'fridge' as const, amountFen: fen(150_000) }] }];
  const budgets = [
    { category: 'fridge' as const, budgetFen: 150_000 },
    { category: 'phone' as const, budgetFen: 100_000 },
  ];
  const campaignId = await inForce(house, draftWith(budgets, { tranches }));
  expect(await supply(campaignId)).toEqual([
    { state: 'open', category: 'fridge', nextDropAt },
    { state: 'open', category: 'phone', nextDropAt },
  ]);
  await claimed(await asPerson(house, shopper(1)), campaignId, 'fridge');
  house.clock.advance(1);
  const [fridge, phone] = await supply(campaignId);
  expect(phone).toEqual({ state: 'open', category: 'phone', nextDropAt });
  expect(fridge).toMatchObject({ state: 'none-now', nextDropAt });
  if (fridge?.state !== 'none-now') throw new Error('nothing is awaited');
  await settledAt(fridge.someBackBy);
  expect((await supply(campaignId))[0]).toEqual({ state: 'sold-out', category: 'fridge', nextDropAt });
});

test('with one of two kept for elders until 18:00, nobody is told "sold out" while it is there: kept until 18:00, then open to all, sold out when it is gone', async () => {
  const from = house.clock.now();
  const shares = [{ for: { kind: 'senior' as const }, share: basisPoints(5_000), untilTime: '18:00' }];
  const campaignId = await inForce(
    house,
    draftWith([{ category: 'fridge', budgetFen: 300_000 }], {
      programme: 'kept-for-elders',
      window: { from, until: plusDays(from, 30) },
      release: { kind: 'at-once', shares },
    }),
  );
  while ((await house.letOutDrops()) > 0);
  const fridges = async () => {
    house.clock.advance(1);
    return (await supply(campaignId))[0];
  };
  expect(await fridges()).toMatchObject({ state: 'open' });
  await claimed(await asPerson(house, shopper(11)), campaignId, 'fridge');
  const awaited = await fridges();
  if (awaited?.state !== 'none-now') throw new Error(`${awaited?.state} while a lease is open`);
  await settledAt(awaited.someBackBy);
  const kept = await fridges();
  expect(kept).toMatchObject({ state: 'kept', nextDropAt: null });
  const refused = await call(await asPerson(house, shopper(13)), claimVoucher, {
    key: newKey(),
    params: { campaignId, category: 'fridge' },
    body: {},
  });
  expect(refusalCode(refused)).toBe('QuotaLater');
  if (kept?.state !== 'kept') throw new Error('nothing is kept');
  expect(timeOfDay(kept.keptUntil)).toBe('18:00');
  house.clock.set(kept.keptUntil);
  expect(await fridges()).toMatchObject({ state: 'open' });
  await claimed(await asPerson(house, shopper(14)), campaignId, 'fridge');
  const last = await fridges();
  if (last?.state !== 'none-now') throw new Error(`${last?.state} while a lease is open`);
  await settledAt(last.someBackBy);
  expect(await fridges()).toEqual({ state: 'sold-out', category: 'fridge', nextDropAt: null });
});

test('500 people who look within one second are one reading of the counters, and whoever is on the way may keep the answer for a second', async () => {
  const campaignId = await inForce(
    house,
    draftWith([{ category: 'fridge', budgetFen: 150_000 }], { programme: 'looks' }),
  );
  house.clock.advance(1);
  const cost = await house.counter.during(() => Promise.all(Array.from({ length: 500 }, () => supply(campaignId))));
  expect(cost.reads).toBeLessThanOrEqual(2);
  expect(cost.writes).toBe(0);
  const response = await house.api.request(`/v1/campaigns/${campaignId}/supply`);
  expect(response.headers.get('cache-control')).toBe('public, max-age=1');
  const refused = await house.api.request('/v1/campaigns/cmp_01TEST00000000000000000001/supply');
  expect([refused.status, refused.headers.get('cache-control')]).toEqual([404, null]);
});
