// @vitest-environment jsdom
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CampaignId } from '@luhuan/shared/ids';
import { drawWith, join, openDraw, openLine, register, settleAwards, valueFrom } from '../support/allotting.ts';
import { valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { asPerson, sessionFor, shopper } from '../support/scenes.ts';
import { houseRequests } from './requests.ts';
import { Weapp } from './runtime.ts';

const category = 'washer' as const;

let house: TestHouse;
let weapp: Weapp;
let people = 100;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
beforeEach(() => {
  house.clock.advance(60);
  people += 10;
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

const openPhone = async (number: number): Promise<void> => {
  const session = { ...(await sessionFor(house, shopper(number))), name: null };
  weapp = new Weapp({
    storage: { session, 'privacy-agreed': 2 },
    answerRequest: houseRequests(house),
    answers: { login: () => ({ code: house.wechatServer.logIn('o-turn') }) },
  });
  await weapp.launch();
};
const openTurn = (campaignId: CampaignId) =>
  weapp.open(`/account/pages/turn/index?campaignId=${campaignId}&category=${category}`);
const push = (name: string) => weapp.page.tapRole('button', name);

test('a draw: register, see the entry and how many, take it back; after the draw the winner claims, with the proof below', async () => {
  const campaignId = await openDraw(house, { category, budgetFen: 150_000 });
  await openPhone(people);
  const page = await openTurn(campaignId);
  expect(page.text()).toContain('早报晚报机会一样');
  expect(page.text()).toContain('drand 公共随机数');
  await push('报名');
  expect(weapp.page.text()).toContain('已报名');
  expect(weapp.page.text()).toContain('您的报名编号：ent_');
  await push('撤回报名');
  await push('报名');
  const key = { campaignId, category, round: 1 };
  valueOf(await register(await asPerson(house, shopper(people + 1)), key));
  house.clock.advance(60 + 1_200);
  await settleAwards(house);
  await openTurn(campaignId);
  expect(weapp.page.text()).toContain('2 人报名，抽 1 个名额');
  expect(weapp.page.text()).toContain('名单指纹');
  const at = house.clock.now();
  house.clock.advance(3);
  await drawWith(house, key, valueFrom(at));
  const [mine, other] = [people, people + 1];
  weapp.close();
  await openPhone(mine);
  await openTurn(campaignId);
  const won = weapp.page.text().includes('中签了');
  if (!won) {
    expect(weapp.page.text()).toContain('没有中签，候补第 1 位');
    weapp.close();
    await openPhone(other);
    await openTurn(campaignId);
  }
  expect(weapp.page.text()).toContain('中签了');
  expect(weapp.page.text()).toContain('公开随机数');
  await weapp.page.tapRole('button', '领取洗衣机补贴券');
  expect(weapp.page.text()).toContain('已领取');
});

test('a line: join, see the place; an offer with its deadline is given up, and the next one has it', async () => {
  const campaignId = await openLine(house, category, 1);
  await openPhone(people);
  await openTurn(campaignId);
  await push('排队');
  expect(weapp.page.text()).toContain('现在排第 1 位');
  house.clock.advance(1);
  valueOf(await join(await asPerson(house, shopper(people + 1)), { campaignId, category }));
  await settleAwards(house);
  await openTurn(campaignId);
  expect(weapp.page.text()).toContain('轮到您了');
  expect(weapp.page.text()).toContain('最多省 ¥1,500');
  await push('不需要了，让给下一位');
  await push('让出');
  expect(weapp.page.text()).toContain('已让出');
  await settleAwards(house);
  weapp.close();
  await openPhone(people + 1);
  await openTurn(campaignId);
  expect(weapp.page.text()).toContain('轮到您了');
});
