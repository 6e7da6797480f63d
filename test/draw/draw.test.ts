import * as draws from '@luhuan/shared/api/draws';
import type { ClaimReason } from '@luhuan/shared/decision/check';
import { checkDraw } from '@luhuan/shared/draw/published-draw';
import type { PublicValue } from '@luhuan/shared/draw/public-seed';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Instant } from '@luhuan/shared/clock';
import { RegionCode } from '@luhuan/shared/region';
import { listSteps } from '@luhuan/shared/api/adjustments';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedFile } from '../../functions/src/draw/get-draw.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { drawWith, register, settleAwards, standingIn, valueFrom } from '../support/allotting.ts';
import { refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { PUBLIC_DRAW, shanghai } from '../support/samples.ts';
import { asPerson, draftWith, inForce, newKey, shopper, unverified } from '../support/scenes.ts';

const ROUNDS = [
  {
    registerFrom: shanghai('2026-03-02T08:00'),
    registerUntil: shanghai('2026-03-05T20:00'),
    drawnAt: shanghai('2026-03-07T12:00'),
  },
  {
    registerFrom: shanghai('2026-03-16T08:00'),
    registerUntil: shanghai('2026-03-19T20:00'),
    drawnAt: shanghai('2026-03-21T12:00'),
  },
];
const CAP = 150_000;

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

/** A campaign that draws so many vouchers for fridges, half of them in each of two rounds; registration is open. */
const opened = async (units: number): Promise<CampaignId> => {
  house.clock.set('2026-03-01T02:00:00.000Z' as Instant);
  const allocation = { kind: 'draw' as const, rounds: ROUNDS, ...PUBLIC_DRAW };
  const campaignId = await inForce(house, draftWith([{ category: 'fridge', budgetFen: units * CAP }], { allocation }));
  house.clock.set(shanghai('2026-03-03T10:00'));
  return campaignId;
};

const keyOf = (campaignId: CampaignId, round = 1) => ({ campaignId, category: 'fridge' as const, round });
const registering = (send: Transport, campaignId: CampaignId, round = 1) => register(send, keyOf(campaignId, round));

/** So many people register, from a number on. */
const registered = async (campaignId: CampaignId, people: number, from: number, round = 1): Promise<Transport[]> => {
  const senders = await Promise.all(Array.from({ length: people }, (_, n) => asPerson(house, shopper(from + n))));
  for (const send of senders) valueOf(await registering(send, campaignId, round));
  return senders;
};

const ROLES = { enters: '样例经办员', confirms: '样例审批员' };

/** A round’s list is closed, its value entered and confirmed; then everything that is due happens. */
const drawn = async (campaignId: CampaignId, round = 1): Promise<void> => {
  const at = ROUNDS[round - 1]?.drawnAt as Instant;
  house.clock.set(ROUNDS[round - 1]?.registerUntil as Instant);
  house.clock.advance(1_200);
  await settleAwards(house);
  house.clock.set(at);
  await drawWith(house, keyOf(campaignId, round), valueFrom(at));
};

const seen = async (campaignId: CampaignId, round = 1) =>
  valueOf(await call(transport(house), draws.getDraw, { params: keyOf(campaignId, round) }));

describe('registration', () => {
  let campaignId: CampaignId;
  beforeAll(async () => {
    campaignId = await opened(10);
  });

  test('twice is once, under the same entry; withdrawn and made again it has another', async () => {
    const send = await asPerson(house, shopper(1));
    const first = valueOf(await registering(send, campaignId));
    expect(valueOf(await registering(send, campaignId)).entryId).toBe(first.entryId);
    const params = keyOf(campaignId);
    const withdrawn = await call(send, draws.withdrawFromDraw, { key: newKey(), params, body: {} });
    expect(valueOf(withdrawn)).toMatchObject({ state: 'withdrawn', entryId: first.entryId });
    expect((await standingIn(send, 'draw', { campaignId, category: 'fridge' })).registration).toBe(null);
    expect(valueOf(await registering(send, campaignId)).entryId).not.toBe(first.entryId);
  });

  test('ten presses at once are one registration', async () => {
    const send = await asPerson(house, shopper(2));
    const answers = await Promise.all(Array.from({ length: 10 }, () => registering(send, campaignId)));
    expect(new Set(answers.map((answer) => valueOf(answer).entryId)).size).toBe(1);
  });

  test('an unverified person is told to verify, as with a claim; a claim itself is told of the draw', async () => {
    expect(refusalCode(await registering(await unverified(house), campaignId))).toBe(
      'IdentityNotVerified' satisfies ClaimReason['code'],
    );
  });

  test('before its time and after it, for a round that is not there and in a campaign that draws nothing: no', async () => {
    const send = await asPerson(house, shopper(3));
    expect(refusalCode(await registering(send, campaignId, 2))).toBe('RegistrationNotOpen');
    expect(refusalCode(await registering(send, campaignId, 3))).toBe('NotFound');
    const rush = await inForce(house, draftWith([{ category: 'fridge', budgetFen: CAP }]));
    expect(refusalCode(await registering(send, rush))).toBe('NotFound');
    house.clock.set(ROUNDS[0]?.registerUntil as Instant);
    expect(refusalCode(await registering(send, campaignId))).toBe('RegistrationOver');
    const params = keyOf(campaignId);
    const late = await call(await asPerson(house, shopper(1)), draws.withdrawFromDraw, {
      key: newKey(),
      params,
      body: {},
    });
    expect(refusalCode(late)).toBe('RegistrationOver');
  });

  test('costs one write unit of its own and at most five reads', async () => {
    house.clock.set(shanghai('2026-03-03T10:00'));
    const send = await asPerson(house, shopper(4));
    await registering(await asPerson(house, shopper(5)), campaignId);
    const { reads, writes, writeUnits } = await house.counter.during(async () => {
      valueOf(await registering(send, campaignId));
    });
    expect({ writes, writeUnits }).toEqual({ writes: 1, writeUnits: 1 });
    expect(reads).toBeLessThanOrEqual(5);
    await expectSound(house);
  });
});

describe('a draw of ten vouchers in two rounds among twelve', () => {
  let campaignId: CampaignId;
  let senders: Transport[];
  beforeAll(async () => {
    campaignId = await opened(10);
    senders = await registered(campaignId, 12, 100);
  });

  const where = () => ({ campaignId, category: 'fridge' as const });
  const standings = async () => Promise.all(senders.map((send) => standingIn(send, 'draw', where())));

  test('how many have registered is counted; nothing is listed while a request may still be on its way', async () => {
    await house.draws();
    expect(await seen(campaignId)).toMatchObject({ counted: { registered: 12 }, closed: null });
    house.clock.set(ROUNDS[0]?.registerUntil as Instant);
    house.clock.advance(1_199);
    await settleAwards(house);
    expect((await seen(campaignId)).closed).toBe(null);
  });

  test('the hash of the list is public before the value can be known, with five units: half of what is left', async () => {
    house.clock.advance(1);
    await settleAwards(house);
    const { closed } = await seen(campaignId);
    expect(closed).toMatchObject({ state: 'listed', entries: 12, units: 5, seedFrom: ROUNDS[0]?.drawnAt });
    const { items } = valueOf(await call(transport(house), draws.listDrawEntries, { params: keyOf(campaignId) }));
    expect(items).toHaveLength(12);
    expect(JSON.stringify(items)).not.toContain('per_');
  });

  test('a value is refused before its moment, of another round, from a stranger, and for confirmation by who entered it', async () => {
    const params = keyOf(campaignId);
    const at = ROUNDS[0]?.drawnAt as Instant;
    const enter = (send: Transport, body: PublicValue) =>
      call(send, draws.enterPublicValue, { key: newKey(), params, body });
    const confirm = (send: Transport, value: string) =>
      call(send, draws.confirmPublicValue, { key: newKey(), params, body: { value } });
    expect(refusalCode(await enter(await signedIn(house, ROLES.enters), valueFrom(at)))).toBe('ValueNotPossible');
    house.clock.set(at);
    const [enters, confirms] = [await signedIn(house, ROLES.enters), await signedIn(house, ROLES.confirms)];
    expect(refusalCode(await enter(enters, valueFrom(shanghai('2026-03-07T11:59'))))).toBe('ValueNotPossible');
    const stranger = { ...shopper(900), roles: ['finance' as const], officeRegionCode: RegionCode.parse('440100') };
    expect(refusalCode(await enter(await asPerson(house, stranger), valueFrom(at)))).toBe('NotFound');
    const { value } = valueFrom(at);
    expect(refusalCode(await confirm(confirms, value))).toBe('ValueChanged');
    valueOf(await enter(confirms, valueFrom(at)));
    expect(refusalCode(await confirm(confirms, value))).toBe('EntererMayNotConfirm');
    expect((await seen(campaignId)).closed).not.toHaveProperty('entered');
    await settleAwards(house);
    expect((await seen(campaignId)).closed?.state).toBe('listed');
    const officeRegionCode = RegionCode.parse('440300');
    const colleague = await asPerson(house, { ...shopper(901), roles: ['finance'], officeRegionCode });
    valueOf(await confirm(colleague, value));
    expect(refusalCode(await enter(enters, valueFrom(at)))).toBe('RoundNotWaiting');
  });

  test('then it is drawn: five have an award, seven a place in reserve, and the file gives the same again', async () => {
    await settleAwards(house);
    const all = await standings();
    expect(all.map(({ place }) => place).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
    for (const { place, award } of all) expect(award?.state ?? null).toBe((place ?? 0) <= 5 ? 'open' : null);
    const { closed } = await seen(campaignId);
    if (closed?.state !== 'drawn') throw new Error('not drawn');
    const file = (await publishedFile(house.table, keyOf(campaignId))) ?? '';
    const again = checkDraw(file, closed.listHash);
    if (!again.ok) throw new Error(again.error);
    expect(again.value).toMatchObject({ winnersHash: closed.winnersHash, orderHash: closed.orderHash });
    const winners = all.flatMap(({ place, registration }) => ((place ?? 0) <= 5 ? [registration?.entryId] : []));
    expect(new Set(winners)).toEqual(new Set(again.value.winners));
    await expectSound(house);
  });

  test('twelve hours later the five that nobody claimed have lapsed, and the next five have theirs', async () => {
    house.clock.advance(12 * 3_600);
    await settleAwards(house);
    for (const { place, award } of await standings()) {
      const state = (place ?? 0) <= 5 ? 'lapsed' : (place ?? 0) <= 10 ? 'open' : null;
      expect(award?.state ?? null).toBe(state);
    }
    await expectSound(house);
  });

  test('the second round draws what is left; then nobody of the first follows any more', async () => {
    house.clock.set(shanghai('2026-03-17T10:00'));
    await settleAwards(house);
    const newcomers = await registered(campaignId, 4, 200, 2);
    await drawn(campaignId, 2);
    const { closed } = await seen(campaignId, 2);
    expect(closed).toMatchObject({ state: 'drawn', entries: 4, units: 10 });
    const all = await Promise.all(newcomers.map((send) => standingIn(send, 'draw', where())));
    expect(all.map(({ award }) => award?.state)).toEqual(['open', 'open', 'open', 'open']);
    await expectSound(house);
  });
});

test('every step of it stands in the campaign’s history', async () => {
  const campaignId = await opened(2);
  await registered(campaignId, 3, 300);
  await drawn(campaignId);
  const officer = await signedIn(house, '样例经办员');
  const { items } = valueOf(await call(officer, listSteps, { params: { campaignId } }));
  expect(
    items
      .map(({ did }) => did.kind)
      .slice(0, 5)
      .toSorted(),
  ).toEqual(['awarded-winners', 'confirmed-public-value', 'drew', 'entered-public-value', 'listed-draw']);
});
