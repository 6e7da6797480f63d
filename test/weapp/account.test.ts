// @vitest-environment jsdom
import * as sessions from '@luhuan/shared/api/sessions';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { signedIn, signedInWithWeChat, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { houseRequests } from './requests.ts';
import { Weapp } from './runtime.ts';

const OPENID = 'o-account';
const DEVICES = '/account/pages/devices/index';
const CONFIRM = '/account/pages/confirm/index';

let house: TestHouse;
let weapp: Weapp;
let nobody: Transport;
beforeAll(async () => {
  house = await startHouse();
  nobody = transport(house);
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
beforeEach(() => {
  house.clock.advance(60);
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

/** A phone on which `openid` is signed in to WeChat and to us; `null`: to WeChat only. */
const openPhone = async (session: unknown = null, openid = OPENID): Promise<void> => {
  weapp = new Weapp({
    storage: { session, 'privacy-agreed': 2 },
    answerRequest: houseRequests(house),
    answers: { login: () => ({ code: house.wechatServer.logIn(openid) }) },
  });
  await weapp.launch();
};
const wechatSession = async (openid = OPENID) => ({ ...(await signedInWithWeChat(house, openid)), name: null });
const push = (name: string) => weapp.page.tapRole('button', name);
const sentTo = ({ path }: { path: string }): number => weapp.requests.filter(({ url }) => url.endsWith(path)).length;

/** What a screen asks a phone. */
const body = { device: 'Chrome · Windows' };
const asked = async () => valueOf(await call(nobody, sessions.openTicket, { body }));
const collected = async ({ ticketId, secret }: sessions.AskedTicket) =>
  valueOf(await call(nobody, sessions.collectTicket, { params: { ticketId }, body: { secret } }));
const approvePage = ({ ticketId }: sessions.AskedTicket) =>
  `/account/pages/approve/index?scene=${encodeURIComponent(ticketId)}`;

test('a scanned code says which screen asks and warns; “同意登录” lets that screen in', async () => {
  await openPhone(await wechatSession());
  const ticket = await asked();
  const page = await weapp.open(approvePage(ticket));
  expect(page.text()).toContain('有一块屏幕想用您的身份登录');
  expect(page.text()).toContain('Chrome · Windows');
  expect(page.text()).toContain('只在您自己正看着那块屏幕时同意');
  expect(page.text()).toContain('3:00 后过期');
  await push('同意登录');
  expect(weapp.page.text()).toContain('已同意');
  expect(await collected(ticket)).toMatchObject({ state: 'signed-in' });
});

test('“拒绝” keeps the screen out', async () => {
  await openPhone(await wechatSession());
  const ticket = await asked();
  await weapp.open(approvePage(ticket));
  await push('拒绝');
  expect(weapp.page.text()).toContain('没有任何改动');
  expect(await collected(ticket)).toEqual({ state: 'declined' });
});

test('whoever is not signed in signs in first and comes back to the question', async () => {
  await openPhone();
  await weapp.open(approvePage(await asked()));
  await push('去登录');
  await push('微信登录');
  expect(weapp.page.route).toBe('account/pages/approve/index');
  expect(weapp.page.text()).toContain('有一块屏幕想用您的身份登录');
});

test('a code that ran out, an unknown one and none at all say where to get a new one', async () => {
  await openPhone(await wechatSession());
  const ticket = await asked();
  house.clock.advance(180);
  for (const place of [
    approvePage(ticket),
    '/account/pages/approve/index?scene=%E0%A4%A',
    '/account/pages/approve/index',
  ])
    expect((await weapp.open(place)).text()).toContain('请在那块屏幕上换一个二维码');
});

test('a phone that was itself let in by a phone cannot let others in', async () => {
  const first = await asked();
  const phone = transport(house, (await wechatSession()).token);
  valueOf(await call(phone, sessions.decideTicket, { params: first, body: { decision: 'approve' } }));
  const granted = await collected(first);
  if (granted.state !== 'signed-in') throw new Error(granted.state);
  await openPhone({ ...granted.session, name: null });
  const page = await weapp.open(approvePage(await asked()));
  expect(page.text()).toContain('请在手机上确认');
});

test('somebody else’s confirmation is not theirs to give', async () => {
  await openPhone(await wechatSession('o-somebody-else'));
  const ticket = valueOf(await call(await signedIn(house, '样例经办员'), sessions.openConfirmTicket, { body }));
  const page = await weapp.open(approvePage(ticket));
  expect(page.text()).toContain('不是同一个人');
  await push('换人登录');
  expect(weapp.page.route).toBe('pages/sign-in/index');
});

test('without network the answer is not known, and the same answer is sent again', async () => {
  await openPhone(await wechatSession());
  const ticket = await asked();
  await weapp.open(approvePage(ticket));
  const answer = weapp.answerRequest;
  weapp.answerRequest = async (request) => {
    await answer?.(request);
    throw new Error('the answer was lost');
  };
  await push('同意登录');
  expect(weapp.page.text()).toContain('结果还不确定');
  weapp.answerRequest = answer;
  await push('再问一次');
  expect(weapp.page.text()).toContain('已同意');
  expect(await collected(ticket)).toMatchObject({ state: 'signed-in' });
});

test('in WeChat one press confirms for ten minutes; a used code is replaced once by itself', async () => {
  await openPhone(await wechatSession());
  await weapp.open(CONFIRM);
  house.wechatServer.plan('login', 40_029);
  await push('用微信确认');
  expect(weapp.page.text()).toContain('已确认是您本人');
  expect(sentTo(sessions.confirmWechat)).toBe(2);
  await push('回去继续办理');
  expect(weapp.page.route).toBe('pages/home/index');
});

test('another WeChat account on the phone confirms nothing', async () => {
  await openPhone(await wechatSession(), 'o-another');
  await signedInWithWeChat(house, 'o-another');
  await weapp.open(CONFIRM);
  await push('用微信确认');
  expect(weapp.page.text()).toContain('不是同一个人');
});

test('the list of devices marks this one and signs another out after a question', async () => {
  const here = await wechatSession('o-devices');
  const other = await wechatSession('o-devices');
  await openPhone(here, 'o-devices');
  const page = await weapp.open(DEVICES);
  expect(page.findAll('[role="listitem"]')).toHaveLength(2);
  expect(page.text()).toContain('这台设备');
  await push('让它退出 未知设备');
  await weapp.until(() => weapp.page.text().includes('会马上退出'));
  expect(sentTo({ path: '/end' })).toBe(0);
  await push('退出登录');
  expect(weapp.page.text()).toContain('没有登录在别的设备上');
  const left = valueOf(await call(transport(house, here.token), sessions.listSessions, {})).items;
  expect(left.map(({ sessionId }) => sessionId)).toEqual([here.sessionId]);
  expect(left.map(({ sessionId }) => sessionId)).not.toContain(other.sessionId);
});

test('this device signs out and forgets who was here', async () => {
  await openPhone(await wechatSession());
  await weapp.open(DEVICES);
  await push('这台设备退出登录');
  expect(weapp.page.route).toBe('pages/me/index');
  expect(weapp.page.text()).toContain('还没有登录');
  expect((await weapp.open(DEVICES)).text()).toContain('还没有登录');
});
