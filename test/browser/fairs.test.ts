import { afterAll, beforeAll, expect, test } from 'vitest';
import { shanghai } from '../support/samples.ts';
import { comes } from '../support/fairs.ts';
import { expectSound } from '../support/house.ts';
import { asPerson, shopper } from '../support/scenes.ts';
import { desktop, phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { type Visitor, stranger, visitor } from './visitor.ts';

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
const FAIRS = '/shopping/pages/fairs/index';
const OFFICE = '/government/pages/fairs/index';
const nth = (someone: Visitor, name: string, index: number) =>
  someone.shown.getByRole('button', { name, exact: true }).nth(index);

const publishes = async (office: Visitor) => {
  await office.go(OFFICE);
  await office.sees('还没有活动');
  await office.picture('office-fairs-none');
  await office.shown.getByRole('button', { name: '发布活动' }).first().click();
  await office.shown.getByRole('button', { name: '发布活动' }).last().click();
  await office.sees('请选日期，时刻写成 09:30');
  await office.picture('office-fair-wrong');
  await office.enter('名称（中文）', '绿色家电下乡巡展');
  await office.enter('名称（英文）', 'Green appliances come to the villages');
  await office.enter(
    '看什么、带什么（中文）',
    '现场看一级能效空调和热泵热水器，算一算旧家电换新能省多少。请带身份证。',
  );
  await office.enter(
    '看什么、带什么（英文）',
    'See air conditioners of grade 1 and heat-pump water heaters. Bring your ID card.',
  );
  await office.enter('主办（中文）', '样例市商务局（虚构）');
  await office.enter('主办（英文）', 'Sample city bureau of commerce (fictional)');
  await office.push('展出哪些家电（可不选） 空调');
  await office.enter('开始', '2026-03-07');
  await office.enter('开始的时刻', '14:00');
  await office.enter('结束（同一天）', '17:00');
  await office.push('选地区');
  await office.shown.page().getByRole('button', { name: '南山区', exact: true }).click();
  await office.enter('地址（中文）', '南山区样例村文化广场');
  await office.enter('地址（英文）', 'Cultural square of Sample Village, Nanshan');
  await office.enter('名额（人）', '4');
  await office.push('照这一场再加一场：第 1 场');
  await office.sees('第 2 场');
  await office.picture('office-fair-form');
  await office.shown.getByRole('button', { name: '发布活动' }).last().click();
  await confirmed(office, '发布活动');
  await office.sees('已报名 0 / 4 人');
  await office.picture('office-fairs');
};

test('an office publishes a tour; a shopper signs up with the family, fills it, takes it back; a day is moved and the rest is cancelled', async () => {
  const { house, browser, base } = timed;
  house.clock.set(shanghai('2026-03-02T10:00'));
  const office = await visitor(browser, base, { name: '样例经办员', viewport: desktop });
  await publishes(office);

  const citizen = await visitor(browser, base, { name: '样例市民甲', viewport: phone });
  await citizen.go('/pages/home/index');
  await citizen.push('附近的展销会、下乡巡展和回收日');
  await citizen.sees('绿色家电下乡巡展');
  await citizen.sees('余 4 个名额');
  await citizen.picture('fairs');
  await citizen.elderPicture('fairs-elder');
  await citizen.push('月历');
  await citizen.push('3月8日，1 场活动');
  await citizen.sees('3月8日 周日 14:00–17:00');
  await citizen.picture('fairs-calendar');
  await citizen.elderPicture('fairs-calendar-elder');
  await citizen.push('我的报名');
  await citizen.sees('还没有报名');
  await citizen.picture('fairs-none-mine');
  await citizen.push('看接下来的活动');
  await citizen.push('活动详情：绿色家电下乡巡展');
  await citizen.sees('展出：空调');
  await nth(citizen, '3 人', 0).click();
  await citizen.push('报名 3 人：3月7日 周六 14:00–17:00');
  await citizen.sees('已报名 3 人');
  await citizen.picture('fair-signed-up');
  await citizen.elderPicture('fair-signed-up-elder');

  const [{ fairId } = { fairId: undefined }] = (
    (await (await house.api.request('/v1/regions/440300/fairs')).json()) as { items: { fairId: never }[] }
  ).items;
  if (fairId === undefined) throw new Error('no fair');
  for (const number of [61, 62])
    await comes(await asPerson(house, shopper(number)), { fairId }, { party: 4, stopNumber: 2 });
  await citizen.push('报名 1 人：3月8日 周日 14:00–17:00');
  await citizen.sees('这一场已经报满');
  await citizen.picture('fair-full');
  await citizen.push('刷新');
  await citizen.sees('名额已满');
  await citizen.push('取消报名');
  await confirmed(citizen, '取消报名');
  await citizen.sees('余 4 个名额');
  await nth(citizen, '2 人', 0).click();
  await citizen.push('报名 2 人：3月7日 周六 14:00–17:00');
  await citizen.sees('已报名 2 人');

  await office.go(OFFICE);
  await office.sees('已报名 2 / 4 人');
  await nth(office, '改时间、地点或名额', 0).click();
  await office.enter('开始', '2026-03-10');
  await office.push('保存改动');
  await office.sees('请写 4 到 100 个字');
  await office.enter('原因', '台风预警，改期举行');
  await office.picture('office-fair-change');
  await office.push('保存改动');
  await office.sees('改过：台风预警，改期举行');
  await nth(office, '取消这一场', 0).click();
  await office.enter('原因', '场地临时有变');
  await office.push('确认取消');
  await office.sees('已取消：场地临时有变');
  await office.picture('office-fair-cancelled');

  await citizen.go(`${FAIRS}?tab=mine`);
  await citizen.sees('3月10日 周二 14:00–17:00');
  await citizen.picture('fairs-mine');
  house.clock.set(shanghai('2026-03-02T10:02'));
  while ((await house.tellParties()) > 0);
  await citizen.go('/account/pages/notices/index');
  await citizen.sees('改了时间或地点');
  await citizen.picture('fair-notice');
  await citizen.push('看活动');
  await citizen.sees('时间或地点改过：台风预警，改期举行');
  await citizen.speaks('en');
  await citizen.go(`${FAIRS}?tab=calendar`);
  await citizen.sees('March 2026');
  await citizen.picture('fairs-calendar-en');
  await citizen.go(`/shopping/pages/fair/index?fairId=${String(fairId)}`);
  await citizen.sees('Signed up for 2');
  await citizen.picture('fair-en');
  const file = await citizen.downloads(() => citizen.push('Download calendar file'));
  expect(file).toContain('DTSTART:20260310T060000Z');
  // the one refusal above
  expect(citizen.errors).toEqual([expect.stringContaining('409')]);
  await citizen.close();

  const wide = await stranger(browser, base, desktop);
  await wide.go(`/shopping/pages/fair/index?fairId=${String(fairId)}`);
  await wide.sees('登录后报名');
  await wide.picture('fair');
  await wide.go(`${FAIRS}?tab=calendar`);
  await wide.sees('2026年3月');
  await wide.picture('fairs-calendar');
  expect(wide.errors).toEqual([]);
  await wide.close();
  await office.speaks('en');
  await office.go(OFFICE);
  await office.sees('Changed: 台风预警，改期举行');
  await office.picture('office-fairs-en');
  expect(office.errors).toEqual([]);
  await office.close();
});
