import { getMe } from '@luhuan/shared/api/people';
import { openWechatSession } from '@luhuan/shared/api/sessions';
import { RegionCode } from '@luhuan/shared/region';
import { TERMS } from '@luhuan/shared/vault/purpose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NANSHAN, askWeChatSession, refusalCode, signedInWithWeChat, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { call } from '../../miniprogram/src/api/call.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
/** Closes the breaker, so that no test counts the failures of another. */
beforeEach(async () => {
  house.clock.advance(60);
  await signedInWithWeChat(house, 'o-between');
});

const logins = () => house.wechatServer.requestsTo('login');
const redeem = (code: string, regionCode = NANSHAN, consentVersion = TERMS.account.version) =>
  call(transport(house), openWechatSession, { body: { code, regionCode, consentVersion } });

describe('who signs in with WeChat', () => {
  test('for the first time becomes a shopper of the place they named, not verified', async () => {
    const { person, token } = await signedInWithWeChat(house, 'o-first');
    expect(person).toEqual({
      personId: expect.stringMatching(/^per_/),
      roles: ['shopper'],
      regionCode: NANSHAN,
      officeRegionCode: null,
      shopId: null,
      identity: null,
    });
    expect(valueOf(await call(transport(house, token), getMe, {})).person).toEqual(person);
  });

  test('again is the same person, wherever they say they live now', async () => {
    const { person } = await signedInWithWeChat(house, 'o-again');
    const elsewhere = valueOf(await redeem(house.wechatServer.logIn('o-again'), RegionCode.parse('110105')));
    expect(elsewhere.person).toEqual(person);
    expect((await signedInWithWeChat(house, 'o-other')).person.personId).not.toBe(person.personId);
  });

  test('with a place that does not exist is asked to correct it, and the code stays good', async () => {
    const code = house.wechatServer.logIn('o-nowhere');
    expect(refusalCode(await redeem(code, RegionCode.parse('999999')))).toBe('RequestInvalid');
    expect(refusalCode(await redeem(code))).toBe('none');
  });
});

describe('what WeChat refuses', () => {
  test.each([
    ['a code used before', 40_029, 'LoginCodeUsed', 409],
    ['a code used a moment ago', 40_163, 'LoginCodeUsed', 409],
    ['a person at risk', 40_226, 'LoginBlocked', 422],
    ['more than a hundred in a minute', 45_011, 'LoginTooOften', 429],
  ])('%s (%i) is %s with status %i, and is asked once', async (_what, errcode, code, status) => {
    house.wechatServer.plan('login', errcode);
    const before = logins();
    const reply = await askWeChatSession(house, 'o-refused');
    expect(refusalCode(reply)).toBe(code);
    expect(reply).toMatchObject({ error: { problem: { status, changedNothing: true } } });
    expect(logins() - before).toBe(1);
  });

  test('a code is good once, and for five minutes', async () => {
    const once = house.wechatServer.logIn('o-once');
    expect([refusalCode(await redeem(once)), refusalCode(await redeem(once))]).toEqual(['none', 'LoginCodeUsed']);
    const late = house.wechatServer.logIn('o-once');
    house.clock.advance(300);
    expect(refusalCode(await redeem(late))).toBe('LoginCodeUsed');
  });

  test('the 101st sign-in of a minute waits for the next one, and is told for how long', async () => {
    for (let time = 0; time < 100; time++) await signedInWithWeChat(house, 'o-busy');
    const code = house.wechatServer.logIn('o-busy');
    const body = JSON.stringify({ code, regionCode: NANSHAN, consentVersion: TERMS.account.version });
    const reply = await house.api.request(openWechatSession.path, { method: 'POST', body });
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '60']);
    house.clock.advance(60);
    expect(refusalCode(await askWeChatSession(house, 'o-busy'))).toBe('none');
  });

  test('what nobody foresaw, such as a wrong secret, is our fault, and the log names the number', async () => {
    house.wechatServer.plan('login', 40_125);
    expect(refusalCode(await askWeChatSession(house, 'o-fault'))).toBe('Internal');
    expect(JSON.stringify(house.logged.at(-2))).toContain('WeChat errcode 40125');
  });
});

describe('while WeChat', () => {
  test('is busy (-1) once or twice, the sign-in waits a moment and succeeds', async () => {
    house.wechatServer.plan('login', -1, -1);
    const before = logins();
    expect(refusalCode(await askWeChatSession(house, 'o-patient'))).toBe('none');
    expect(logins() - before).toBe(3);
  });

  test('is busy three times, it gives up: the person is told after three requests, not more', async () => {
    house.wechatServer.plan('login', -1, -1, -1);
    const before = logins();
    expect(refusalCode(await askWeChatSession(house, 'o-patient'))).toBe('ServiceAway');
    expect(logins() - before).toBe(3);
  });

  test('answers with a page of HTML, it counts as away', async () => {
    house.wechatServer.plan('login', 'html');
    expect(refusalCode(await askWeChatSession(house, 'o-html'))).toBe('ServiceAway');
  });

  test('hangs, the person is told after two seconds', async () => {
    house.wechatServer.plan('login', 'hang');
    const startedAt = performance.now();
    expect(refusalCode(await askWeChatSession(house, 'o-hang'))).toBe('ServiceAway');
    expect(performance.now() - startedAt).toBeGreaterThan(1_900);
  });

  test('is away five times in a row, nothing is sent for 20 seconds; then one call tries, and all go again', async () => {
    house.wechatServer.plan('login', 'html', 'html', 'html', 'html', 'html');
    const before = logins();
    const answers: string[] = [];
    for (let time = 0; time < 8; time++) answers.push(refusalCode(await askWeChatSession(house, 'o-broken')));
    expect(new Set(answers)).toEqual(new Set(['ServiceAway']));
    expect(logins() - before).toBe(5);
    house.clock.advance(20);
    expect(refusalCode(await askWeChatSession(house, 'o-broken'))).toBe('none');
    expect(refusalCode(await askWeChatSession(house, 'o-broken'))).toBe('none');
    expect(logins() - before).toBe(7);
  });
});
