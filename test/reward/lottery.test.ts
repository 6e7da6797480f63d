import { getPoints } from '@luhuan/shared/api/points';
import * as prizes from '@luhuan/shared/api/prizes';
import * as api from '@luhuan/shared/api/rewards';
import { checkDraw } from '@luhuan/shared/draw/published-draw';
import type { RewardId } from '@luhuan/shared/ids';
import { RewardTerms } from '@luhuan/shared/reward/reward';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAll } from '../../functions/src/invariant/check-all.ts';
import { publishedPrizes } from '../../functions/src/reward/get-prizes.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { valueFrom } from '../support/allotting.ts';
import { refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { givePoints } from '../support/lots.ts';
import { LOTTERY_TERMS } from '../support/rewards.ts';
import { shanghai } from '../support/samples.ts';
import { asPerson, newKey, shopper } from '../support/scenes.ts';
import { sweep } from '../support/sweep.ts';

let house: TestHouse;
let people = 500;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(() => house.clock.set(shanghai('2026-03-01T10:00')));
afterAll(async () => {
  await sound();
  await house.stop();
});

/** Points of these tests were earned by no sale: all else must hold. */
const sound = async () => {
  const found = await checkAll(house.table, { drained: false });
  expect(found.filter(({ what }) => !what.includes('was earned by nothing'))).toEqual([]);
};
const somebody = async (points: number) => {
  const person = shopper(++people);
  await givePoints(house, person.personId, points, 365);
  return { person, send: await asPerson(house, person) };
};
const officer = () => signedIn(house, '样例经办员');
const made = async (stock = 50): Promise<RewardId> => {
  const body = { terms: LOTTERY_TERMS, stock };
  return valueOf(await call(await officer(), api.makeReward, { key: newKey(), body })).rewardId;
};
const buy = (send: Transport, rewardId: RewardId, key = newKey()) =>
  call(send, api.orderReward, { key, params: { rewardId }, body: {} });
const refund = (send: Transport, rewardOrderId: string, key = newKey()) =>
  call(send, api.refundReward, { key, params: { rewardOrderId }, body: {} });
const ordersOf = async (send: Transport) => valueOf(await call(send, api.listRewardOrders, { query: {} })).items;
const sumsOf = async (send: Transport) => valueOf(await call(send, getPoints, { query: {} })).sums;
const drawOf = async (rewardId: RewardId) =>
  valueOf(await call(transport(house), prizes.getPrizeDraw, { params: { rewardId } })).draw;
const settle = async () => {
  while ((await house.prizes()) > 0);
};
const CLOSED = shanghai('2026-04-01T00:00');
const DRAWN = shanghai('2026-04-01T12:00');

/** One officer enters the public value, another confirms it. */
const valued = async (rewardId: RewardId) => {
  const [enters, confirms] = [await officer(), await signedIn(house, '样例审批员')];
  const [params, body] = [{ rewardId }, valueFrom(DRAWN)];
  valueOf(await call(enters, prizes.enterPrizeValue, { key: newKey(), params, body }));
  const confirmation = { key: newKey(), params, body: { value: body.value } };
  expect(refusalCode(await call(await signedIn(house, '样例经办员'), prizes.confirmPrizeValue, confirmation))).toBe(
    'NotAllowed',
  );
  valueOf(await call(confirms, prizes.confirmPrizeValue, { ...confirmation, key: newKey() }));
};

describe('a ticket', () => {
  test('costs its points, is limited for each person, and comes back until the sale ends', async () => {
    const { person, send } = await somebody(100);
    const rewardId = await made();
    const first = valueOf(await buy(send, rewardId));
    expect(first).toMatchObject({ kind: 'lottery-entry', state: 'ordered', ticket: { closesAt: CLOSED } });
    for (let more = 0; more < 2; more++) valueOf(await buy(send, rewardId));
    expect(refusalCode(await buy(send, rewardId))).toBe('RewardLimit');
    valueOf(await refund(send, first.rewardOrderId));
    expect(await sumsOf(send)).toMatchObject({ active: 80, spent: 20 });
    const [last] = await ordersOf(send);
    house.clock.set(CLOSED);
    const { rewardOrderId = '' } = last ?? {};
    const again = await asPerson(house, person);
    expect(refusalCode(await refund(again, rewardOrderId))).toBe('LotteryClosed');
    expect(refusalCode(await buy(again, rewardId))).toBe('RewardOver');
    await sound();
  });
});

test('the list is closed before its value can be known; three of twelve win, and anybody draws them again from the file', async () => {
  const rewardId = await made();
  const buyers = await Promise.all(Array.from({ length: 12 }, () => somebody(10)));
  for (const { send } of buyers) valueOf(await buy(send, rewardId));
  await settle();
  expect(await drawOf(rewardId)).toBeNull();
  house.clock.set(CLOSED);
  await settle();
  expect(await drawOf(rewardId)).toMatchObject({ state: 'listed', entries: 12, units: 3, seedFrom: DRAWN });
  const { items } = valueOf(await call(transport(house), prizes.listPrizeEntries, { params: { rewardId }, query: {} }));
  expect(items).toHaveLength(12);
  expect(JSON.stringify(await drawOf(rewardId))).not.toContain('per_');
  house.clock.set(DRAWN);
  house.clock.advance(3);
  await valued(rewardId);
  await settle();
  const file = (await publishedPrizes(house.table, rewardId)) ?? '';
  const drawn = await drawOf(rewardId);
  expect(checkDraw(file, drawn?.listHash)).toMatchObject({
    ok: true,
    value: { winnersHash: (drawn as { winnersHash?: string }).winnersHash },
  });
  const winners = new Set<string>(JSON.parse(file).winners);
  const senders = await Promise.all(buyers.map(({ person }) => asPerson(house, person)));
  const orders = (await Promise.all(senders.map(ordersOf))).flat();
  expect(orders.filter(({ state }) => state === 'won').map(({ ticket }) => ticket?.entryId)).toEqual(
    orders.flatMap(({ ticket }) => (winners.has(ticket?.entryId ?? '') ? [ticket?.entryId] : [])),
  );
  expect(winners.size).toBe(3);
  const handOut = async (code: string) =>
    call(await officer(), api.handOutReward, { key: newKey(), params: { code }, body: {} });
  const codes = orders
    .toSorted((a, b) => Number(b.state === 'won') - Number(a.state === 'won'))
    .map((one) => one.collectCode);
  expect(refusalCode(await handOut(codes.at(-1) ?? ''))).toBe('LotteryNotWon');
  expect(valueOf(await handOut(codes[0] ?? ''))).toMatchObject({ state: 'collected' });
  await sound();
});

test('forty race for the last ten tickets while others give theirs back and the sale closes: list, stock and points agree', async () => {
  const rewardId = await made(10);
  const racers = await Promise.all(Array.from({ length: 40 }, () => somebody(10)));
  const bought = await Promise.all(racers.map(({ send }) => buy(send, rewardId)));
  expect(bought.filter(({ ok }) => ok).length).toBeLessThanOrEqual(10);
  const [owner] = racers.filter((_, index) => bought[index]?.ok);
  const [order] = owner === undefined ? [] : await ordersOf(owner.send);
  house.clock.set(shanghai('2026-03-31T23:59'));
  const back =
    owner === undefined ? undefined : refund(await asPerson(house, owner.person), order?.rewardOrderId ?? '');
  house.clock.set(CLOSED);
  await Promise.all([back, house.prizes(), house.prizes(), house.prizes()]);
  await settle();
  const { left = 0, stock = 0 } =
    valueOf(await call(await officer(), api.listOfficeRewards, { query: { limit: 100 } })).items.find(
      (one) => one.rewardId === rewardId,
    ) ?? {};
  expect((await drawOf(rewardId))?.entries).toBe(stock - left);
  await sound();
});

describe.each(FAULTS)('any one request %s', (fault) => {
  test('while a ticket is bought: asked again, it is the same one, paid once', async () => {
    const rewardId = await made(100);
    const ready = async () => {
      const [{ send }, key] = [await somebody(10), newKey()];
      return () => buy(send, rewardId, key);
    };
    expect(await sweep(house, { name: 'ticket', ready }, fault)).toBeGreaterThan(2);
    await sound();
  });
});

describe('what cannot be promised', () => {
  const { lottery } = LOTTERY_TERMS;
  test.each([
    ['a prize above 50,000 yuan', { ...LOTTERY_TERMS, lottery: { ...lottery, worthFen: 5_000_001 } }],
    [
      'a draw before the last ticket is sold',
      { ...LOTTERY_TERMS, lottery: { ...lottery, drawnAt: shanghai('2026-03-31T12:00') } },
    ],
    ['tickets without prizes', { ...LOTTERY_TERMS, lottery: undefined }],
    ['goods with prizes', { ...LOTTERY_TERMS, kind: 'goods' }],
  ])('%s', (_what, terms) => {
    expect(RewardTerms.safeParse(LOTTERY_TERMS).success).toBe(true);
    expect(RewardTerms.safeParse(terms).success).toBe(false);
  });
});
