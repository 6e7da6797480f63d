// @vitest-environment jsdom
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { listVouchers } from '@luhuan/shared/api/vouchers';
import type { CampaignId } from '@luhuan/shared/ids';
import { readCode } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, eligibleModel, newKey, reserved, saleOf } from '../support/scenes.ts';
import { answerWith } from './requests.ts';
import { Weapp } from './runtime.ts';

let house: TestHouse;
let campaignId: CampaignId;
let weapp: Weapp;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 3_000, phone: 5_000 });
});
afterAll(() => house.stop());
beforeEach(() => {
  weapp = new Weapp({ answerRequest: answerWith((request) => house.api.fetch(request)) });
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

const signInAs = async (name: string): Promise<void> => {
  await (
    await weapp.open('/pages/sign-in/index')
  ).tap(
    weapp.page.findAll('[role="button"]').find((button) => (button.getAttribute('aria-label') ?? '').includes(name)) ??
      '.none',
  );
};

test('a shopper sees what there is today, signs in on the way, claims with one tap and opens the code', async () => {
  const home = await weapp.launch();
  expect(home.text()).toContain('深圳市 2026 年以旧换新');
  expect(home.text()).toContain('还有 2 张');
  await home.tapRole('button', '冰箱最高 ¥1,500还有 2 张');
  expect(weapp.page.route).toBe('pages/campaign/index');
  await weapp.page.tapRole('button', '领取冰箱补贴券');
  expect(weapp.page.text()).toContain('请先登录');
  await weapp.page.tapRole('button', '去登录');
  await weapp.page.tapRole('button', '登录 样例市民甲 消费者 · 广东省深圳市南山区');
  expect(weapp.page.route).toBe('pages/campaign/index');
  expect(weapp.page.findRole('button', '领取冰箱补贴券')).toBeDefined();
});

test('claim, code, till, receipt, points: the shopper’s side of a redemption', async () => {
  await weapp.launch();
  await signInAs('样例市民甲');
  const campaign = await weapp.open(`/pages/campaign/index?campaignId=${campaignId}&category=fridge`);
  await campaign.tapRole('button', '领取冰箱补贴券');
  expect(campaign.text()).toContain('领到了');
  await campaign.tapRole('button', '打开补贴券');
  expect(weapp.page.route).toBe('pages/voucher/index');
  expect(weapp.page.text()).toContain('请店员扫码，或念出下面 16 位数字');
  const digits = weapp.page.text('.voucher-digits').replace(/\s/g, '');
  expect(readCode(digits)?.kind).toBe('typed');
  expect(weapp.canvases.length).toBeGreaterThan(0);
  expect(weapp.calls.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['setScreenBrightness', 'setKeepScreenOn']),
  );

  const till = await signedIn(house, '样例店员一');
  const [held] = valueOf(await call(await signedIn(house, '样例市民甲'), listVouchers, {})).items;
  if (held === undefined) throw new Error('no voucher');
  const preview = await reserved(house, till, held);
  valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, eligibleModel('fridge')) }));
  await house.pump.drain();

  const wallet = await weapp.tapTab('卡包');
  expect(wallet.text()).toContain('已使用');
  await wallet.tap('.voucher-card');
  expect(weapp.page.text()).toContain('使用明细');
  expect(weapp.page.text()).toContain('国家补贴');
  await weapp.page.tapRole('button', '看积分');
  expect(weapp.page.text()).toContain('待生效');
  await expectSound(house);
});

test('without network the wallet shows what it held, and the code is made from what came with the claim', async () => {
  await weapp.launch();
  await signInAs('样例市民乙');
  const campaign = await weapp.open(`/pages/campaign/index?campaignId=${campaignId}&category=phone`);
  await campaign.tapRole('button', '领取手机补贴券');
  expect(campaign.text()).toContain('领到了');
  weapp.answerRequest = undefined;
  const wallet = await weapp.tapTab('卡包');
  expect(wallet.text()).toContain('可能不是最新的');
  await wallet.tap('.voucher-card');
  expect(weapp.page.text('.voucher-digits').replace(/\s/g, '')).toMatch(/^\d{16}$/);
});

test('who signs in next finds nothing of the vouchers before, not even without network', async () => {
  await weapp.launch();
  await signInAs('样例市民乙');
  expect((await weapp.tapTab('卡包')).text()).toContain('手机');
  await signInAs('样例长者丙');
  weapp.answerRequest = undefined;
  const wallet = await weapp.tapTab('卡包');
  expect(wallet.text()).toContain('没有连上网络');
  expect(wallet.text()).not.toContain('手机');
});

test('giving back asks first, and the voucher is then told apart in words', async () => {
  await weapp.launch();
  await signInAs('样例长者丙');
  const campaign = await weapp.open(`/pages/campaign/index?campaignId=${campaignId}&category=phone`);
  await campaign.tapRole('button', '领取手机补贴券');
  await campaign.tapRole('button', '打开补贴券');
  await weapp.page.tapRole('button', '不用了，退回');
  expect(weapp.page.text()).toContain('名额会留给别人');
  await weapp.page.tapRole('button', '退回');
  await weapp.until(() => weapp.page.text().includes('已退回'));
  await expectSound(house);
});

test('a model page shows label, price after the subsidy step by step, and the reasons', async () => {
  const model = eligibleModel('fridge');
  await weapp.launch();
  await signInAs('样例市民甲');
  const page = await weapp.open(`/pages/appliance/index?gtin=${model.gtin}`);
  await weapp.until(() => page.text().includes('您实付') || page.text().includes('实付'));
  expect(page.text()).toContain(model.name);
  expect(page.text()).toContain('1 级');
  expect(page.text()).toContain('国家补贴');
  await page.input('.field-input', '0');
  expect(page.text()).toContain('请填大于 0 的金额');
});

test('without network every screen says so and offers to try again', async () => {
  weapp.answerRequest = undefined;
  const home = await weapp.launch();
  expect(home.text()).toContain('没有连上网络');
  weapp.answerRequest = answerWith((request) => house.api.fetch(request));
  await home.tapRole('button', '再试一次');
  expect(home.text()).toContain('深圳市 2026 年以旧换新');
});

test('长辈版 follows WeChat’s large font, and both it and English are one tap away', async () => {
  weapp.close();
  weapp = new Weapp({
    device: { fontSizeSetting: 23 },
    answerRequest: answerWith((request) => house.api.fetch(request)),
  });
  await weapp.launch();
  const me = await weapp.tapTab('我的');
  expect(me.findAll('.lh-elder')).toHaveLength(1);
  await me.tapRole('button', '关');
  expect(me.findAll('.lh-elder')).toHaveLength(0);
  await me.tapRole('button', 'English');
  expect(me.text()).toContain('Not signed in');
  expect((await weapp.tapTab('首页')).text()).toContain('One step away');
});
