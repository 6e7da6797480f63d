import * as api from '@luhuan/shared/api/deeds';
import { getPoints } from '@luhuan/shared/api/points';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Recycled } from '@luhuan/shared/points/recycled';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { earnRecycled } from '../../functions/src/points/earn-points.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { checkAll } from '../../functions/src/invariant/check-all.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { asPerson, draftWith, inForce, newKey, shopper, sold } from '../support/scenes.ts';
import { sweep } from '../support/sweep.ts';

const BUDGETS = [{ category: 'air-conditioner' as const, budgetFen: 2_000_000 }];
const POINTS = {
  pointsPerYuan: 0,
  pendingDays: 7,
  validDays: 365,
  pointsPer100Kwh: 10,
  recyclePoints: 200,
  deeds: [{ deed: 'energy-quiz' as const, points: 20, timesPerYear: 100 }],
  mostPerYear: 1_000,
};

let house: TestHouse;
let officer: Transport;
let campaignId: CampaignId;
let people = 100;
let papers = 0;
beforeAll(async () => {
  house = await startHouse();
  officer = await signedIn(house, '样例经办员');
  campaignId = await inForce(house, draftWith(BUDGETS, { points: POINTS }));
});
afterAll(async () => {
  await sound();
  await house.stop();
});

/** What recycles has no items yet, so its lots cannot be traced: all else must hold. */
const sound = async () => {
  const found = await checkAll(house.table, { drained: false });
  expect(found.filter(({ what }) => !what.includes('rcy_'))).toEqual([]);
};
const somebody = async () => {
  const person = shopper(++people);
  return { person, send: await asPerson(house, person) };
};
const sumsOf = async (send: Transport) => valueOf(await call(send, getPoints, { query: {} })).sums;
const report = (send: Transport, key = newKey()) =>
  call(send, api.reportDeed, { key, params: { campaignId }, body: { deed: 'energy-quiz' } });
const confirm = (code: string, reference: string, key = newKey()) =>
  call(officer, api.confirmDeed, { key, params: { code }, body: { reference } });
const takeBack = (code: string, key = newKey()) => call(officer, api.takeDeedBack, { key, params: { code }, body: {} });
const paper = () => `PAPER-${++papers}`;

describe('a deed', () => {
  test('is reported with a code, found by the office, confirmed by its proof, and its points can be spent at once', async () => {
    const { send } = await somebody();
    const deed = valueOf(await report(send));
    expect(valueOf(await report(send))).toEqual(deed);
    expect(await sumsOf(send)).toMatchObject({ issued: 0 });
    expect(valueOf(await call(officer, api.findDeed, { params: { code: deed.deedCode } }))).toEqual(deed);
    expect(valueOf(await confirm(deed.deedCode, 'sheet 3-12'))).toMatchObject({
      state: 'confirmed',
      reference: 'SHEET3-12',
    });
    expect(await sumsOf(send)).toMatchObject({ issued: 20, active: 20 });
    expect(refusalCode(await confirm(deed.deedCode, paper()))).toBe('DeedOver');
    expect(valueOf(await call(send, api.listDeeds, { query: {} })).items).toMatchObject([{ state: 'confirmed' }]);
    expect(refusalCode(await confirm('0000000000', paper()))).toBe('NotFound');
  });

  test('one proof counts once, whoever shows it', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const proof = paper();
    valueOf(await confirm(valueOf(await report(one.send)).deedCode, proof));
    expect(refusalCode(await confirm(valueOf(await report(other.send)).deedCode, proof))).toBe('DeedReferenceUsed');
    expect(await sumsOf(other.send)).toMatchObject({ issued: 0 });
  });

  test('taken back, its points go once and its proof stays used', async () => {
    const { send } = await somebody();
    const { deedCode } = valueOf(await report(send));
    const proof = paper();
    valueOf(await confirm(deedCode, proof));
    const key = newKey();
    const back = valueOf(await takeBack(deedCode, key));
    expect(valueOf(await takeBack(deedCode, key))).toEqual(back);
    expect(refusalCode(await takeBack(deedCode))).toBe('DeedOver');
    expect(await sumsOf(send)).toMatchObject({ issued: 20, active: 0, reversed: 20 });
    expect(refusalCode(await confirm(valueOf(await report(send)).deedCode, proof))).toBe('DeedReferenceUsed');
  });

  test('that no campaign pays for is not taken down', async () => {
    const { send } = await somebody();
    const asked = { key: newKey(), params: { campaignId }, body: { deed: 'village-tour' as const } };
    expect(refusalCode(await call(send, api.reportDeed, asked))).toBe('DeedNotPaid');
  });
});

test('ten officers confirm ten people by one proof at once, and one person by ten: one each', async () => {
  const crowd = await Promise.all(Array.from({ length: 10 }, somebody));
  const codes = await Promise.all(crowd.map(async ({ send }) => valueOf(await report(send)).deedCode));
  const proof = paper();
  const answers = await Promise.all(codes.map((code) => confirm(code, proof)));
  expect(answers.map(refusalCode).filter((code) => code === 'none')).toHaveLength(1);
  const { send } = await somebody();
  const { deedCode } = valueOf(await report(send));
  await Promise.all(Array.from({ length: 10 }, () => confirm(deedCode, paper())));
  expect(await sumsOf(send)).toMatchObject({ issued: 20 });
  await sound();
});

describe.each(FAULTS)('any one request %s', (fault) => {
  test('while a deed is confirmed: asked again, it was confirmed and paid once', async () => {
    const sends: Transport[] = [];
    const ready = async () => {
      const [{ send }, proof, key] = [await somebody(), paper(), newKey()];
      sends.push(send);
      const { deedCode } = valueOf(await report(send));
      return () => confirm(deedCode, proof, key);
    };
    expect(await sweep(house, { name: 'confirm', ready }, fault)).toBeGreaterThan(2);
    for (const send of sends) expect((await sumsOf(send)).issued).toBeLessThanOrEqual(20);
    await sound();
  });
});

test('an old appliance is paid when its receipt is told, once however often, and not at all when it was none', async () => {
  const { person, send } = await somebody();
  const handedOverAt = house.clock.now();
  const told = (change: Partial<Recycled> = {}) =>
    earnRecycled(house.table)({
      kind: 'ApplianceRecycled',
      eventId: `ApplianceRecycled:${JSON.stringify(change)}`,
      recycled: {
        recycledId: `rcy_${'1'.repeat(26)}`,
        personId: person.personId,
        campaignId,
        revisionNumber: 1,
        category: 'fridge',
        handedOverAt,
        receiptAt: null,
        withdrawnAt: null,
        ...change,
      },
    });
  await Promise.all([told(), told(), told()]);
  expect(await sumsOf(send)).toMatchObject({ issued: 200, pending: 200, active: 0 });
  house.clock.advance(20 * 86_400);
  const receiptAt = house.clock.now();
  await told({ receiptAt });
  await told();
  await told({ receiptAt });
  const later = await asPerson(house, person);
  expect(await sumsOf(later)).toMatchObject({ issued: 200, pending: 0, active: 200 });
  await told({ receiptAt, withdrawnAt: house.clock.now() });
  expect(await sumsOf(later)).toMatchObject({ issued: 200, active: 0, reversed: 200 });
});

test('an air conditioner earns by what it saves a year, as it was worked out at the till', async () => {
  const { person } = await somebody();
  const till = await signedIn(house, '样例店员一');
  const { savedWh = 0 } = await sold(house, till, campaignId, person, 'air-conditioner');
  await house.pump.drain();
  expect(savedWh).toBeGreaterThan(100_000);
  expect((await sumsOf(await asPerson(house, person))).issued).toBe(Math.floor(savedWh / 100_000) * 10);
});
