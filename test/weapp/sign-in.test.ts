// @vitest-environment jsdom
import { linkPhone } from '@luhuan/shared/api/people';
import { openWechatSession } from '@luhuan/shared/api/sessions';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign } from '../support/scenes.ts';
import { apiOf } from '../../functions/src/lambda/bindings.ts';
import { answerWith } from './requests.ts';
import { Weapp } from './runtime.ts';

const OPENID = 'o-weapp';

let house: TestHouse;
let weapp: Weapp;
beforeAll(async () => {
  house = await startHouse();
  await approvedCampaign(house, { fridge: 3_000 });
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

/** A phone on which somebody is signed in to WeChat. */
const phone = (more: ConstructorParameters<typeof Weapp>[0] = {}): Weapp =>
  new Weapp({
    answerRequest: answerWith((request) => house.api.fetch(request)),
    ...more,
    answers: { login: () => ({ code: house.wechatServer.logIn(OPENID) }), ...more.answers },
  });
beforeEach(() => {
  house.clock.advance(60);
  weapp = phone();
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

const callsOf = (name: string): number => weapp.calls.filter((one) => one.name === name).length;
const sentTo = ({ path }: { path: string }): number => weapp.requests.filter(({ url }) => url.endsWith(path)).length;
const toSignIn = async () => {
  await weapp.launch();
  return weapp.open('/pages/sign-in/index');
};
const signIn = async () => {
  await (await toSignIn()).tapRole('button', '微信登录');
  await weapp.page.tapRole('button', '同意并登录');
};

test('WeChat comes first, says what it is about before anything is asked of WeChat, and leads to a shopper', async () => {
  const page = await toSignIn();
  expect(page.text().indexOf('微信登录')).toBeLessThan(page.text().indexOf('样例市民甲'));
  expect(page.text()).toContain('所在地：广东省深圳市南山区');
  await page.tapRole('button', '微信登录');
  expect(page.text()).toContain('登录前，请先了解');
  expect([callsOf('login'), sentTo(openWechatSession)]).toEqual([0, 0]);
  await page.tapRole('button', '同意并登录');
  expect(weapp.page.route).toBe('pages/home/index');
  const me = await weapp.tapTab('我的');
  expect(me.text()).toContain('微信用户');
  expect(me.text()).toContain('未实名');
  expect(callsOf('login')).toBe(1);
});

test('who agreed once is not asked again on this phone, unless WeChat says that there is more to agree to', async () => {
  await signIn();
  await (await weapp.open('/pages/sign-in/index')).tapRole('button', '微信登录');
  expect(weapp.page.route).toBe('pages/home/index');
  weapp.answers.set('getPrivacySetting', () => ({ needAuthorization: true }));
  await (await weapp.open('/pages/sign-in/index')).tapRole('button', '微信登录');
  expect(weapp.page.text()).toContain('登录前，请先了解');
  expect(callsOf('requirePrivacyAuthorize')).toBe(0);
  await weapp.page.tapRole('button', '同意并登录');
  expect(callsOf('requirePrivacyAuthorize')).toBe(1);
  expect(weapp.page.route).toBe('pages/home/index');
});

test('“不同意” leads back to browsing, nothing was collected, and the question comes again next time', async () => {
  await (await toSignIn()).tapRole('button', '微信登录');
  await weapp.page.tapRole('button', '不同意，先看看');
  expect(weapp.page.route).toBe('pages/home/index');
  expect(weapp.page.text()).toContain('深圳市 2026 年以旧换新');
  expect([callsOf('login'), sentTo(openWechatSession)]).toEqual([0, 0]);
  await (await weapp.open('/pages/sign-in/index')).tapRole('button', '微信登录');
  expect(weapp.page.text()).toContain('登录前，请先了解');
});

test('a no to WeChat’s own question is a no', async () => {
  weapp.answers.set('getPrivacySetting', () => ({ needAuthorization: true }));
  weapp.answers.set('requirePrivacyAuthorize', () => {
    throw new Error('privacy permission is not authorized');
  });
  await signIn();
  expect(weapp.page.route).toBe('pages/home/index');
  expect([callsOf('login'), sentTo(openWechatSession)]).toEqual([0, 0]);
});

test('a WeChat too old to know about privacy is asked nothing; our own question stays', async () => {
  weapp.close();
  weapp = phone({ missing: ['getPrivacySetting', 'requirePrivacyAuthorize', 'openPrivacyContract'] });
  await (await toSignIn()).tapRole('button', '微信登录');
  expect(weapp.page.text()).toContain('登录前，请先了解');
  expect(weapp.page.text()).not.toContain('看隐私保护指引');
  await weapp.page.tapRole('button', '同意并登录');
  expect(weapp.page.route).toBe('pages/home/index');
});

test('a code that was used (40029) is replaced by a fresh login, by itself, once', async () => {
  house.wechatServer.plan('login', 40_029);
  await signIn();
  expect(weapp.page.route).toBe('pages/home/index');
  expect([callsOf('login'), sentTo(openWechatSession)]).toEqual([2, 2]);
});

test('used twice, the person is told and may press again', async () => {
  house.wechatServer.plan('login', 40_029, 40_029);
  await signIn();
  expect(weapp.page.text()).toContain('这次登录没有完成');
  expect([callsOf('login'), sentTo(openWechatSession)]).toEqual([2, 2]);
  await weapp.page.tapRole('button', '再试一次');
  await weapp.page.tapRole('button', '微信登录');
  expect(weapp.page.route).toBe('pages/home/index');
});

test.each([
  ['a risky account is told what to do, and is not asked again', 40_226, '微信没有放行这次登录'],
  ['too many sign-ins wait a minute', 45_011, '请过一分钟再试'],
  ['without WeChat there is a sentence, not a spinner', 'html' as const, '微信暂时没有回应'],
])('%s', async (_what, planned, words) => {
  house.wechatServer.plan('login', planned);
  await signIn();
  expect(weapp.page.text()).toContain(words);
  expect([callsOf('login'), sentTo(openWechatSession)]).toEqual([1, 1]);
});

test('without network it says so and offers to try again', async () => {
  await toSignIn();
  weapp.answerRequest = undefined;
  await weapp.page.tapRole('button', '微信登录');
  await weapp.page.tapRole('button', '同意并登录');
  expect(weapp.page.text()).toContain('没有连上网络');
});

test('while it is under way the button says so and cannot be pressed twice', async () => {
  await (await toSignIn()).tapRole('button', '微信登录');
  weapp.waitsForAnswers = false;
  weapp.answers.set('login', () => new Promise(() => undefined));
  await weapp.page.tapRole('button', '同意并登录');
  const button = weapp.page.findRole('button', '正在登录…');
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await weapp.page.tap(button);
  expect(callsOf('login')).toBe(1);
});

test('in English the same words are said', async () => {
  weapp.close();
  const home = { regionCode: '440305', name: '广东省深圳市南山区' };
  weapp = phone({ storage: { preferences: { language: 'en', elder: null, home } } });
  await (await toSignIn()).tapRole('button', 'Sign in with WeChat');
  expect(weapp.page.text()).toContain('Before you sign in');
  house.wechatServer.plan('login', 40_226);
  await weapp.page.tapRole('button', 'Agree and sign in');
  expect(weapp.page.text()).toContain('WeChat stopped this sign-in');
});

test('in production there is WeChat and no list of ready-made persons, nor a word about one', async () => {
  const production = apiOf(house, 'production');
  weapp.answerRequest = answerWith((request) => production.fetch(request));
  const page = await toSignIn();
  expect(page.text()).toContain('微信登录');
  expect(page.text()).not.toMatch(/演示|没有找到/);
  await page.tapRole('button', '微信登录');
  await page.tapRole('button', '同意并登录');
  expect(weapp.page.route).toBe('pages/home/index');
});

test('a phone number is tied with WeChat’s own button; without permission nothing is sent', async () => {
  await signIn();
  const me = await weapp.tapTab('我的');
  await me.fire('.me-phone-button', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
  expect(sentTo(linkPhone)).toBe(0);
  house.wechatServer.plan('phone', 40_029);
  await me.fire('.me-phone-button', 'getphonenumber', { code: house.wechatServer.givePhone('13900000005') });
  expect(me.text()).toContain('没有取到手机号');
  await me.tapRole('button', '再试一次');
  await me.fire('.me-phone-button', 'getphonenumber', { code: house.wechatServer.givePhone('13900000005') });
  expect(me.text()).toContain('手机号已绑定');
});
