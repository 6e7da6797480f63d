import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { type ReturnAsked, returnGoods } from '@luhuan/shared/api/returns';
import { fen } from '@luhuan/shared/fen';
import { SerialNumber } from '@luhuan/shared/redemption/redemption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { signedIn, transport, valueOf } from '../support/caller.ts';
import { shipped, sign } from '../order/scene.ts';
import { type TestHouse, anotherProcess, expectSound, startHouse } from '../support/house.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  newKey,
  reserved,
  saleOf,
  sessionFor,
  shopper,
  sold,
} from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const fridge = eligibleModel('fridge');

/** As a process that has just started: nothing of the campaign is remembered. */
const forget = () => {
  house.table.immutable.clear();
  house.table.recent.clear();
};

test('a claim costs 1 put of 1 write unit and a sliver of a lease; the campaign is read once a second, not for each', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 150_000 });
  const first = await asPerson(house, shopper(1));
  forget();
  expect(await house.counter.during(() => claimed(first, campaignId, 'fridge'))).toEqual({
    reads: 2,
    writes: 2,
    writeUnits: 2,
  });
  const others = await Promise.all(Array.from({ length: 63 }, (_, number) => asPerson(house, shopper(100 + number))));
  const cost = await house.counter.during(async () => {
    for (const one of others) await claimed(one, campaignId, 'fridge');
  });
  expect(cost.reads).toBe(0);
  // leases of 2, 4, 8, then an eighth of what is left each time
  expect(cost.writes - 63).toBeLessThanOrEqual(12);
  expect(cost.writeUnits).toBe(cost.writes);
  await expectSound(house);
});

test('a press that is repeated costs nothing where it was granted, and elsewhere no more than a claim and a read', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 10 * 1_500 });
  const one = await asPerson(house, shopper(2));
  const key = newKey();
  const { voucher } = await claimed(one, campaignId, 'fridge', key);
  const again = await house.counter.during(async () =>
    expect((await claimed(one, campaignId, 'fridge', key)).voucher).toEqual(voucher),
  );
  expect(again).toEqual({ reads: 0, writes: 0, writeUnits: 0 });
  const { token } = await sessionFor(house, shopper(2));
  const there = transport(anotherProcess(house, 'elsewhere'), token);
  const elsewhere = await house.counter.during(async () =>
    expect((await claimed(there, campaignId, 'fridge', key)).voucher).toEqual(voucher),
  );
  // a unit is leased, the slot is not put anew, and what it holds is read
  expect(elsewhere).toMatchObject({ reads: 1, writes: 2 });
});

test('a redemption costs at most 3 reads, one more each 30 s for the ring of digests, and 1 transaction of 14 write units: seven items', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 150_000 });
  const till = await signedIn(house, '样例店员一');
  const preview = await reserved(house, till, await claimed(await asPerson(house, shopper(3)), campaignId, 'fridge'));
  const other = await reserved(house, till, await claimed(await asPerson(house, shopper(4)), campaignId, 'fridge'));
  for (const [reservation, reads] of [
    [preview, 4],
    [other, 3],
  ] as const) {
    forget();
    const cost = await house.counter.during(async () =>
      valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(reservation, fridge) })),
    );
    expect(cost).toEqual({ reads, writes: 1, writeUnits: 14 });
  }
  await expectSound(house);
});

test('two IMEIs are two items more in the same transaction, and no request more', async () => {
  const campaignId = await approvedCampaign(house, { phone: 50_000 });
  const till = await signedIn(house, '样例店员一');
  const phone = { ...eligibleModel('phone', fen(500_000)), imeis: 2 };
  const preview = await reserved(house, till, await claimed(await asPerson(house, shopper(5)), campaignId, 'phone'));
  forget();
  const cost = await house.counter.during(async () =>
    valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, phone) })),
  );
  expect(cost).toEqual({ reads: 3, writes: 1, writeUnits: 18 });
  await expectSound(house);
});

test('a signature for an order costs one read more than a till’s redemption, and one item more in the same transaction of 17 write units', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 150_000 });
  const owner = await asPerson(house, shopper(70));
  const order = await shipped(house, campaignId, owner);
  forget();
  const cost = await house.counter.during(async () => valueOf(await sign(owner, order)));
  expect(cost).toEqual({ reads: 4, writes: 1, writeUnits: 17 });
  await expectSound(house);
});

test('a return costs 4 reads and 1 transaction of 18 write units, a cut in price of 16, an exchange of 14', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 150_000 });
  const till = await signedIn(house, '样例店员一');
  const cost = async (number: number, want: ReturnAsked['want']) => {
    const { redemptionId } = await sold(house, till, campaignId, shopper(number));
    forget();
    const body = { want, reason: 'faulty' as const, seen: 0 };
    return house.counter.during(async () =>
      valueOf(await call(till, returnGoods, { key: newKey(), params: { redemptionId }, body })),
    );
  };
  const serialNumber = SerialNumber.parse('SWAPPED00001');
  const all = [await cost(11, { kind: 'whole' })];
  all.push(
    await cost(12, { kind: 'part', cutFen: fen(10_000) }),
    await cost(13, { kind: 'exchange', serialNumber, imeis: [] }),
  );
  expect(all).toEqual([18, 16, 14].map((writeUnits) => ({ reads: 4, writes: 1, writeUnits })));
  await expectSound(house);
});

test('the time to list a shopper’s campaigns does not grow with campaigns of other provinces: 4 queries, whatever there is', async () => {
  const before = await house.counter.during(async () => house.api.request('/v1/regions/110105/campaigns'));
  await approvedCampaign(house, { phone: 50_000 });
  const after = await house.counter.during(async () => house.api.request('/v1/regions/110105/campaigns'));
  expect(before.reads).toBe(after.reads);
});
