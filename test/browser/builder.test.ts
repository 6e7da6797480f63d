import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserHouse, startBrowserHouse } from './browser-house.ts';
import {
  APPROVER,
  OFFICER,
  approves,
  fillsPlaceAndMoney,
  inDays,
  savesAndReads,
  startsFrom,
  submits,
} from './campaign-desk.ts';
import { desktop } from './chromium.ts';
import { type Visitor, visitor } from './visitor.ts';

const FINANCE = '样例财务员';

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
}, 600_000);
afterAll(() => house.stop());

const open = (name: string) => visitor(house.browser, house.base, { name, viewport: desktop });

/** Who may look and not decide finds no button for it. */
const cannotApprove = async (person: Visitor, title: string): Promise<void> => {
  await person.push('政府工作台');
  await person.push(title);
  await person.sees('已提交，正在等审批人审阅。');
  await person.sees('影响报告');
  expect(await person.shown.getByRole('button', { name: /^批准$/ }).count()).toBe(0);
  expect(await person.shown.getByRole('button', { name: /^退回修改$/ }).count()).toBe(0);
};

const leave = async (...people: readonly Visitor[]): Promise<readonly string[]> => {
  await Promise.all(people.map((person) => person.close()));
  return people.flatMap(({ errors }) => errors);
};

test('a draw as in Shanghai: built from the preset, its impact read, approved by another, not by a third', async () => {
  const title = '样例市 2026 年公证摇号';
  const [officer, approver, finance] = [await open(OFFICER), await open(APPROVER), await open(FINANCE)];
  await startsFrom(officer, /^上海 2026/);
  await fillsPlaceAndMoney(officer, title);
  await officer.sees('先报名，到时间公开摇号');
  const round = { 报名开始: [inDays(1), '08:00'], 报名截止: [inDays(5), '20:00'], 摇号时间: [inDays(7), '12:00'] };
  for (const [label, [day = '', time = '']] of Object.entries(round)) {
    await officer.enter(`第 1 轮${label}`, day);
    await officer.enter(`第 1 轮${label}的时刻`, time);
  }
  await officer.push('按同样间隔再加一轮');
  await officer.picture('builder-draw');
  await officer.push(/^7 试一试/);
  await officer.sees('这个活动的券由摇号产生');
  await officer.picture('builder-try-draw');
  await savesAndReads(officer);
  await submits(officer);
  await cannotApprove(finance, title);
  await approves(approver, title);
  await approver.sees('摇号，共 2 轮');
  expect(await leave(officer, approver, finance)).toEqual([]);
}, 240_000);

test('every day at 10:00 as in Beijing: tried, changed and undone, approved, paused by one and resumed by another', async () => {
  const title = '样例市 2026 年每日领券';
  const [officer, approver] = [await open(OFFICER), await open(APPROVER)];
  await startsFrom(officer, /^北京 2026/);
  await fillsPlaceAndMoney(officer, title);
  await officer.sees('只在这些时段受理领取');
  await officer.push(/^2 补贴品类/);
  await officer.push('修改冰箱的规则');
  await officer.enter('每件最高补贴（元）', '1200');
  await officer.sees('改自预设');
  await officer.push('撤销每件最高补贴（元）的改动');
  await officer.push(/^7 试一试/);
  await officer.enter('领取日期', inDays(1));
  await officer.enter('领取日期的时刻', '10:30');
  await officer.sees('可以享受补贴，省 ¥750.00');
  await officer.enter('领取日期的时刻', '09:59');
  await officer.sees('不能享受补贴');
  await officer.picture('builder-try-daily');
  await savesAndReads(officer);
  await submits(officer);
  await approves(approver, title);

  await officer.go('/government/pages/overview/index');
  await officer.push(title);
  await officer.push('暂停发放');
  await officer.enter('理由（中文，市民会看到）', '系统升级');
  await officer.enter('理由（英文，市民会看到）', 'The system is being updated');
  await officer.sees('系统升级。已领到的券照常可用。');
  await officer.picture('pause');
  await officer.push('确定暂停');
  await officer.sees('等一位审批人核对后恢复');
  await approver.go('/government/pages/overview/index');
  await approver.sees('已暂停，等您核对后恢复');
  await approver.push(title);
  await approver.push('恢复发放');
  await approver.sees('暂停发放');
  await approver.picture('campaign-file');
  expect(await leave(officer, approver)).toEqual([]);
}, 240_000);
