import * as awards from '@luhuan/shared/api/awards';
import * as draws from '@luhuan/shared/api/draws';
import { listVouchers } from '@luhuan/shared/api/vouchers';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { type Instant, plusDays, plusSeconds } from '@luhuan/shared/clock';
import { drawnOrder, seedOf } from '@luhuan/shared/draw/draw';
import { checkDraw } from '@luhuan/shared/draw/published-draw';
import type { PublicValue } from '@luhuan/shared/draw/public-seed';
import type { CampaignId, EntryId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { join, openLine, register, settleAwards, standingIn, valueFrom } from '../support/allotting.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import { expectSound } from '../support/house.ts';
import { PUBLIC_DRAW, shanghai } from '../support/samples.ts';
import { asPerson, draftWith, eligibleModel, inForce, newKey, shopper } from '../support/scenes.ts';
import { desktop, phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { type Visitor, confirming, visitor } from './visitor.ts';

const [FIRST, SECOND] = ['样例市民甲', '样例市民乙'];
const category = 'fridge' as const;
const HOUR = 3_600;

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

const later = (seconds: number) => timed.house.clock.advance(seconds);
const citizen = (name: string) => visitor(timed.browser, timed.base, { name, viewport: phone });
const opens = (one: Visitor, campaignId: CampaignId) =>
  one.go(`/account/pages/turn/index?campaignId=${campaignId}&category=${category}`);

/** What the browser notes by itself of answers that were lost on purpose. */
const EXPECTED = /status of (409|422) |net::ERR_FAILED/;

/** Closes their browser; nothing but what was expected was noted in it. */
const leaves = async (one: Visitor): Promise<void> => {
  expect(one.errors.filter((error) => !EXPECTED.test(error))).toEqual([]);
  await one.close();
};

/** Opens the page, waits for the words, and takes its picture, for elders as well. */
const sees = async (one: Visitor, campaignId: CampaignId, words: string | RegExp, name: string): Promise<void> => {
  await opens(one, campaignId);
  await one.sees(words);
  await one.picture(name);
  await one.elderPicture(`${name}-elder`);
};
const campaignPage = (one: Visitor, campaignId: CampaignId) =>
  one.go(`/pages/campaign/index?campaignId=${campaignId}&category=${category}`);

const started = (allocation: Rules['allocation'], units: number, change: Partial<Rules> = {}): Promise<CampaignId> =>
  inForce(timed.house, draftWith([{ category, budgetFen: units * 150_000 }], { allocation, ...change }));

/** A value that draws these entries first, in this order; the value is invented, so it may be looked for. */
const valueThatDraws = async (
  key: { campaignId: CampaignId; category: typeof category; round: number },
  first: readonly EntryId[],
  at: Instant,
): Promise<PublicValue> => {
  const send = await signedIn(timed.house, FIRST);
  const { closed } = valueOf(await call(send, draws.getDraw, { params: key }));
  const { items } = valueOf(await call(send, draws.listDrawEntries, { params: key }));
  if (closed === null) throw new Error('the list is open');
  for (let number = 0; ; number++) {
    const value = number.toString(16).padStart(64, '0');
    const order = drawnOrder(items, seedOf(closed.listHash, value)).map(({ entryId }) => entryId);
    if (first.every((entryId, index) => order[index] === entryId)) return { ...valueFrom(at), value };
  }
};

const entersValue = async (officer: Visitor, campaignId: CampaignId, value: PublicValue): Promise<void> => {
  await officer.go(`/government/pages/campaign/index?campaignId=${campaignId}`);
  await officer.sees('待填公开随机数');
  await officer.shown.locator('.public-value').scrollIntoViewIfNeeded();
  await officer.picture('officer-awaits-value');
  await officer.push('填好，交另一人确认');
  await officer.sees('请填 https:// 开头的网址');
  await officer.enter('公布的数', value.value);
  await officer.enter('公布的网页', value.link);
  await confirming(officer, () => officer.push('填好，交另一人确认'));
  await officer.sees('您填的数要由另一位工作人员到来源核对后确认。');
  await officer.picture('officer-entered');
};

const confirmsValue = async (approver: Visitor, campaignId: CampaignId, value: PublicValue): Promise<void> => {
  await approver.go(`/government/pages/campaign/index?campaignId=${campaignId}`);
  await approver.sees(value.link);
  await approver.shown.locator('.public-value').scrollIntoViewIfNeeded();
  await approver.picture('officer-confirms');
  await confirming(approver, () => approver.push('已核对，确认这个数'));
  await approver.sees('两人都已确认，几分钟内开奖。');
};

test('a draw: opens later, registration, registered, closing, list closed, officers enter and confirm the value, won, reserve, claimed, lapsed, missed', async () => {
  const { house } = timed;
  const now = house.clock.now();
  const [registerFrom, registerUntil, drawnAt] = [1, 2, 3].map((hours) => plusSeconds(now, hours * HOUR)) as [
    Instant,
    Instant,
    Instant,
  ];
  const id = await started({ kind: 'draw', rounds: [{ registerFrom, registerUntil, drawnAt }], ...PUBLIC_DRAW }, 2, {
    programme: 'drawn-seen',
    title: '样例摇号活动',
  });
  const key = { campaignId: id, category, round: 1 };
  const [one, english] = [await citizen(FIRST), await citizen('样例长者丙')];
  await campaignPage(one, id);
  await one.sees(/开始报名/);
  await one.picture('draw-campaign-opens');
  await sees(one, id, /开始报名/, 'draw-opens');
  await one.go(`/pages/appliance/index?gtin=${eligibleModel(category).gtin}`);
  await one.sees('这件商品符合条件，您现在领不到券');
  await one.picture('draw-appliance');
  later(HOUR);
  await campaignPage(one, id);
  await one.push('去报名');
  await one.sees(/早报晚报机会一样/);
  await one.picture('draw-register');
  const found = await one.loses(/\/registrations$/);
  await one.push('报名');
  await one.sees('结果还不确定');
  await one.picture('draw-unknown');
  await found();
  await one.push('再问一次');
  await one.sees('撤回报名');
  await one.push('撤回报名');
  await one.sees(/早报晚报机会一样/);
  await one.push('报名');
  await one.sees('撤回报名');
  await one.picture('draw-registered');
  await one.elderPicture('draw-registered-elder');
  await one.go('/pages/wallet/index');
  await one.sees(/已报名，/);
  await one.picture('draw-wallet');
  const [first, second] = [await signedIn(house, FIRST), await signedIn(house, SECOND)];
  const [third, fourth] = [await asPerson(house, shopper(31)), await asPerson(house, shopper(32))];
  for (const send of [second, third, fourth]) valueOf(await register(send, key));
  house.clock.set(registerUntil);
  await sees(one, id, /约 20 分钟后封存/, 'draw-closing');
  await english.speaks('en');
  await sees(english, id, /You did not register/, 'draw-missed-en');
  later(1_200);
  await settleAwards(house);
  await sees(one, id, /名单已封存/, 'draw-listed');
  const entryOf = async (send: typeof first) => {
    const { registration } = await standingIn(send, 'draw', key);
    if (registration === null) throw new Error('not registered');
    return registration.entryId;
  };
  const wanted = await Promise.all([first, third, second].map(entryOf));
  house.clock.set(plusSeconds(drawnAt, 30));
  const value = await valueThatDraws(key, wanted, drawnAt);
  const atDesk = (name: string) => visitor(timed.browser, timed.base, { name, viewport: desktop });
  const [officer, approver] = [await atDesk('样例经办员'), await atDesk('样例审批员')];
  await entersValue(officer, id, value);
  await confirmsValue(approver, id, value);
  await settleAwards(house);
  await officer.go(`/government/pages/campaign/index?campaignId=${id}`);
  await officer.sees('中签名单指纹');
  await officer.shown.getByText('中签名单指纹').first().scrollIntoViewIfNeeded();
  await officer.picture('officer-drawn');
  for (const each of [officer, approver]) await leaves(each);
  await campaignPage(one, id);
  await one.sees(/中签了，请在/);
  await one.picture('draw-campaign-won');
  await sees(one, id, '中签了', 'draw-won');
  const two = await citizen(SECOND);
  await sees(two, id, '没有中签，候补第 1 位', 'draw-reserve');
  const { closed } = valueOf(await call(first, draws.getDraw, { params: key }));
  const file = await two.downloads(() => two.push('重摇一次，保存公布的文件'));
  expect(checkDraw(file, closed?.listHash).ok).toBe(true);
  await two.sees('已重摇一次，名单和中签的指纹与公布的一致。');
  await two.shown.getByText('电脑上重摇的命令').first().scrollIntoViewIfNeeded();
  await two.picture('draw-proof');
  await opens(one, id);
  await one.push('领取冰箱补贴券');
  await one.sees('已领取');
  await one.picture('draw-claimed');
  const { award } = await standingIn(third, 'draw', key);
  if (award === null) throw new Error('the second winner has no award');
  const declined = { campaignId: id, category, awardId: award.awardId };
  valueOf(await call(third, awards.declineAward, { key: newKey(), params: declined, body: {} }));
  await settleAwards(house);
  await sees(two, id, '中签了', 'draw-moved-up');
  later(13 * HOUR);
  await settleAwards(house);
  await sees(two, id, '没有按时领取', 'draw-lapsed');
  for (const each of [one, two, english]) await leaves(each);
});

test('a line: joined, place with what is left and with nothing left, the turn and its deadline, given up, left', async () => {
  const { house } = timed;
  const id = await openLine(house, category, 1, { title: '样例排队活动', programme: 'line-seen' });
  const one = await citizen(FIRST);
  await campaignPage(one, id);
  await one.sees('先排队，有名额按顺序给');
  await one.picture('line-campaign');
  await sees(one, id, '排队领取', 'line-join');
  await one.push('排队');
  await one.sees('现在排第 1 位');
  await one.picture('line-place');
  await settleAwards(house);
  await sees(one, id, '轮到您了', 'line-called');
  await one.go('/pages/wallet/index');
  await one.sees(/轮到您了，请在/);
  await one.picture('line-wallet');
  const next = await asPerson(house, shopper(41));
  later(1);
  valueOf(await join(next, { campaignId: id, category }));
  await opens(one, id);
  await one.push('不需要了，让给下一位');
  await one.sees('把名额让给下一位？');
  await one.picture('line-decline-asked');
  await one.push('让出');
  await one.sees('已让出');
  await one.picture('line-declined');
  await settleAwards(house);
  later(1);
  await one.push('排队');
  await one.sees('现有名额不够排到您');
  await one.picture('line-place-none-left');
  await one.speaks('en');
  await sees(one, id, /nobody can say when/, 'line-place-none-left-en');
  await one.push('Leave the line');
  await one.sees('Join the line');
  const { waiting } = await standingIn(await signedIn(house, FIRST), 'waiting-list', { campaignId: id, category });
  expect(waiting).toBeNull();
  await leaves(one);
});

test('a coupon: before its day, taken, exchanged, used, over; and what a page says that has nothing to show', async () => {
  const { house } = timed;
  house.clock.set(shanghai('2026-04-01T09:00'));
  const window = { from: house.clock.now(), until: plusDays(house.clock.now(), 20) };
  const id = await started({ kind: 'two-step', couponDay: 2, couponTime: '10:00' }, 3, {
    window,
    title: '样例兑换券活动',
    programme: 'coupon-seen',
  });
  const one = await citizen(FIRST);
  await sees(one, id, /开始领兑换券/, 'coupon-opens');
  house.clock.set(shanghai('2026-04-02T10:00'));
  await sees(one, id, '领兑换券', 'coupon-take');
  await one.push('领兑换券');
  await one.sees('已有兑换券');
  await one.picture('coupon-exchange');
  await one.elderPicture('coupon-exchange-elder');
  await one.go('/pages/wallet/index');
  await one.sees(/已有兑换券，请在/);
  await one.picture('coupon-wallet');
  await opens(one, id);
  await one.push('领取冰箱补贴券');
  await one.sees('兑换券已用');
  await one.picture('coupon-used');
  const { items } = valueOf(await call(await signedIn(house, FIRST), listVouchers, {}));
  expect(items.filter(({ voucher }) => voucher.campaignId === id)).toHaveLength(1);
  const two = await citizen(SECOND);
  house.clock.set(window.until);
  await sees(two, id, '本期已结束', 'coupon-over');
  await opens(two, await openRush());
  await two.sees(/直接领券/);
  await two.picture('turn-nothing');
  await two.fails(/\/standing$/);
  await opens(two, id);
  await two.sees('再试一次');
  await two.picture('turn-failed');
  await leaves(one);
  await leaves(two);
});

const openRush = (): Promise<CampaignId> => started({ kind: 'rush' }, 1, { programme: 'rush-seen' });
