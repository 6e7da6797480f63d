import { gtinCheckDigit } from '@luhuan/shared/appliance/gtin';
import { instantAt } from '@luhuan/shared/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn } from '../support/caller.ts';
import { MODELS, expectSound } from '../support/house.ts';
import { readyMade } from '../support/powers.ts';
import { approvedCampaign, draftWith, inForce, sold } from '../support/scenes.ts';
import { desktop, phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { type Visitor, visitor } from './visitor.ts';

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

const confirmed = (someone: Visitor, name: string): Promise<void> =>
  someone.shown.page().locator('.confirm').getByRole('button', { name }).click();

const LOOKED_FOR = { name: '样例市民甲', viewport: phone };

test('an office adds a reward, a shopper buys it with the points of a fridge, gives one back and collects another', async () => {
  const { house, browser, base } = timed;
  const campaignId = await approvedCampaign(house, { fridge: 150_000 });
  await sold(house, await signedIn(house, '样例店员一'), campaignId, readyMade('样例市民甲'));
  await house.pump.drain();

  const early = await visitor(browser, base, LOOKED_FOR);
  await early.go('/pages/points/index');
  await early.sees('待生效');
  await early.picture('points-pending');
  await early.elderPicture('points-pending-elder');
  expect(early.errors).toEqual([]);
  await early.close();
  house.clock.advance(8 * 86_400);

  const office = await visitor(browser, base, { name: '样例经办员', viewport: desktop });
  await office.go('/government/pages/rewards/index');
  await office.sees('还没有奖品');
  await office.push('上架');
  await office.enter('奖品名称', '环保购物袋');
  await office.push('上架');
  await office.enter('需要多少积分', '100');
  await office.enter('数量', '5');
  await office.enter('每人最多几份', '2');
  await office.enter('从哪天起', '2026-01-01');
  await office.enter('到哪天止（含当天）', '2026-12-31');
  await office.enter('在哪里领、什么时间领', '样例街道便民中心一楼，工作日 9:00–17:00');
  await office.picture('reward-form');
  await office.shown
    .getByRole('button', { name: /^上架$/ })
    .last()
    .click();
  await office.sees('环保购物袋');
  await office.picture('office-rewards');

  const citizen = await visitor(browser, base, LOOKED_FOR);
  await citizen.go('/pages/points/index');
  await citizen.sees(/到期，先到期的先用/);
  await citizen.picture('points');
  await citizen.enter('查以前哪天的积分', '2026-03-02');
  await citizen.sees('生效');
  await citizen.picture('points-then');
  await citizen.push('兑换奖品');
  await citizen.sees('环保购物袋');
  await citizen.picture('rewards');
  await citizen.elderPicture('rewards-elder');
  for (const _ of [1, 2]) {
    await citizen.go('/shopping/pages/rewards/index');
    await citizen.sees('环保购物袋');
    await citizen.push(/^兑换$/);
    await citizen.sees(/用 100 积分换/);
    await confirmed(citizen, '兑换');
    await citizen.sees('已兑换');
  }
  await citizen.push('看我的奖品');
  await citizen.sees('领取码');
  await citizen.picture('my-rewards');
  await citizen.elderPicture('my-rewards-elder');
  await citizen.push(/^退回$/);
  await confirmed(citizen, '退回');
  await citizen.sees('已退回');
  const code = (await citizen.shown.locator('.rewards-code').first().textContent()) ?? '';

  await office.push('发放');
  await office.enter('领取码', '0000000000');
  await office.push('查找');
  await office.sees('没有这个领取码');
  await office.enter('领取码', code);
  await office.push('查找');
  await office.sees('环保购物袋');
  await office.push('已交给本人');
  await confirmed(office, '已交给本人');
  await office.sees('已领取');
  await office.picture('reward-handed-out');
  expect(office.errors.filter((error) => !/status of 404/.test(error))).toEqual([]);
  await office.close();

  await citizen.speaks('en');
  await citizen.go('/shopping/pages/rewards/index?tab=mine');
  await citizen.sees('Collected');
  await citizen.picture('my-rewards-en');
  await citizen.go('/pages/points/index');
  await citizen.sees('What moved your points');
  await citizen.picture('points-en');
  expect(citizen.errors).toEqual([]);
  await citizen.close();
});

test('an officer brings a file of models, sees what is left out and why, stops in the middle, goes on; a shopper finds them, and compares two', async () => {
  const { browser, base } = timed;
  const gtin = (index: number): string => {
    const digits = `6979${String(index).padStart(8, '0')}`;
    return `${digits}${gtinCheckDigit(digits)}`;
  };
  const rows = Array.from(
    { length: 300 },
    (_, index) => `${gtin(index)},冰箱,青样,双门冰箱,DR-${1_000 + index},2999,1,GB 12021.2-2025,0.55`,
  );
  const heads = '商品条码,品类,品牌,名称,型号,备案价（元）,等级,执行标准,耗电量（kWh/24h）';
  const text = [
    heads,
    ...rows,
    `${gtin(1)},冰箱,青样,双门冰箱,DR-1,2999,1,GB 12021.2-2025,0.55`,
    '123,冰柜,,,,免费,,,',
  ].join('\n');

  const office = await visitor(browser, base, { name: '样例经办员', viewport: desktop });
  await office.go('/government/pages/catalogue/index');
  await office.sees('还没有导入过');
  await office.chooses(() => office.push('选择文件'), Buffer.from('x'), 'models.docx');
  await office.sees('只收 .csv、.xlsx、.json 文件。');
  await office.chooses(() => office.push('选择文件'), Buffer.from('品类\n冰箱'), 'models.csv');
  await office.sees('少了必填的列');
  await office.picture('import-refused');
  await office.push('修改');
  await office.chooses(() => office.push('选择文件'), Buffer.from(text), 'models.csv');
  await office.sees('共 302 行');
  await office.sees('第 302 行');
  await office.sees('商品条码：和上面某一行重复');
  await office.picture('import-looked-at');
  await office.fails(/catalogue-imports\/imp_\w+\/steps/);
  await office.push('导入 300 个型号');
  await office.sees('结果还不确定');
  await office.picture('import-trouble');
  await office.close();

  const later = await visitor(browser, base, { name: '样例经办员', viewport: desktop });
  await later.go('/government/pages/catalogue/index');
  await later.push('导入 300 个型号');
  await later.sees(/导入完成，共 300 个/);
  await later.picture('import-done');
  expect(later.errors).toEqual([]);
  await later.close();

  timed.house.clock.advance(31);
  const citizen = await visitor(browser, base, LOOKED_FOR);
  await citizen.go('/pages/appliances/index');
  await citizen.enter('找家电', 'DR-1299');
  await citizen.sees('共 1 款');
  await citizen.go('/shopping/pages/compare/index');
  await citizen.sees('还没有选要对比的家电');
  const [one, other] = MODELS.filter(({ category }) => category === 'fridge');
  for (const model of [one, other]) {
    await citizen.go(`/pages/appliance/index?gtin=${model?.gtin}`);
    await citizen.push('加入对比');
    await citizen.sees('不再对比');
  }
  await citizen.push('去对比（2）');
  await citizen.sees('一年用电');
  await citizen.picture('compare');
  await citizen.push('只看不同');
  await citizen.elderPicture('compare-elder');
  await citizen.push(`不再对比 ${one?.name}`);
  await citizen.sees(other?.name ?? '');
  await citizen.speaks('en');
  await citizen.go('/shopping/pages/compare/index');
  await citizen.sees('Electricity a year');
  await citizen.picture('compare-en');
  expect(citizen.errors).toEqual([]);
  await citizen.close();
});

test('an office draws prizes among tickets bought with points: two tickets, one prize, and the proof of it', async () => {
  const { house, browser, base } = timed;
  const office = await visitor(browser, base, { name: '样例经办员', viewport: desktop });
  await office.go('/government/pages/rewards/index');
  await office.push('上架');
  await office.enter('奖品名称', '节能抽奖券');
  await office.push('抽奖');
  await office.push(/^上架$/);
  for (const [label, value] of [
    ['需要多少积分', '10'],
    ['数量', '50'],
    ['每人最多几份', '2'],
    ['从哪天起', '2026-01-01'],
    ['到哪天止（含当天）', '2026-04-30'],
    ['在哪里领、什么时间领', '样例街道便民中心一楼'],
    ['奖品是什么', '样例节能电饭煲一台'],
    ['共几份奖品', '1'],
    ['每份值多少元', '299'],
    ['哪天开奖（当天 12:00 起）', '2026-05-01'],
  ] as const)
    await office.enter(label, value);
  await office.picture('lottery-form');
  await office.shown
    .getByRole('button', { name: /^上架$/ })
    .last()
    .click();
  await office.sees(/样例节能电饭煲一台 × 1/);
  await office.close();

  const citizen = await visitor(browser, base, LOOKED_FOR);
  for (const _ of [1, 2]) {
    await citizen.go('/shopping/pages/rewards/index');
    await citizen.sees(/每份约值/);
    await citizen.shown.getByRole('listitem').filter({ hasText: '节能抽奖券' }).getByRole('button').click();
    await citizen.sees(/没有中奖的，积分不返还/);
    await confirmed(citizen, '兑换');
    await citizen.sees('已兑换');
  }
  await citizen.go('/shopping/pages/rewards/index');
  await citizen.sees(/每份约值/);
  await citizen.picture('lottery-shelf');
  await citizen.elderPicture('lottery-shelf-elder');
  await citizen.go('/shopping/pages/rewards/index?tab=mine');
  await citizen.sees(/前可以退回/);
  await citizen.picture('lottery-ticket');
  await citizen.close();

  house.clock.set(instantAt(Date.parse('2026-05-01T00:00:05+08:00')));
  while ((await house.prizes()) > 0);
  const waits = await visitor(browser, base, LOOKED_FOR);
  await waits.go('/shopping/pages/rewards/index?tab=mine');
  await waits.sees(/名单已经封存/);
  await waits.picture('lottery-closed');
  await waits.close();
  house.clock.set(instantAt(Date.parse('2026-05-01T12:00:05+08:00')));
  const enters = await visitor(browser, base, { name: '样例经办员', viewport: desktop });
  await enters.go('/account/pages/confirm/index');
  await enters.push('我是本人（演示）');
  await enters.sees('已确认是您本人');
  await enters.go('/government/pages/rewards/index');
  await enters.enter('公布的数', 'ab'.repeat(32));
  await enters.push('填好，交另一人确认');
  await enters.sees('请填 https:// 开头的网址');
  await enters.enter('公布的网页', 'https://api.drand.sh/');
  await enters.picture('lottery-value');
  await enters.push('填好，交另一人确认');
  await enters.sees('您填的数要由另一位工作人员到来源核对后确认。');
  expect(enters.errors).toEqual([]);
  await enters.close();
  const confirms = await visitor(browser, base, { name: '样例审批员', viewport: phone });
  await confirms.go('/account/pages/confirm/index');
  await confirms.push('我是本人（演示）');
  await confirms.sees('已确认是您本人');
  await confirms.go('/government/pages/rewards/index');
  await confirms.push('已核对，确认这个数');
  await confirms.sees('两人都已确认，几分钟内开奖。');
  await confirms.picture('lottery-confirmed');
  expect(confirms.errors).toEqual([]);
  await confirms.close();
  while ((await house.prizes()) > 0);

  const winner = await visitor(browser, base, LOOKED_FOR);
  await winner.go('/shopping/pages/rewards/index?tab=mine');
  await winner.sees('中奖，待领取');
  await winner.sees(/这张没有中奖/);
  await winner.picture('lottery-drawn');
  await winner.elderPicture('lottery-drawn-elder');
  await winner.sees('奖品：样例节能电饭煲一台');
  const code = (await winner.shown.locator('.rewards-code').first().textContent()) ?? '';
  const hands = await visitor(browser, base, { name: '样例经办员', viewport: desktop });
  await hands.go('/government/pages/rewards/index');
  await hands.sees(/公布的网页/);
  await hands.picture('lottery-office-drawn');
  await hands.push('发放');
  await hands.enter('领取码', code);
  await hands.push('查找');
  await hands.sees('奖品：样例节能电饭煲一台');
  await hands.picture('lottery-hand-out');
  await hands.push('已交给本人');
  await confirmed(hands, '已交给本人');
  await hands.sees('已领取');
  expect(hands.errors).toEqual([]);
  await hands.close();
  await winner.speaks('en');
  await winner.go('/shopping/pages/rewards/index?tab=mine');
  await winner.sees('This ticket did not win. Here is the proof, for you to check.');
  await winner.picture('lottery-drawn-en');
  expect(winner.errors).toEqual([]);
  await winner.close();
});

test('a shopper did something green and shows its code; the office confirms it, and its points are there', async () => {
  const { house, browser, base } = timed;
  const points = {
    pointsPerYuan: 1,
    pendingDays: 7,
    validDays: 20,
    pointsPer100Kwh: 10,
    recyclePoints: 200,
    deeds: [{ deed: 'energy-quiz' as const, points: 20, timesPerYear: 4 }],
    mostPerYear: 1_000,
  };
  await inForce(house, draftWith([{ category: 'fridge', budgetFen: 1_000_000 }], { points }));
  const citizen = await visitor(browser, base, { name: '样例市民乙', viewport: phone });
  await citizen.go('/shopping/pages/rewards/index?tab=deeds');
  await citizen.sees('通过节能知识答题');
  await citizen.push('我做了，拿确认码');
  await citizen.sees(/核对后积分马上到账/);
  await citizen.picture('deeds');
  await citizen.elderPicture('deeds-elder');
  const code = (await citizen.shown.locator('.rewards-code').first().textContent()) ?? '';

  const office = await visitor(browser, base, { name: '样例经办员', viewport: desktop });
  await office.go('/account/pages/confirm/index');
  await office.push('我是本人（演示）');
  await office.sees('已确认是您本人');
  await office.go('/government/pages/rewards/index');
  await office.push('确认行动');
  await office.enter('确认码', code);
  await office.push('查找');
  await office.enter('凭据编号', 'QUIZ-2026-3-7');
  await office.picture('deed-found');
  await office.push('确认并给积分');
  await office.sees(/凭据 QUIZ-2026-3-7/);
  await office.picture('deed-confirmed');
  expect(office.errors).toEqual([]);
  await office.close();

  while ((await house.tellEndings()) > 0);
  await citizen.go('/pages/points/index');
  await citizen.sees('30 天内过期');
  await citizen.picture('points-ending');
  await citizen.go('/account/pages/notices/index');
  await citizen.sees(/您有 20 积分还没用/);
  await citizen.picture('notice-points');
  await citizen.elderPicture('notice-points-elder');
  await citizen.speaks('en');
  await citizen.go('/shopping/pages/rewards/index?tab=deeds');
  await citizen.sees('energy quiz');
  await citizen.picture('deeds-en');
  await citizen.go('/account/pages/notices/index');
  await citizen.sees(/20 of your points/);
  await citizen.picture('notice-points-en');
  expect(citizen.errors).toEqual([]);
  await citizen.close();
});
