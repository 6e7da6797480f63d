// @vitest-environment jsdom
import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { shanghai } from '../support/samples.ts';
import { draftWith, eligibleModel, inForce } from '../support/scenes.ts';
import { answerWith } from './requests.ts';
import { Weapp } from './runtime.ts';

let house: TestHouse;
let local: CampaignId;
let weapp: Weapp;
beforeAll(async () => {
  house = await startHouse();
  const budgets = [{ category: 'fridge' as const, budgetFen: 1_500_000 }];
  local = await inForce(house, draftWith(budgets, { programme: 'local-only', title: '本地活动', location: ['claim'] }));
  const opening = { from: null, until: null, weekdays: [1, 2, 3, 4, 5, 6, 7], fromTime: '11:00', untilTime: '12:00' };
  await inForce(house, draftWith(budgets, { programme: 'at-eleven', title: '十一点活动', openings: [opening] }));
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
beforeEach(async () => {
  weapp = new Weapp({ answerRequest: answerWith((request) => house.api.fetch(request)) });
  await weapp.launch();
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

const signInAs = async (name: string): Promise<void> => {
  const page = await weapp.open('/pages/sign-in/index');
  const button = page.findAll('[role="button"]').find((one) => (one.getAttribute('aria-label') ?? '').includes(name));
  await page.tap(button ?? '.none');
};
const openCampaign = () => weapp.open(`/pages/campaign/index?campaignId=${local}&category=fridge`);

test('who is not signed in is told so first, and when the next opens, counted down by the server’s clock: one hour', async () => {
  const home = await weapp.open('/pages/home/index');
  expect(house.clock.now()).toBe(shanghai('2026-03-01T10:00'));
  expect(home.text()).toContain('有 1 类补贴，每件最高省 ¥1,500，还差一步');
  expect(home.text()).toContain('去登录');
  expect(home.text()).toContain('3月1日 周日 11:00 开始');
  expect(home.text()).toMatch(/00:59:5\d|01:00:00/);
});

test('a campaign that asks where the phone is says what for; denied is no pass, and nothing is claimed', async () => {
  await signInAs('样例市民甲');
  weapp.answers.set('getFuzzyLocation', () => {
    throw new Error('getFuzzyLocation:fail auth deny');
  });
  const page = await openCampaign();
  expect(page.text()).toContain('领取时要确认您在活动地区');
  expect(page.text()).toContain('不保存，也不作他用');
  await page.tapRole('button', '领取冰箱补贴券');
  expect(page.text()).toContain('没有拿到位置');
  expect(weapp.requests.some(({ url }) => url.includes('/claims') || url.includes('/places'))).toBe(false);
});

test('from Beijing it is refused, and from Nanshan it is granted, for use online; the server hears two decimals', async () => {
  await signInAs('样例市民甲');
  weapp.answers.set('getFuzzyLocation', () => ({ latitude: 39.921_34, longitude: 116.441_23 }));
  const page = await openCampaign();
  await page.tapRole('button', '领取冰箱补贴券');
  expect(page.text()).toContain('您现在不在活动地区');
  weapp.answers.set('getFuzzyLocation', () => ({ latitude: 22.532_34, longitude: 113.931_23 }));
  const again = await openCampaign();
  await again.tapRole('button', '网上用');
  await again.tapRole('button', '领取冰箱补贴券');
  expect(again.text()).toContain('领到了');
  expect(again.text()).toContain('在网上使用');
  const sent = weapp.requests.filter(({ url }) => url.includes('/places')).map(({ body }) => body ?? '');
  expect(sent.at(-1)).toContain('22.53');
  expect(sent.join()).not.toContain('22.532');
  const home = await weapp.open('/pages/home/index');
  expect(home.text()).toContain('已领到');
});

test('goods reckoned together: taken in on their pages, with the campaign and the total on one page, and taken out again', async () => {
  await signInAs('样例长者丙');
  const model = eligibleModel('fridge');
  const page = await weapp.open(`/pages/appliance/index?gtin=${model.gtin}`);
  await page.tapRole('button', '一起算');
  await page.tapRole('button', '看 1 件的最佳领法');
  expect(weapp.page.route).toBe('shopping/pages/combination/index');
  expect(weapp.page.text()).toContain(model.name);
  expect(weapp.page.text()).toContain('这件现在没有能用的补贴');
  await weapp.page.tapRole('button', '为什么不用另外 2 个活动');
  expect(weapp.page.text()).toContain('本地活动');
  await weapp.page.tapRole('button', `不一起算了 ${model.name}`);
  expect(weapp.page.text()).toContain('还没有选商品');
});

test('the list shows what is saved, and filters by grade', async () => {
  await signInAs('样例长者丙');
  const list = await weapp.open('/pages/appliances/index');
  await weapp.until(() => list.text().includes('补贴后'));
  expect(list.text()).toMatch(/省 ¥[\d,.]+/);
  expect(list.text()).toContain('没有补贴：1 级才有');
  await list.tapRole('button', '1 级');
  expect(list.text()).not.toContain('没有补贴：1 级才有');
});
