import * as powers from '@luhuan/shared/api/powers';
import type { Person } from '@luhuan/shared/person/person';
import type { PowerTerms } from '@luhuan/shared/power/power';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { RELATIVE, STAFF, accepted, offered, power, readyMade } from '../support/powers.ts';
import { asPerson, newKey, shopper, unverified } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const ONE_DAY: PowerTerms = { kind: 'relative', scopes: ['claim', 'show'], days: 1 };
let people = 0;
const somebody = (): Person => shopper(++people);
const look = (send: Transport, offerId: string) => call(send, powers.getPowerOffer, { params: { offerId } });
const list = async (send: Transport) => valueOf(await call(send, powers.listPowers, {}));
const revoked = (send: Transport, principal: Person, delegate: Person) =>
  call(send, powers.revokePower, {
    key: newKey(),
    params: { principal: principal.personId, delegate: delegate.personId },
    body: {},
  });

describe('an offer', () => {
  test('is looked at, accepted once, and stands on both lists: full name for the one, one character for the other', async () => {
    const elder = await signedIn(house, '样例长者丙');
    const child = await signedIn(house, '样例市民甲');
    const offerId = await offered(elder, RELATIVE);
    expect(valueOf(await look(child, offerId))).toMatchObject({ terms: RELATIVE, principalName: '样*' });
    const taken = valueOf(await accepted(child, offerId));
    expect(taken).toMatchObject({ principalName: '样*', power: { scopes: ['claim', 'show'], state: 'active' } });
    // day 1 is 1 March in Shenzhen, day 30 ends when 31 March begins
    expect(taken.power.expiresAt).toBe('2026-03-30T16:00:00.000Z');
    expect((await list(elder)).given).toEqual([{ power: taken.power, delegateName: '样例市民甲' }]);
    expect((await list(child)).held).toEqual([taken]);
    expect(refusalCode(await accepted(child, offerId))).toBe('PowerOfferOver');
    expect(refusalCode(await look(child, offerId))).toBe('PowerOfferOver');
  });

  test('20 people accept one offer at once: one of them has the power', async () => {
    const elder = somebody();
    const offerId = await offered(await asPerson(house, elder), RELATIVE);
    const sends = await Promise.all(Array.from({ length: 20 }, () => asPerson(house, somebody())));
    const codes = await Promise.all(sends.map(async (send) => refusalCode(await accepted(send, offerId))));
    expect(codes.filter((code) => code === 'none')).toHaveLength(1);
    expect((await list(await asPerson(house, elder))).given).toHaveLength(1);
  });

  test.each<[string, PowerTerms, number]>([
    ['a relative', RELATIVE, 86_400],
    ['staff', STAFF, 900],
  ])('for %s is good to the last millisecond and not at its end', async (_, terms, seconds) => {
    const [elder, helper] = [await asPerson(house, somebody()), readyMade('样例店员一')];
    const [early, late] = [await offered(elder, terms), await offered(elder, terms)];
    house.clock.advance(seconds - 0.001);
    expect(refusalCode(await accepted(await asPerson(house, helper), early))).toBe('none');
    house.clock.advance(0.001);
    expect(refusalCode(await accepted(await asPerson(house, helper), late))).toBe('PowerOfferOver');
  });

  test('is not for oneself, not for somebody unproven, and one for staff not for anybody else', async () => {
    const elder = await asPerson(house, somebody());
    const mine = await offered(elder, RELATIVE);
    expect(refusalCode(await accepted(elder, mine))).toBe('OwnPower');
    expect(refusalCode(await accepted(await unverified(house), mine))).toBe('IdentityNotVerified');
    const desk = await offered(elder, STAFF);
    expect(refusalCode(await accepted(await asPerson(house, somebody()), desk))).toBe('AssistantNeeded');
    for (const name of ['样例店员一', '样例店长', '样例村干部']) {
      const helper = await signedIn(house, name);
      expect(refusalCode(await accepted(helper, await offered(elder, STAFF)))).toBe('none');
    }
  });

  test('is made by somebody whose identity is proven, within the lengths that there are', async () => {
    const newcomer = await unverified(house);
    const offer = (send: Transport, terms: unknown) =>
      call(send, powers.offerPower, { key: newKey(), body: { terms: terms as PowerTerms } });
    expect(refusalCode(await offer(newcomer, RELATIVE))).toBe('IdentityNotVerified');
    const elder = await asPerson(house, somebody());
    for (const terms of [
      { ...RELATIVE, days: 366 },
      { ...RELATIVE, days: 0 },
      { ...STAFF, hours: 25 },
      { ...RELATIVE, scopes: [] },
      { ...RELATIVE, scopes: ['claim', 'claim'] },
      { ...RELATIVE, scopes: ['redeem'] },
    ])
      expect(refusalCode(await offer(elder, terms))).toBe('RequestInvalid');
    expect(refusalCode(await offer(elder, { ...RELATIVE, days: 365 }))).toBe('none');
  });
});

describe('how many', () => {
  test('8 people accept 8 offers of one person at once: 5 act for them', async () => {
    const elder = somebody();
    const own = await asPerson(house, elder);
    const offers = await Promise.all(Array.from({ length: 8 }, () => offered(own, RELATIVE)));
    const sends = await Promise.all(offers.map(() => asPerson(house, somebody())));
    const tries = offers.map(async (offerId, n) => {
      const send = sends[n] ?? own;
      let code = 'Busy';
      for (let round = 0; code === 'Busy' && round < 20; round++) code = refusalCode(await accepted(send, offerId));
      return code;
    });
    const codes = await Promise.all(tries);
    expect(codes.filter((code) => code === 'none')).toHaveLength(5);
    expect(codes.filter((code) => code === 'PowersFull')).toHaveLength(3);
    expect((await list(own)).given).toHaveLength(5);
  });

  test('one relative acts for 5 people; the sixth is refused, a member of staff has no such limit', async () => {
    const [child, clerk] = [somebody(), readyMade('样例店员二')];
    const codes: string[] = [];
    for (let n = 0; n < 6; n++) {
      const elder = await asPerson(house, somebody());
      codes.push(refusalCode(await accepted(await asPerson(house, child), await offered(elder, RELATIVE))));
      expect(refusalCode(await accepted(await asPerson(house, clerk), await offered(elder, STAFF)))).toBe('none');
    }
    expect(codes).toEqual(['none', 'none', 'none', 'none', 'none', 'PowersFull']);
  });

  test('a second power of the same two takes the place of the first and counts once', async () => {
    const [elder, child] = [somebody(), somebody()];
    await power(house, { principal: elder, delegate: child, terms: RELATIVE });
    const second = await power(house, { principal: elder, delegate: child, terms: { ...RELATIVE, scopes: ['show'] } });
    const { given } = await list(await asPerson(house, elder));
    expect(given.map((one) => one.power)).toEqual([second]);
  });
});

describe('the end of a power', () => {
  test.each(['principal', 'delegate'] as const)('comes at the wish of the %s, once', async (who) => {
    const [elder, child] = [somebody(), somebody()];
    await power(house, { principal: elder, delegate: child, terms: RELATIVE });
    const send = await asPerson(house, who === 'principal' ? elder : child);
    expect(refusalCode(await revoked(send, elder, child))).toBe('none');
    expect(refusalCode(await revoked(send, elder, child))).toBe('NotFound');
    expect((await list(await asPerson(house, elder))).given).toEqual([]);
    expect((await list(await asPerson(house, child))).held).toEqual([]);
  });

  test('is nobody else’s wish', async () => {
    const [elder, child] = [somebody(), somebody()];
    await power(house, { principal: elder, delegate: child, terms: RELATIVE });
    expect(refusalCode(await revoked(await asPerson(house, somebody()), elder, child))).toBe('NotFound');
    expect((await list(await asPerson(house, elder))).given).toHaveLength(1);
  });

  test('is gone from both lists at its very instant', async () => {
    const [elder, child] = [somebody(), somebody()];
    const { expiresAt } = await power(house, { principal: elder, delegate: child, terms: ONE_DAY });
    house.clock.set(expiresAt);
    house.clock.advance(-0.001);
    expect((await list(await asPerson(house, elder))).given).toHaveLength(1);
    house.clock.advance(0.001);
    expect((await list(await asPerson(house, elder))).given).toEqual([]);
    expect((await list(await asPerson(house, child))).held).toEqual([]);
  });
});
