import { requestAdmission as requestAdmissionEndpoint } from '@luhuan/shared/api/admissions';
import { plusMs, plusSeconds } from '@luhuan/shared/clock';
import { type CampaignId, SessionId } from '@luhuan/shared/ids';
import { seeded } from '@luhuan/shared/impact/seeded';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { placeOfLot } from '@luhuan/shared/admission/timetable';
import { getMe } from '@luhuan/shared/api/people';
import { lotOf, requestAdmission } from '../../functions/src/admission/request-admission.ts';
import { sign } from '../../functions/src/platform/signed.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedInWithWeChat, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { RELATIVE, actingFor, power } from '../support/powers.ts';
import { askedIn, claimWith, rushCampaign, ticketOf } from '../support/rush.ts';
import { campaignId as sampleCampaign, granted, shanghai } from '../support/samples.ts';
import { approvedCampaign, asPerson, newKey, newcomer, shopper } from '../support/scenes.ts';

const OPENS = shanghai('2026-03-02T10:00');

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
/** Every test has a day of the rush for itself: the clock goes back, the campaign is another one. */
beforeEach(() => house.clock.set(plusSeconds(OPENS, -300)));

let people = 0;
const somebody = () => shopper(400_000 + ++people);
const send = async () => asPerson(house, somebody());
const session = SessionId.parse(`ses_${'0'.repeat(26)}`);
const askRoom = (campaignId: CampaignId) => {
  const ask = requestAdmission(house);
  return async (person: ReturnType<typeof shopper>) =>
    granted(
      await ask({
        campaignId,
        person,
        actor: { personId: person.personId, power: null },
        sessionId: session,
        now: house.clock.now(),
      }),
    );
};
const placeOf = (admission: Awaited<ReturnType<ReturnType<typeof askRoom>>>) => {
  if (admission.state !== 'placed') throw new Error('not placed');
  return admission.place;
};

/** Pearson's r. */
const correlation = (a: readonly number[], b: readonly number[]): number => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = (term: (x: number, y: number) => number) =>
    a.reduce((total, x, index) => total + term(x - meanA, (b[index] ?? 0) - meanB), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
};

/** So many people in an order that has nothing to do with who they are. */
const shuffled = (count: number): ReturnType<typeof shopper>[] => {
  const random = seeded(5);
  return Array.from({ length: count }, (_, number) => ({ person: shopper(500_000 + number), at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ person }) => person);
};

/** Places in the order of pressing: unrelated to it, and a tenth of the people in each tenth of the places. */
const expectFair = (places: readonly number[], count: number): void => {
  const order = places.map((_, index) => index);
  // three standard deviations of the correlation of independent pairs
  expect(Math.abs(correlation(order, places))).toBeLessThan(3 / Math.sqrt(count));
  const most = Math.max(...places) + 1;
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => places.filter((place) => Math.floor((place * 10) / most) === tenth).length,
  );
  // and four of a tenth
  for (const share of tenths) expect(Math.abs(share - count / 10)).toBeLessThan(4 * Math.sqrt(count * 0.09));
};

/** Sends in crowds of 50, as a server sees them. */
const inCrowds = async <T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> => {
  const answers: R[] = [];
  for (let first = 0; first < items.length; first += 50)
    answers.push(...(await Promise.all(items.slice(first, first + 50).map(ask))));
  return answers;
};

test('1,000 early comers in random order: who presses earlier is not let in earlier, places are spread evenly, each costs one write', async () => {
  const campaignId = await rushCampaign(house, 'one-thousand', { claimsPerSecond: 500 });
  const ask = askRoom(campaignId);
  const pressing = shuffled(1_000);
  const cost = await house.counter.during(() => inCrowds(pressing, ask));
  expect(cost.writes).toBeLessThan(1_000 * 1.05);
  house.clock.set(OPENS);
  const places = (await inCrowds(pressing, ask)).map(placeOf);
  expectFair(places, 1_000);
  // numbers come in blocks of up to 50, so that up to 49 places stay empty
  expect(Math.max(...places)).toBeLessThan(1_050);
  // who comes after the opening stands behind all of them
  expect(placeOf(await ask(somebody()))).toBeGreaterThanOrEqual(1_000);
}, 180_000);

test('10,000 lots, drawn in each of 3 rushes for people in random order: fair in every one, and another order in each', () => {
  const pressing = shuffled(10_000);
  const rushes = Array.from({ length: 3 }, (_, day) => ({
    campaignId: sampleCampaign(1),
    opensAt: plusSeconds(OPENS, day * 86_400),
  }));
  const drawn = rushes.map((rush) =>
    pressing.map(({ personId }) => placeOfLot(lotOf(house.keys, rush, personId), pressing.length)),
  );
  for (const places of drawn) expectFair(places, 10_000);
  const [first = [], second = []] = drawn;
  expect(Math.abs(correlation(first, second))).toBeLessThan(0.03);
});

describe('one person', () => {
  test('refreshing 50 times before the opening and 50 times after it: one place, one write', async () => {
    const campaignId = await rushCampaign(house, 'refreshing');
    const [ask, person] = [askRoom(campaignId), somebody()];
    await inCrowds(Array.from({ length: 20 }, somebody), ask);
    const refresh = () => Promise.all(Array.from({ length: 50 }, () => ask(person)));
    expect((await refresh()).every(({ state }) => state === 'early')).toBe(true);
    house.clock.set(OPENS);
    await ask(somebody());
    const places = new Set<number>();
    const after = await house.counter.during(async () => {
      for (const one of await refresh()) places.add(placeOf(one));
    });
    expect(places.size).toBe(1);
    expect(after.writes).toBe(0);
  });

  test('coming after the opening, on two phones at once and again an hour later: one place, and a ticket that is good for two more hours or until the next rush', async () => {
    const campaignId = await rushCampaign(house, 'two-phones', { claimsPerSecond: 5 });
    house.clock.set(plusSeconds(OPENS, 60));
    const person = somebody();
    const [phone, other] = [await asPerson(house, person), await asPerson(house, person)];
    const both = await Promise.all([askedIn(phone, campaignId), askedIn(other, campaignId)]);
    house.clock.advance(3_600);
    const [first, second] = both.map(placeOf);
    expect([second, placeOf(await askedIn(phone, campaignId))]).toEqual([first, first]);
    expect(await askedIn(phone, campaignId)).toMatchObject({ ahead: 0, goodUntil: plusSeconds(OPENS, 60 + 3 * 3_600) });
  });

  test('without a proof of identity they are told so before they wait; a relative waits in their name', async () => {
    const campaignId = await rushCampaign(house, 'identity');
    const nobody = await asPerson(house, await newcomer(house));
    const asked = await call(nobody, requestAdmissionEndpoint, { params: { campaignId }, body: {} });
    expect(refusalCode(asked)).toBe('IdentityNotVerified');
    const [elder, relative] = [somebody(), somebody()];
    await asPerson(house, elder);
    await power(house, { principal: elder, delegate: relative, terms: RELATIVE });
    house.clock.set(OPENS);
    const ticket = await ticketOf(actingFor(await asPerson(house, relative), elder), campaignId);
    expect(refusalCode(await claimWith(await asPerson(house, relative), campaignId, ticket))).toBe('AdmissionNeeded');
    house.clock.advance(1);
    const won = valueOf(await claimWith(actingFor(await asPerson(house, relative), elder), campaignId, ticket));
    expect(won.voucher.claimedBy).toBe(relative.personId);
  });
});

describe('after the opening', () => {
  test('200 who come one after the other are let in one after the other, no faster than 20 a second', async () => {
    const campaignId = await rushCampaign(house, 'in-turn', { claimsPerSecond: 20 });
    house.clock.set(OPENS);
    const ask = askRoom(campaignId);
    const places: number[] = [];
    for (let count = 0; count < 200; count++) places.push(placeOf(await ask(somebody())));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(200);
    const last = await ask(somebody());
    expect(last).toMatchObject({
      state: 'placed',
      ahead: placeOf(last),
      admittedFrom: plusMs(OPENS, placeOf(last) * 50),
    });
    expect(placeOf(last)).toBeLessThan(205);
  });

  test('four processes give out 600 places, none twice, and leave no more gaps than they have in hand', async () => {
    const campaignId = await rushCampaign(house, 'four-processes', { claimsPerSecond: 800 });
    house.clock.set(OPENS);
    const processes = [1, 2, 3, 4].map(() => askRoom(campaignId));
    const crowd = Array.from({ length: 600 }, somebody);
    const places = await inCrowds(crowd, async (person) => {
      const ask = processes[Number(person.personId.slice(-1)) % 4] ?? askRoom(campaignId);
      return placeOf(await ask(person));
    });
    expect(new Set(places).size).toBe(600);
    // eight counters, each at most a few blocks ahead of the others
    expect(Math.max(...places)).toBeLessThan(600 + 8 * 4 * 50);
  });

  test('half an hour later nobody gets a place that is long over: the crowd of a late hour is not let in at once', async () => {
    const campaignId = await rushCampaign(house, 'late-hour', { claimsPerSecond: 10 });
    house.clock.set(OPENS);
    const ask = askRoom(campaignId);
    await ask(somebody());
    house.clock.advance(1_800);
    const crowd = await inCrowds(Array.from({ length: 100 }, somebody), ask);
    expect(Math.min(...crowd.map(placeOf))).toBe(18_000);
    expect(new Set(crowd.map(placeOf)).size).toBe(100);
  });
});

describe('a claim', () => {
  const opened = async (programme: string) => {
    const campaignId = await rushCampaign(house, programme);
    house.clock.set(plusSeconds(OPENS, 5));
    return campaignId;
  };

  test('in turn is granted with no request more than without a room; before its turn it is told how many are before it and how long it takes', async () => {
    const campaignId = await rushCampaign(house, 'in-time', { claimsPerSecond: 1 });
    const free = await approvedCampaign(house, { phone: 50_000, fridge: 150_000 });
    house.clock.set(plusSeconds(OPENS, 5));
    await Promise.all(Array.from({ length: 30 }, async () => askedIn(await send(), campaignId)));
    const [person, other, before] = [await send(), await send(), await send()];
    const admission = await askedIn(person, campaignId);
    if (admission.state !== 'placed') throw new Error('not placed');
    const early = await claimWith(person, campaignId, admission.ticket);
    expect(early).toMatchObject({
      ok: false,
      error: { problem: { code: 'AdmissionNotYet', status: 429, facts: { ahead: 30, seconds: 30 } } },
    });
    house.clock.set(admission.admittedFrom);
    await claimWith(before, free);
    const without = await house.counter.during(() => claimWith(other, free));
    const key = newKey();
    const cost = await house.counter.during(async () => {
      valueOf(await claimWith(person, campaignId, admission.ticket, key));
    });
    expect(without.reads).toBe(0);
    // the campaign, once a second
    expect(cost.reads).toBe(1);
    // its repeat is answered, whatever became of the ticket
    house.clock.advance(3 * 86_400);
    const repeat = valueOf(await claimWith(person, campaignId, undefined, key));
    expect(repeat.voucher.campaignId).toBe(campaignId);
  });

  test.each([
    ['none', () => undefined],
    ['a forged one', () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJwZXJfMSJ9.'],
    ['one cut short', (own: string) => own.slice(0, -1)],
    ['one with a changed place', (own: string) => changedPlace(own)],
    ['one of another day', (own: string) => own],
  ])('with a ticket that is not one: %s', async (name, make) => {
    const campaignId = await opened(`ticket-${name === 'none' ? 'none' : newKey()}`);
    const person = await send();
    const ticket = make(await ticketOf(person, campaignId));
    if (name === 'one of another day') house.clock.advance(86_400);
    // the day's first call notes that the session is in use
    valueOf(await call(person, getMe, {}));
    const counted = await house.counter.during(async () => {
      expect(refusalCode(await claimWith(person, campaignId, ticket))).toBe('AdmissionNeeded');
    });
    expect(counted.writes).toBe(0);
  });

  test('with somebody else’s ticket, another campaign’s, or what was signed for another purpose is refused', async () => {
    const [campaignId, other] = [await opened('ticket-own'), await opened('ticket-other')];
    const [person, friend] = [await send(), await send()];
    const wrong = [await ticketOf(friend, campaignId), await ticketOf(person, other)];
    const lifetime = { subject: 'x', statedAt: house.clock.now(), expiresAt: plusSeconds(house.clock.now(), 60) };
    wrong.push(sign(house.keys, 'place-proof', {}, lifetime));
    house.clock.advance(1);
    for (const ticket of wrong)
      expect(refusalCode(await claimWith(person, campaignId, ticket))).toBe('AdmissionNeeded');
    valueOf(await claimWith(person, campaignId, await ticketOf(person, campaignId)));
  });

  test('more than 20 times in a minute is too often, and open again a minute later', async () => {
    const campaignId = await opened('too-often');
    const person = await send();
    const ticket = await ticketOf(person, campaignId);
    const codes = [];
    for (let tap = 1; tap <= 22; tap++) codes.push(refusalCode(await claimWith(person, campaignId, ticket)));
    expect(codes.indexOf('ClaimedTooOften')).toBe(20);
    house.clock.advance(60);
    expect(refusalCode(await claimWith(person, campaignId, ticket))).toBe('VoucherHeld');
  });

  test('in a campaign without a room needs no ticket, and a room that is not needed, not open or over says so', async () => {
    const free = await approvedCampaign(house, { fridge: 150_000 });
    const ask = async (campaignId: CampaignId) =>
      refusalCode(await call(await send(), requestAdmissionEndpoint, { params: { campaignId }, body: {} }));
    expect(await ask(free)).toBe('RoomNotNeeded');
    valueOf(await claimWith(await send(), free));
    const campaignId = await opened('doors');
    house.clock.set(plusSeconds(OPENS, 3 * 3_600));
    expect(await ask(campaignId)).toBe('RoomNotOpen');
    house.clock.set(shanghai('2027-01-02T10:00'));
    expect(await ask(campaignId)).toBe('CampaignClosed');
  });
});

test('the rank that WeChat gave at the sign-in rides in the ticket: with rank 3 it is good for 6 taps a minute', async () => {
  const campaignId = await rushCampaign(house, 'risk');
  house.clock.set(plusSeconds(OPENS, 5));
  house.wechatServer.setRank('o-suspect', 3);
  const { person } = await signedInWithWeChat(house, 'o-suspect');
  const proven = { ...person, identity: shopper(1).identity };
  const again = await signedInWithWeChat(house, 'o-suspect');
  const ask = requestAdmission(house);
  const actor = { personId: person.personId, power: null };
  const { sessionId } = again;
  const asked = granted(await ask({ campaignId, person: proven, actor, sessionId, now: house.clock.now() }));
  if (asked.state !== 'placed') throw new Error('not placed');
  const claims = JSON.parse(Buffer.from(asked.ticket.split('.')[1] ?? '', 'base64url').toString()) as object;
  expect(claims).toMatchObject({ risk: 3, claimsPerMinute: 6, identity: { check: 'name-number-mobile' } });
  expect(refusalCode(await claimWith(transport(house), campaignId, asked.ticket))).toBe('SignInNeeded');
});

/** The same ticket with another place in it, its signature left as it was. */
function changedPlace(ticket: string): string {
  const [head, body = '', signature] = ticket.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  const changed = Buffer.from(JSON.stringify({ ...claims, place: 0 })).toString('base64url');
  return [head, changed, signature].join('.');
}
