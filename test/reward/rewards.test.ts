import { getPoints, getPointsAt } from '@luhuan/shared/api/points';
import * as api from '@luhuan/shared/api/rewards';
import type { PersonId } from '@luhuan/shared/ids';
import type { RewardTerms } from '@luhuan/shared/reward/reward';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAll } from '../../functions/src/invariant/check-all.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { NANSHAN, refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { givePoints } from '../support/lots.ts';
import { REWARD_TERMS } from '../support/rewards.ts';
import { shanghai } from '../support/samples.ts';
import { asPerson, newKey, shopper } from '../support/scenes.ts';
import { sweep } from '../support/sweep.ts';

let house: TestHouse;
let officer: Transport;
let people = 100;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  house.clock.set(shanghai('2026-03-01T10:00'));
  officer = await signedIn(house, '样例经办员');
});
afterAll(async () => {
  await sound();
  await house.stop();
});

/** Points of these tests were earned by no sale: all else must hold. */
const sound = async () => {
  const found = await checkAll(house.table, { drained: false });
  expect(found.filter(({ what }) => !what.includes('was earned by nothing'))).toEqual([]);
};

const give = (personId: PersonId, points: number, validDays?: number) => givePoints(house, personId, points, validDays);
const somebody = async (points: number) => {
  const person = shopper(++people);
  if (points > 0) await give(person.personId, points);
  return { person, send: await asPerson(house, person) };
};
const made = async (change: Partial<RewardTerms> = {}, stock = 5) => {
  const body = { terms: { ...REWARD_TERMS, ...change }, stock };
  return valueOf(await call(officer, api.makeReward, { key: newKey(), body })).rewardId;
};
type RewardId = Awaited<ReturnType<typeof made>>;
const order = (send: Transport, rewardId: RewardId, key = newKey()) =>
  call(send, api.orderReward, { key, params: { rewardId }, body: {} });
const refund = (send: Transport, rewardOrderId: string, key = newKey()) =>
  call(send, api.refundReward, { key, params: { rewardOrderId }, body: {} });
const handOut = (code: string, key = newKey()) => call(officer, api.handOutReward, { key, params: { code }, body: {} });
const sumsOf = async (send: Transport) => valueOf(await call(send, getPoints, { query: {} })).sums;
const rewardNow = async (rewardId: RewardId) => {
  const { items } = valueOf(await call(officer, api.listOfficeRewards, { query: { limit: 100 } }));
  return items.find((one) => one.rewardId === rewardId);
};

describe('a reward', () => {
  test('is bought, shown with its code, found by the office and handed over once', async () => {
    const { send } = await somebody(250);
    const rewardId = await made();
    const shelf = valueOf(await call(send, api.listRewards, { params: { regionCode: NANSHAN } })).items;
    expect(shelf.map((one) => one.rewardId)).toContain(rewardId);
    const bought = valueOf(await order(send, rewardId));
    expect(bought).toMatchObject({ state: 'ordered', costPoints: 100, title: REWARD_TERMS.title });
    expect(await sumsOf(send)).toMatchObject({ active: 150, spent: 100 });
    expect(await rewardNow(rewardId)).toMatchObject({ left: 4, stock: 5 });
    expect(valueOf(await call(send, api.listRewardOrders, { query: {} })).items).toEqual([bought]);
    const typed = `${bought.collectCode.slice(0, 5)}-${bought.collectCode.slice(5).toLowerCase()}`;
    expect(valueOf(await call(officer, api.findRewardOrder, { params: { code: typed } }))).toEqual(bought);
    expect(valueOf(await handOut(bought.collectCode))).toMatchObject({ state: 'collected' });
    expect(refusalCode(await handOut(bought.collectCode))).toBe('RewardOrderEnded');
    expect(refusalCode(await refund(send, bought.rewardOrderId))).toBe('RewardOrderEnded');
    expect(refusalCode(await handOut('0000000000'))).toBe('NotFound');
  });

  test('given back, its points are in their own lots again, once, and it can be bought again', async () => {
    const { send, person } = await somebody(60);
    await give(person.personId, 80, 90);
    const rewardId = await made({ mostPerPerson: 1 });
    const bought = valueOf(await order(send, rewardId));
    expect(bought.taken.map(({ points }) => points)).toEqual([60, 40]);
    expect(refusalCode(await order(send, rewardId))).toBe('TooFewPoints');
    await give(person.personId, 100);
    expect(refusalCode(await order(send, rewardId))).toBe('RewardLimit');
    const key = newKey();
    const back = valueOf(await refund(send, bought.rewardOrderId, key));
    expect(valueOf(await refund(send, bought.rewardOrderId, key))).toEqual(back);
    expect(refusalCode(await refund(send, bought.rewardOrderId))).toBe('RewardOrderEnded');
    expect(await sumsOf(send)).toMatchObject({ active: 240, spent: 0 });
    expect(await rewardNow(rewardId)).toMatchObject({ left: 5 });
    valueOf(await order(send, rewardId));
  });

  test('given back after the end of its points, they stay expired; past balances are as they were', async () => {
    const { person } = await somebody(100);
    const send = () => asPerson(house, person);
    const bought = valueOf(await order(await send(), await made()));
    const before = house.clock.now();
    house.clock.advance(31 * 86_400);
    officer = await signedIn(house, '样例经办员');
    expect(refusalCode(await handOut(bought.collectCode))).toBe('RewardNotCollected');
    valueOf(await refund(await send(), bought.rewardOrderId));
    expect(await sumsOf(await send())).toMatchObject({ active: 0, spent: 0, expired: 100 });
    const then = valueOf(await call(await send(), getPointsAt, { params: { at: before } }));
    expect(then.sums).toMatchObject({ active: 0, spent: 100, expired: 0 });
    const { history } = valueOf(await call(await send(), getPoints, { query: {} }));
    expect(history.map(({ kind }) => kind)).toEqual(['refunded', 'spent', 'activated', 'earned']);
  });

  test('a donation is given at once and never comes back', async () => {
    const { send } = await somebody(100);
    const bought = valueOf(await order(send, await made({ kind: 'charity' })));
    expect(bought).toMatchObject({ state: 'collected' });
    expect(refusalCode(await refund(send, bought.rewardOrderId))).toBe('RewardOrderEnded');
  });

  test('before its window, after it, paused, sold out, or without enough points: no, and nothing moves', async () => {
    const { send } = await somebody(99);
    const window = (from: string, until: string) => ({ window: { from: shanghai(from), until: shanghai(until) } });
    const early = await made(window('2026-03-02T00:00', '2026-04-01T00:00'));
    const late = await made(window('2026-01-01T00:00', '2026-03-01T10:00'));
    const paused = await made();
    const none = await made({}, 0);
    const params = { rewardId: paused };
    valueOf(await call(officer, api.pauseReward, { key: newKey(), params, body: { paused: true } }));
    const codes = [];
    for (const id of [early, late, paused, none, await made()]) codes.push(refusalCode(await order(send, id)));
    expect(codes).toEqual(['RewardNotYet', 'RewardOver', 'RewardPaused', 'RewardSoldOut', 'TooFewPoints']);
    expect(await sumsOf(send)).toMatchObject({ active: 99, spent: 0 });
  });

  test('stock grows and shrinks as far as it is there', async () => {
    const rewardId = await made({}, 5);
    const more = (number: number) =>
      call(officer, api.restockReward, { key: newKey(), params: { rewardId }, body: { more: number } });
    expect(valueOf(await more(3))).toMatchObject({ left: 8, stock: 8 });
    expect(refusalCode(await more(-9))).toBe('StockOutOfBounds');
    expect(valueOf(await more(-8))).toMatchObject({ left: 0, stock: 0 });
    expect(refusalCode(await more(1_000_001))).toBe('RequestInvalid');
  });
});

test('200 shoppers race for the last 20 of a reward: 20 have it, points and stock agree', async () => {
  const rewardId = await made({}, 20);
  const racers = await Promise.all(Array.from({ length: 200 }, () => somebody(100)));
  // whoever met only contention asks again under the same key, as the phone does
  const insists = async (send: Transport, key = newKey()) => {
    for (;;) {
      const answer = await order(send, rewardId, key);
      if (refusalCode(answer) !== 'Busy') return answer;
    }
  };
  const answers = await Promise.all(racers.map(({ send }) => insists(send)));
  const codes = answers.map(refusalCode);
  expect(codes.filter((code) => code === 'none')).toHaveLength(20);
  expect(codes.filter((code) => code === 'RewardSoldOut')).toHaveLength(180);
  const sums = await Promise.all(racers.map(({ send }) => sumsOf(send)));
  expect(sums.filter(({ spent, active }) => spent === 100 && active === 0)).toHaveLength(20);
  expect(sums.filter(({ spent, active }) => spent === 0 && active === 100)).toHaveLength(180);
  expect(await rewardNow(rewardId)).toMatchObject({ left: 0, stock: 20 });
  await sound();
});

test('one person presses 20 times at once, with points for three and a limit of two: two', async () => {
  const { send } = await somebody(300);
  const rewardId = await made({}, 20);
  const codes = (await Promise.all(Array.from({ length: 20 }, () => order(send, rewardId)))).map(refusalCode);
  expect(codes.filter((code) => code === 'none').length).toBeLessThanOrEqual(2);
  while (refusalCode(await order(send, rewardId)) !== 'RewardLimit');
  expect(await sumsOf(send)).toMatchObject({ active: 100, spent: 200 });
  await sound();
});

test('twenty refunds of one order at once: the points come back once', async () => {
  const { send } = await somebody(100);
  const { rewardOrderId } = valueOf(await order(send, await made()));
  const codes = (await Promise.all(Array.from({ length: 20 }, () => refund(send, rewardOrderId)))).map(refusalCode);
  expect(codes.filter((code) => code === 'none')).toHaveLength(1);
  expect(await sumsOf(send)).toMatchObject({ active: 100, spent: 0 });
  await sound();
});

describe.each(FAULTS)('any one request %s', (fault) => {
  test('while a reward is bought: asked again, it is the same one, paid once', async () => {
    const rewardId = await made({}, 100);
    const ready = async () => {
      const [{ send }, key] = [await somebody(100), newKey()];
      return () => order(send, rewardId, key);
    };
    expect(await sweep(house, { name: 'order', ready }, fault)).toBeGreaterThan(2);
    await sound();
  });

  test('while one is given back: asked again, it came back once', async () => {
    const rewardId = await made({}, 100);
    const ready = async () => {
      const [{ send }, key] = [await somebody(100), newKey()];
      const { rewardOrderId } = valueOf(await order(send, rewardId));
      return () => refund(send, rewardOrderId, key);
    };
    expect(await sweep(house, { name: 'refund', ready }, fault)).toBeGreaterThan(2);
    await sound();
  });
});

test('an order is one transaction and one look: counted', async () => {
  const { send } = await somebody(100);
  const rewardId = await made();
  const count = await house.counter.during(async () => valueOf(await order(send, rewardId)));
  expect(count).toMatchObject({ writes: 1 });
  expect(count.reads).toBeLessThanOrEqual(4);
});
