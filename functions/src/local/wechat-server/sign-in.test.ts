import { type Instant, instantAt, epochMs } from '@luhuan/shared/clock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shanghai } from '../../../../test/support/samples.ts';
import { type WeChatServer, startWeChatServer } from './server.ts';

let now: Instant;
let server: WeChatServer;
beforeEach(async () => {
  now = shanghai('2026-03-01T10:00');
  server = await startWeChatServer({ now: () => now });
});
afterEach(() => server.stop());

const advance = (seconds: number) => {
  now = instantAt(epochMs(now) + seconds * 1_000);
};
const ask = async (path: string, body?: object) => {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${server.account.origin}${path}`, init);
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};
const logIn = ({ appid = server.account.appId, secret = server.account.secret, code = server.logIn('o-1') } = {}) =>
  ask(`/sns/jscode2session?appid=${appid}&secret=${secret}&js_code=${code}&grant_type=authorization_code`);
const token = async (isForced = false, more: object = {}) =>
  (
    await ask('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: server.account.appId,
      secret: server.account.secret,
      force_refresh: isForced,
      ...more,
    })
  ).json;
const phone = async (accessToken: unknown, code = server.givePhone('13900000001')) =>
  (await ask(`/wxa/business/getuserphonenumber?access_token=${String(accessToken)}`, { code })).json;

describe('jscode2session', () => {
  test('gives openid and session_key, without an errcode', async () => {
    expect(await logIn()).toEqual({ status: 200, json: { openid: 'o-1', session_key: expect.any(String) } });
  });

  test.each([
    ['a code it never gave', { code: 'made-up' }, 40_029],
    ['another appid', { appid: 'wx-other' }, 40_013],
    ['a wrong secret', { secret: 'wrong' }, 40_125],
  ])('%s: HTTP 200 with errcode %o', async (_what, change, errcode) => {
    expect(await logIn(change)).toMatchObject({ status: 200, json: { errcode } });
  });

  test('with a stranger, any code is theirs, as often as the developer tool sends it', async () => {
    const open = await startWeChatServer({ now: () => now }, 'o-stranger');
    const path = `/sns/jscode2session?appid=${open.account.appId}&secret=${open.account.secret}&js_code=mock&grant_type=authorization_code`;
    for (let time = 0; time < 2; time++)
      expect(await (await fetch(open.account.origin + path)).json()).toMatchObject({ openid: 'o-stranger' });
    await open.stop();
  });
});

describe('stable_token', () => {
  test('is the same for 6,900 seconds, with ever fewer left, then a new one while the old is still good', async () => {
    const first = await token();
    expect(first).toEqual({ access_token: expect.any(String), expires_in: 7_200 });
    advance(6_899);
    expect(await token()).toEqual({ ...first, expires_in: 301 });
    advance(1);
    const second = await token();
    expect(second['access_token']).not.toBe(first['access_token']);
    expect(await phone(first['access_token'])).toMatchObject({ errcode: 0 });
    advance(300);
    expect(await phone(first['access_token'])).toMatchObject({ errcode: 42_001 });
    expect(await phone(second['access_token'])).toMatchObject({ errcode: 0 });
  });

  test('by force is a new one, and the old one is unknown at once; within 30 seconds force does nothing', async () => {
    const first = await token();
    const forced = await token(true);
    expect(await phone(first['access_token'])).toMatchObject({ errcode: 40_001 });
    advance(29);
    expect((await token(true))['access_token']).toBe(forced['access_token']);
    advance(1);
    expect((await token(true))['access_token']).not.toBe(forced['access_token']);
  });

  test('by force goes twenty times a day', async () => {
    for (let time = 0; time < 20; time++) {
      expect(await token(true)).toHaveProperty('access_token');
      advance(30);
    }
    expect(await token(true)).toMatchObject({ errcode: 45_009 });
    advance(86_400);
    expect(await token(true)).toHaveProperty('access_token');
  });

  test('asks for secret and grant type', async () => {
    expect(await token(false, { secret: 'wrong' })).toMatchObject({ errcode: 40_125 });
    expect(await token(false, { grant_type: 'other' })).toMatchObject({ errcode: 40_002 });
  });
});

test('getuserphonenumber redeems a code once', async () => {
  const { access_token: good } = await token();
  const code = server.givePhone('13900000001');
  expect(await phone(good, code)).toMatchObject({
    errcode: 0,
    phone_info: { purePhoneNumber: '13900000001', countryCode: '86', watermark: { appid: server.account.appId } },
  });
  expect(await phone(good, code)).toMatchObject({ errcode: 40_029 });
});
