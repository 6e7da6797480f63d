// @vitest-environment jsdom
import { listPowers, revokePower } from '@luhuan/shared/api/powers';
import { claimVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { personNamed, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { RELATIVE, accepted, actingFor, offered, power, readyMade } from '../support/powers.ts';
import { approvedCampaign, asPerson, eligibleModel, newKey, sessionFor } from '../support/scenes.ts';
import { answerWith } from './requests.ts';
import { Weapp } from './runtime.ts';

const [ELDER, CHILD, OTHER] = ['样例长者丙', '样例市民甲', '样例市民乙'] as const;

let house: TestHouse;
let campaignId: CampaignId;
let weapp: Weapp;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 30_000, phone: 30_000 });
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

/** The phone of a person who is signed in and has confirmed that it is they, opened at a page. */
const phoneOf = async (name: string, route: string) => {
  const session = { ...(await sessionFor(house, readyMade(name))), name };
  const home = { regionCode: '440305', name: '广东省深圳市南山区' };
  weapp = new Weapp({
    storage: { session, preferences: { language: 'zh-CN', elder: null, home } },
    answerRequest: answerWith((request) => house.api.fetch(request)),
  });
  await weapp.launch(route);
};
const shows = (text: string) => weapp.until(() => weapp.page.text().includes(text));
const push = (label: string) => weapp.page.tapRole('button', label);
const stored = () => JSON.stringify([...weapp.storage]);

test('an elder asks a relative: scopes, length, and a code that is good until tomorrow', async () => {
  await phoneOf(ELDER, '/account/pages/delegates/index');
  await shows('现在没有人可以替您办理');
  await push('请家人代办');
  await push('✓ 看我的券、出示券码');
  await push('365 天');
  await push('生成二维码');
  await shows('请家人用微信扫这个码');
  expect(weapp.page.text()).toContain('前有效');
});

test('no scope chosen: the code cannot be made', async () => {
  await phoneOf(ELDER, '/account/pages/delegates/index');
  await shows('请家人代办');
  await push('请家人代办');
  await push('✓ 看我的券、出示券码');
  await push('✓ 替我领券、退券');
  await shows('请至少选一项');
  expect(weapp.page.attributes(weapp.page.findRole('button', '生成二维码'))['aria-disabled']).toBe(true);
});

test('the relative opens the code, accepts, claims for the elder and ends it: the banner is on every screen', async () => {
  const offerId = await offered(await asPerson(house, readyMade(ELDER)), RELATIVE);
  await phoneOf(CHILD, `/account/pages/accept-power/index?scene=${encodeURIComponent(offerId)}`);
  await shows('样* 请您代办');
  expect(weapp.page.text()).toContain('✓ 替 TA 领券、退券');
  await push('接受');
  await shows('已接受委托');
  await push('为 样* 办理');
  expect(weapp.page.route).toBe('pages/home/index');
  await shows('正在为样*办理');
  await weapp.open(`/pages/campaign/index?campaignId=${campaignId}&category=fridge`);
  await shows('正在为样*办理');
  await push('领取冰箱补贴券');
  await shows('补贴券已放进对方的卡包');
  await push('打开补贴券');
  await shows('请店员扫码');
  expect(weapp.page.text()).toContain('正在为样*办理');
  expect(stored()).toContain('vouchers-of-others');
  expect(stored()).toMatch(/"secret":"[0-9a-f]{64}"/);
  const elder = await signedIn(house, ELDER);
  const [held] = valueOf(await call(elder, listVouchers, {})).items;
  expect(held?.voucher.claimedBy).toBe(personNamed(CHILD));
  await push('结束');
  expect(stored()).not.toMatch(/"secret":"[0-9a-f]{64}"/);
  await shows('没有找到');
});

test('the power is revoked while the relative acts: the screen says so and nothing of the elder stays on the phone', async () => {
  const given = await power(house, { principal: readyMade(ELDER), delegate: readyMade(OTHER), terms: RELATIVE });
  await phoneOf(OTHER, '/account/pages/delegates/index');
  await shows('我替谁办');
  await push('为 样* 办理');
  await weapp.open('/pages/wallet/index');
  await shows('可以使用');
  expect(stored()).toContain(given.principal);
  const elder = await signedIn(house, ELDER);
  const { principal, delegate } = given;
  valueOf(await call(elder, revokePower, { key: newKey(), params: { principal, delegate }, body: {} }));
  await weapp.open(`/pages/campaign/index?campaignId=${campaignId}&category=phone`);
  await push('领取手机补贴券');
  await shows('的代办已结束');
  expect(weapp.storage.get('vouchers-of-others')).toEqual([]);
  await push('知道了');
  expect(weapp.page.text()).not.toContain('的代办已结束');
});

/** What of the server was asked lately, with whether the caller said who they are and for whom they act. */
const asked = (path: string) =>
  weapp.requests
    .filter(({ url }) => url.includes(path))
    .map(({ header }) => ['authorization' in header, 'acting-for' in header]);

test('a power to show alone: home, list and goods are seen as everybody sees them, with one line that says so', async () => {
  const terms = { ...RELATIVE, scopes: ['show' as const] };
  await power(house, { principal: readyMade(ELDER), delegate: readyMade(OTHER), terms });
  await phoneOf(OTHER, '/account/pages/delegates/index');
  await shows('我替谁办');
  await push('为 样* 办理');
  await shows('委托您的人没有让您领券，所以下面的补贴是人人看到的样子');
  await shows('您的委托不含领券');
  expect(weapp.page.text()).not.toContain('去登录');
  await weapp.open('/pages/appliances/index');
  await shows('补贴后');
  expect(weapp.page.text()).toContain('正在为样*办理');
  await weapp.open(`/pages/appliance/index?gtin=${eligibleModel('fridge').gtin}`);
  await weapp.until(() => asked('/v1/quotes').length > 0 && weapp.page.text().includes('您的委托不含领券'));
  await weapp.open(`/pages/campaign/index?campaignId=${campaignId}&category=fridge`);
  await shows('您的委托不含领券');
  expect(weapp.page.findAll('[aria-label="领取冰箱补贴券"]')).toEqual([]);
  const lists = asked('/offers');
  expect(lists.length).toBeGreaterThanOrEqual(3);
  expect([...lists, ...asked('/v1/quotes')].filter(([named, forOther]) => named || forOther)).toEqual([]);
  await weapp.open('/pages/wallet/index');
  await weapp.until(() => asked('/v1/vouchers').length > 0);
  expect(asked('/v1/vouchers')).toContainEqual([true, true]);
  await push('结束');
});

test('a power to claim alone: offers and prices are the other’s, the wallet is refused, and acting goes on', async () => {
  const terms = { ...RELATIVE, scopes: ['claim' as const] };
  await power(house, { principal: readyMade(ELDER), delegate: readyMade(OTHER), terms });
  await phoneOf(OTHER, '/account/pages/delegates/index');
  await shows('我替谁办');
  await push('为 样* 办理');
  await shows('类补贴');
  await weapp.open(`/pages/appliance/index?gtin=${eligibleModel('fridge').gtin}`);
  await weapp.until(() => asked('/v1/quotes').length > 0);
  expect([...asked('/offers'), ...asked('/v1/quotes')].filter(([named, forOther]) => !named || !forOther)).toEqual([]);
  await weapp.open('/pages/wallet/index');
  await shows('您现在不能替对方办这一步');
  expect(weapp.page.text()).toContain('正在为样*办理');
  expect(weapp.page.text()).not.toContain('没有让您领券');
});

test('signing out ends acting', async () => {
  await power(house, { principal: readyMade(ELDER), delegate: readyMade(OTHER), terms: RELATIVE });
  await phoneOf(OTHER, '/account/pages/delegates/index');
  await shows('我替谁办');
  await push('为 样* 办理');
  await weapp.open('/pages/me/index');
  await push('退出登录');
  expect(weapp.storage.get('acting')).toBeNull();
});

test('the elder reads what was done, says "not me", and hears what it did', async () => {
  const [elder, child] = [readyMade(ELDER), readyMade(CHILD)];
  await power(house, { principal: elder, delegate: child, terms: RELATIVE });
  const acting = actingFor(await asPerson(house, child), elder);
  house.clock.advance(60);
  const params = { campaignId, category: 'phone' as const };
  valueOf(await call(acting, claimVoucher, { key: newKey(), params, body: {} }));
  await house.pump.drain();
  await phoneOf(ELDER, '/pages/me/index');
  await weapp.until(() => /消息（\d+ 条未读）/.test(weapp.page.text()));
  await weapp.open('/account/pages/notices/index');
  await shows('样例市民甲 替您领取了手机补贴券');
  await push('这不是我让办的：样例市民甲 替您领取了手机补贴券');
  await shows('确定后马上撤销这个人的委托');
  await push('确定，不是我让办的');
  await shows('券已退回');
  await push('知道了');
  await shows('您已反映：不是您让办的');
  const { given } = valueOf(await call(await signedIn(house, ELDER), listPowers, {}));
  expect(given.map(({ power: { delegate } }) => delegate)).not.toContain(child.personId);
});

test('the elder ends a power after one more question', async () => {
  await power(house, { principal: readyMade(ELDER), delegate: readyMade(OTHER), terms: RELATIVE });
  await phoneOf(ELDER, '/account/pages/delegates/index');
  await shows(OTHER);
  await push(`撤销${OTHER}的委托`);
  await shows('撤销后马上生效');
  await push('撤销');
  await weapp.until(() => !weapp.page.text().includes(OTHER));
  const { given } = valueOf(await call(await signedIn(house, ELDER), listPowers, {}));
  expect(given.map(({ power: { delegate } }) => delegate)).not.toContain(personNamed(OTHER));
});

test('an offer that was taken, a broken code and somebody unproven are told what to do', async () => {
  const taken = await offered(await asPerson(house, readyMade(ELDER)), RELATIVE);
  valueOf(await accepted(await asPerson(house, readyMade(CHILD)), taken));
  await phoneOf(OTHER, `/account/pages/accept-power/index?scene=${taken}`);
  await shows('这份委托已失效');
  weapp.close();
  await phoneOf(OTHER, '/account/pages/accept-power/index?scene=%E0%A4%A');
  await shows('链接不完整');
  weapp.close();
  const open = await offered(await asPerson(house, readyMade(ELDER)), RELATIVE);
  await phoneOf('样例市民丁（未实名）', `/account/pages/accept-power/index?scene=${open}`);
  await shows('接受前需要实名认证');
  await push('去实名认证');
  expect(weapp.page.route).toBe('pages/identity/index');
});
