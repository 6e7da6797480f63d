import * as api from '@luhuan/shared/api/fairs';
import { plusMs } from '@luhuan/shared/clock';
import { takenOf } from '@luhuan/shared/fair/fair';
import { remindedAt } from '@luhuan/shared/fair/sign-up';
import type { FairId } from '@luhuan/shared/ids';
import type { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { NANSHAN, refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { TOUR, announce, comes, leaves, published, stopOn } from '../support/fairs.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { noticesOf } from '../support/powers.ts';
import { shanghai } from '../support/samples.ts';
import { asPerson, newKey, shopper } from '../support/scenes.ts';
import { sweep } from '../support/sweep.ts';
import { erase, exported, keptShopper } from '../support/vault.ts';

let house: TestHouse;
let officer: Transport;
let people = 500;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  house.clock.set(shanghai('2026-03-01T10:00'));
  officer = await signedIn(house, '样例经办员');
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const somebody = () => asPerson(house, shopper(++people));
const seen = async (fairId: FairId) => valueOf(await call(transport(house), api.getFair, { params: { fairId } }));
const takenAt = async (fairId: FairId) => (await seen(fairId)).stops.map(takenOf);
const own = async (send: Transport) => valueOf(await call(send, api.listSignUps, {})).items;
const change = (fairId: FairId, asked: { version?: number; stopNumber?: number; terms?: object; send?: Transport }) => {
  const { version = 1, stopNumber = 1, terms = {}, send = officer } = asked;
  const body = { terms: stopOn('2026-03-10', terms), version, reason: '台风预警，改期举行' };
  return call(send, api.changeFairStop, { key: newKey(), params: { fairId, stopNumber }, body });
};
const cancel = (fairId: FairId, version: number, stopNumber: number | null, send = officer, key = newKey()) =>
  call(send, api.cancelFair, { key, params: { fairId }, body: { stopNumber, version, reason: '场地临时有变' } });
const tell = async () => {
  while ((await house.tellParties()) > 0);
};
const told = async (send: Transport) =>
  (await noticesOf(send)).flatMap(({ act }) => (act.kind === 'fair' ? [act.what] : []));
/** Whoever met only contention asks again under the same key, as the phone does. */
const insists = async (send: Transport, fair: { fairId: FairId }, party: number) => {
  const key = newKey();
  for (;;) {
    const answer = await comes(send, fair, { party, key });
    if (refusalCode(answer) !== 'Busy') return answer;
  }
};

describe('a fair', () => {
  test('is seen by the whole city, its districts and nobody else, and by the offices above', async () => {
    const { fairId } = await published(officer);
    const where = async (regionCode: string) =>
      valueOf(await call(transport(house), api.listFairs, { params: { regionCode: regionCode } })).items.some(
        (fair) => fair.fairId === fairId,
      );
    expect([await where('440300'), await where('440305'), await where('440100'), await where('440000')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const listed = async (send: Transport) =>
      valueOf(await call(send, api.listOfficeFairs, {})).items.some((fair) => fair.fairId === fairId);
    const far = { ...shopper(++people), roles: ['approver' as const], officeRegionCode: '330100' as RegionCode };
    expect([await listed(officer), await listed(await asPerson(house, far))]).toEqual([true, false]);
  });

  test('is published once under one key, by officers alone', async () => {
    const key = newKey();
    const [{ fairId }, again] = [valueOf(await announce(officer, {}, key)), valueOf(await announce(officer, {}, key))];
    expect(again.fairId).toBe(fairId);
    for (const name of ['样例店员一', '样例审批员', '样例市民甲'])
      expect(refusalCode(await announce(await signedIn(house, name)))).toBe('NotAllowed');
    expect(refusalCode(await announce(officer, { stops: [stopOn('2026-02-01')] }))).toBe('FairStopOver');
  });

  test('that a colleague changed, or another city’s, is not changed', async () => {
    const { fairId } = await published(officer);
    const { version } = valueOf(await change(fairId, {}));
    expect(refusalCode(await change(fairId, {}))).toBe('FairChanged');
    const far = {
      ...shopper(++people),
      roles: ['campaign-officer' as const],
      officeRegionCode: '330100' as RegionCode,
    };
    const stranger = await asPerson(house, far);
    expect(refusalCode(await change(fairId, { version, send: stranger }))).toBe('NotFound');
    expect(refusalCode(await cancel(fairId, version, null, stranger))).toBe('NotFound');
    expect(refusalCode(await change(fairId, { version, stopNumber: 9 }))).toBe('NotFound');
  });
});

describe('a sign-up', () => {
  test('takes a family’s places, once for each stop, and gives them back', async () => {
    const fair = await published(officer);
    const [send, key] = [await somebody(), newKey()];
    const first = valueOf(await comes(send, fair, { party: 3, key }));
    expect(valueOf(await comes(send, fair, { party: 3, key }))).toEqual(first);
    expect(refusalCode(await comes(send, fair))).toBe('FairSignedUp');
    valueOf(await comes(send, fair, { stopNumber: 2, party: 2 }));
    expect(await takenAt(fair.fairId)).toEqual([3, 2]);
    expect((await own(send)).map(({ signUp }) => [signUp.stopNumber, signUp.party])).toEqual([
      [1, 3],
      [2, 2],
    ]);
    valueOf(await leaves(send, fair));
    expect(refusalCode(await leaves(send, fair))).toBe('NotFound');
    valueOf(await comes(send, fair, { party: 5 }));
    expect(await takenAt(fair.fairId)).toEqual([5, 2]);
    const other = await somebody();
    expect(refusalCode(await leaves(other, fair))).toBe('NotFound');
  });

  test('ends when the stop begins, and is refused where it was moved since, is for nobody, or is nowhere', async () => {
    const stops = [stopOn('2026-03-07'), stopOn('2026-03-08', { places: null })];
    const fair = await published(officer, { stops });
    const [send, other] = [await somebody(), await somebody()];
    valueOf(await comes(send, fair));
    expect(refusalCode(await comes(other, fair, { stopNumber: 2 }))).toBe('FairWalkIn');
    expect(refusalCode(await comes(other, fair, { stopNumber: 3 }))).toBe('NotFound');
    valueOf(await change(fair.fairId, {}));
    expect(refusalCode(await comes(other, fair, { version: 1 }))).toBe('FairStopMoved');
    house.clock.set(stopOn('2026-03-10').begins);
    const late = await somebody();
    expect(refusalCode(await comes(late, fair, { version: 2 }))).toBe('FairStopOver');
  });

  test('is one of 50 for 20 places: 20 come, and nobody is counted who does not', async () => {
    const fair = await published(officer);
    const racers = await Promise.all(Array.from({ length: 50 }, somebody));
    const answers = await Promise.all(racers.map((send) => insists(send, fair, 1)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(new Set(answers.filter(({ ok }) => !ok).map(refusalCode))).toEqual(new Set(['FairStopFull']));
    expect(await takenAt(fair.fairId)).toEqual([20, 0]);
    const winners = racers.filter((_, n) => answers[n]?.ok);
    await Promise.all(winners.flatMap((send) => [leaves(send, fair), leaves(send, fair)]));
    await expectSound(house);
  });

  test('goes on beside an officer who makes room: no place is lost or made up', async () => {
    const fair = await published(officer);
    const racers = await Promise.all(Array.from({ length: 12 }, somebody));
    const [resized] = await Promise.all([
      change(fair.fairId, { terms: { ...stopOn('2026-03-07'), places: 30 } }),
      ...racers.map((send) => insists(send, fair, 2)),
    ]);
    expect(['none', 'Busy']).toContain(refusalCode(resized));
    await expectSound(house);
  });

  test('goes with who is erased, and its places are free', async () => {
    const fair = await published(officer);
    const { send } = await keptShopper(house, ++people);
    valueOf(await comes(send, fair, { party: 4 }));
    expect((await exported(send)).fairs).toMatchObject([{ fairId: fair.fairId, party: 4 }]);
    valueOf(await erase(send));
    expect(await takenAt(fair.fairId)).toEqual([0, 0]);
    await expectSound(house);
  });

  test.each(FAULTS)('and taking it back happen once with any one request %s', async (fault) => {
    const fair = await published(officer, { stops: [stopOn('2026-03-07', { places: 1_000 })] });
    const signing = async () => {
      const [send, key] = [await somebody(), newKey()];
      return () => comes(send, fair, { party: 2, key });
    };
    const leaving = async () => {
      const [send, key] = [await somebody(), newKey()];
      valueOf(await comes(send, fair));
      return () => leaves(send, fair, 1, key);
    };
    expect(await sweep(house, { name: 'sign up', ready: signing }, fault)).toBeGreaterThan(2);
    expect(await sweep(house, { name: 'leave', ready: leaving }, fault)).toBeGreaterThan(2);
    await expectSound(house);
  });

  test('is one transaction and three looks: counted', async () => {
    const [fair, send] = [await published(officer), await somebody()];
    const count = await house.counter.during(async () => valueOf(await comes(send, fair)));
    expect(count).toMatchObject({ writes: 1 });
    expect(count.reads).toBeLessThanOrEqual(3);
  });
});

describe('who signed up', () => {
  test.each(FAULTS)('is reminded once, the evening before, with any one of the requests %s', async (fault) => {
    for (let target = 1; target <= 4; target++) {
      house.clock.set(shanghai('2026-03-01T10:00'));
      const fair = await published(officer);
      const send = await somebody();
      valueOf(await comes(send, fair));
      const evening = remindedAt(TOUR.stops[0]?.begins ?? house.clock.now());
      house.clock.set(plusMs(evening, -1));
      await tell();
      expect(await told(send)).toEqual([]);
      house.clock.set(evening);
      let count = 0;
      await house.faults.during(
        () => (++count === target ? fault : undefined),
        () => Promise.allSettled([house.tellParties(), house.tellParties()]),
      );
      await tell();
      const again = await asPerson(house, shopper(people));
      expect(await told(again)).toEqual(['soon']);
    }
  });

  test('hears of a move and is reminded of the new day alone; who signed up after it hears nothing of it', async () => {
    const fair = await published(officer);
    const [early, late] = [await somebody(), await somebody()];
    valueOf(await comes(early, fair));
    valueOf(await change(fair.fairId, {}));
    valueOf(await comes(late, fair, { version: 2 }));
    house.clock.advance(60);
    await tell();
    expect([await told(early), await told(late)]).toEqual([['moved'], []]);
    const number = people;
    house.clock.set(stopOn('2026-03-08').begins);
    await tell();
    house.clock.set(remindedAt(stopOn('2026-03-10').begins));
    await tell();
    const [first, second] = [await asPerson(house, shopper(number - 1)), await asPerson(house, shopper(number))];
    expect([await told(first), await told(second)]).toEqual([['soon', 'moved'], ['soon']]);
  });

  test('hears that it is cancelled, with the reason, and of nothing after that', async () => {
    const fair = await published(officer);
    const send = await somebody();
    valueOf(await comes(send, fair));
    const cancelled = valueOf(await cancel(fair.fairId, 1, 1));
    expect(cancelled.stops.map((stop) => stop.cancelled?.reason ?? null)).toEqual(['场地临时有变', null]);
    expect(refusalCode(await comes(await somebody(), fair, { version: 2 }))).toBe('FairStopCancelled');
    house.clock.advance(60);
    await tell();
    const [notice] = (await noticesOf(send)).map(({ act }) => act);
    expect(notice).toMatchObject({ kind: 'fair', what: 'cancelled', reason: '场地临时有变', title: TOUR.title });
    valueOf(await cancel(fair.fairId, cancelled.version, null));
    expect(refusalCode(await cancel(fair.fairId, cancelled.version + 1, null))).toBe('FairStopCancelled');
    house.clock.set(remindedAt(stopOn('2026-03-07').begins));
    await tell();
    expect(await told(await asPerson(house, shopper(people - 1)))).toEqual(['cancelled']);
  });
});

test('a district’s people find the fairs of their city by their own district', async () => {
  const { fairId } = await published(officer);
  const { items } = valueOf(await call(transport(house), api.listFairs, { params: { regionCode: NANSHAN } }));
  expect(items.map((fair) => fair.fairId)).toContain(fairId);
});
