import { call } from '../../miniprogram/src/api/call.ts';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import { LEASE_SECONDS, SETTLE_AFTER_SECONDS } from '@luhuan/shared/quota/lease';
import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleLeases } from '../../functions/src/lease/settle-leases.ts';
import { localStream } from '../../functions/src/local/pump.ts';
import type { StreamReader } from '../../functions/src/platform/stream-reader.ts';
import { leaseBook } from '../../functions/src/lease/lease-book.ts';
import { poolOf, readShards } from '../../functions/src/quota/store.ts';
import { refusalCode, transport } from '../support/caller.ts';
import { type TestHouse, anotherProcess, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, claimed, newKey, sessionFor, shopper } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

let started = 0;
const another = () => anotherProcess(house, `other${++started}`);

const CAP = 150_000;
const counterOf = async (campaignId: CampaignId) => {
  const [shard] = await readShards(house.table, [
    { ...poolOf({ campaignId, regionCode: '440300' as never }, 'fridge'), shard: 0 },
  ]);
  if (shard === undefined) throw new Error('no counter');
  return shard;
};
const claims = async (at: TestHouse, campaignId: CampaignId, from: number, count: number) => {
  for (let number = from; number < from + count; number++) {
    const { token } = await sessionFor(house, shopper(number));
    await claimed(transport(at, token), campaignId, 'fridge');
  }
};
const settleAll = async () => {
  await house.settle();
  // the second run sees in the stream what the first one wrote
  await house.settle();
};

test('a process that dies leaves 3 units of its lease of 4: they come back when nothing sent on it can arrive, and not before', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 100 * 1_500 });
  await claims(another(), campaignId, 1, 4);
  expect(await counterOf(campaignId)).toMatchObject({ leftFen: 93 * CAP, heldFen: 7 * CAP });
  house.clock.advance(LEASE_SECONDS + SETTLE_AFTER_SECONDS - 1);
  await settleAll();
  expect((await counterOf(campaignId)).heldFen).toBe(7 * CAP);
  await expectSound(house);
  house.clock.advance(2);
  await settleAll();
  expect(await counterOf(campaignId)).toMatchObject({ leftFen: 96 * CAP, heldFen: 4 * CAP, leases: {} });
  await settleAll();
  expect((await counterOf(campaignId)).heldFen).toBe(4 * CAP);
  await expectSound(house);
});

test('what a run finds gone from the stream no other run forgets: leases from before stay open, later ones are settled', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 100 * 1_500 });
  await claims(another(), campaignId, 81, 4);
  house.clock.advance(LEASE_SECONDS + SETTLE_AFTER_SECONDS + 1);
  const stream = localStream(house.endpoint, house.table.name);
  const findsGap: StreamReader = {
    readOn: async (...asked) => ({ ...(await stream.readOn(...asked)), gap: true }),
  };
  const overtaken: StreamReader = {
    readOn: async (...asked) => {
      await settleLeases({ ...house, stream: findsGap })();
      return stream.readOn(...asked);
    },
  };
  expect(await settleLeases({ ...house, stream: overtaken })()).toBe(0);
  await settleAll();
  expect((await counterOf(campaignId)).heldFen).toBe(7 * CAP);
  house.clock.advance(1);
  await claims(another(), campaignId, 91, 4);
  house.clock.advance(LEASE_SECONDS + SETTLE_AFTER_SECONDS + 1);
  await settleAll();
  const { heldFen, leases } = await counterOf(campaignId);
  expect({ heldFen, open: Object.keys(leases).length }).toEqual({ heldFen: 11 * CAP, open: 1 });
  await expectSound(house);
});

test('what is left when a lease is open is awaited, and sold out once it is closed', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 20 * 1_500 });
  await claims(another(), campaignId, 11, 2);
  await claims(house, campaignId, 41, 17);
  const { token } = await sessionFor(house, shopper(20));
  const params = { campaignId, category: 'fridge' as const };
  const press = async () =>
    refusalCode(await call(transport(house, token), claimVoucher, { key: newKey(), params, body: {} }));
  expect(await press()).toBe('QuotaAwaited');
  house.clock.advance(LEASE_SECONDS + SETTLE_AFTER_SECONDS + 1);
  await settleAll();
  expect(await press()).toBe('none');
  const other = await sessionFor(house, shopper(21));
  expect(
    refusalCode(await call(transport(house, other.token), claimVoucher, { key: newKey(), params, body: {} })),
  ).toBe('QuotaExhausted');
  await expectSound(house);
});

test('a server that has nothing to do gives back what it leased and did not spend', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 20 * 1_500 });
  const idle = another();
  await claims(idle, campaignId, 31, 4);
  house.clock.advance(11);
  await idle.quota.tidy(house.clock.now());
  expect(await counterOf(campaignId)).toMatchObject({ leftFen: 16 * CAP, heldFen: 4 * CAP, leases: {} });
  await expectSound(house);
});

test('the last unit that arrives while an earlier lease is being closed is sold, not awaited', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 2 * 1_500 });
  const book = leaseBook({ table: house.table, owner: `other${++started}`, most: 50, restMs: 0 });
  const campaign = { campaignId, regionCode: '440300' as never, shards: 1 };
  const take = () => book.take(campaign, { category: 'fridge', capFen: CAP as never, lane: 0 }, house.clock.now());
  const [first, second] = [await take(), await take()];
  if (!first.ok || !second.ok) throw new Error('no unit');
  book.spent(first.value.leased);
  const lastArrives = ({ number, command }: { readonly number: number; readonly command: string }) => {
    if (number > 1 && command === 'UpdateItem') book.spent(second.value.leased);
    return undefined;
  };
  const { result } = await house.faults.during(lastArrives, take);
  expect(result).toMatchObject({ ok: false, error: { code: 'QuotaExhausted' } });
});

test('a unit of which nobody knew is spent as soon as its slot is read', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 1_500 });
  const { token } = await sessionFor(house, shopper(71));
  const params = { campaignId, category: 'fridge' as const };
  const key = newKey();
  const press = (by: string, pressed: string) =>
    call(transport(house, by), claimVoucher, { key: pressed, params, body: {} });
  const lost = await house.faults.during(
    ({ command }) => (command.startsWith('Batch') && command.includes('Statement') ? 'killed-after' : undefined),
    () => press(token, key),
  );
  expect(refusalCode(lost.result)).toBe('Internal');
  expect(refusalCode(await press(token, key))).toBe('none');
  const other = await sessionFor(house, shopper(72));
  expect(refusalCode(await press(other.token, newKey()))).toBe('QuotaExhausted');
});
