// @vitest-environment jsdom
import { approveCampaign, listManagedCampaigns } from '@luhuan/shared/api/campaigns';
import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { claimed, newKey } from '../support/scenes.ts';
import { type RequestHandler, houseRequests } from './requests.ts';
import { Weapp } from './runtime.ts';

const CHIEF = '样例科长（经办兼审批）';
const APPROVER = '样例审批员';
const OVERVIEW = '/government/pages/overview/index';
const BUILDER = '/government/pages/builder/index';
const campaignPlace = (campaignId: string) => `/government/pages/campaign/index?campaignId=${campaignId}`;

let house: TestHouse;
let weapp: Weapp;
let answer: RequestHandler;
beforeAll(async () => {
  house = await startHouse();
  answer = houseRequests(house);
});
afterAll(() => house.stop());

beforeEach(async () => {
  weapp = new Weapp({ answerRequest: answer });
  await weapp.launch();
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

const buttons = () =>
  weapp.page.findAll('[role="button"]').map((one) => one.getAttribute('aria-label') ?? one.textContent ?? '');
/** The first button whose name begins so. */
const pushLike = async (start: string) => {
  const row = weapp.page
    .findAll('[role="button"]')
    .find((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().startsWith(start));
  if (row === undefined) throw new Error(`no button ${start}: ${buttons().join(' | ')}`);
  await weapp.page.tap(row);
};
const signInAs = async (name: string): Promise<void> => {
  await weapp.open('/pages/sign-in/index');
  await pushLike(`登录 ${name}`);
};

const push = (name: string) => weapp.page.tapRole('button', name);
/** The entry with this label. */
const field = (label: string): Element => {
  const found = weapp.page.findAll(`[aria-label="${label}"]`)[0];
  if (found === undefined) throw new Error(`no entry ${label} on the page: ${weapp.page.text()}`);
  return found;
};
const enter = (label: string, value: string) => weapp.page.input(field(label), value);
const choose = (label: string, day: string) => weapp.page.fire(field(label), 'change', { value: day });
const campaignIdHere = () => (weapp.page.query as { campaignId: CampaignId }).campaignId;
const step = (number: number) => pushLike(String(number));

/** From the refusal that asks for it to the form, which is as it was. */
const confirm = async () => {
  expect(weapp.page.text()).toContain('请先确认是您本人');
  const before = weapp.page.route;
  await push('去确认');
  await push('我是本人（演示）');
  expect(weapp.page.text()).toContain('前，这类步骤不用再确认');
  await push('回去继续办理');
  expect(weapp.page.route).toBe(before);
};

const startFromNational = async (): Promise<void> => {
  await pushLike('2026 年全国以旧换新');
  await push('从这个方案开始');
};
const fillIn = async (title: string): Promise<void> => {
  await enter('活动名称', title);
  await enter('主管部门', '样例市商务局');
  await choose('开始日期', '2026-03-01');
  await choose('结束日期', '2026-12-31');
  await step(3);
  await enter('总预算（元）', '100000');
  await push('平均分到各品类');
};
const reportIsReady = () => weapp.until(() => weapp.page.text().includes('时的情况'));

test('a shopper who comes to the desk is refused and can sign in as somebody else', async () => {
  await signInAs('样例市民甲');
  const desk = await weapp.open(OVERVIEW);
  expect(desk.text()).toContain('您的身份不能做这一步');
  await push('去登录');
  expect(weapp.page.route).toBe('pages/sign-in/index');
});

test('what is wrong is said at its step before anything is sent', async () => {
  await signInAs(CHIEF);
  await weapp.open(BUILDER);
  await startFromNational();
  expect(buttons()).toContain('1 地区与时间 · 还有 3 处');
  expect(buttons()).toContain('3 资金 · 还有 10 处');
  await enter('活动名称', '深');
  await choose('开始日期', '2026-06-01');
  await choose('结束日期', '2026-05-30');
  const place = weapp.page.text();
  expect(place).toContain('请写 2 到 60 个字的名称');
  expect(place).toContain('活动的结束时间要晚于开始时间');
  await step(3);
  await enter('冰箱（元）', '1499.99');
  expect(weapp.page.text()).toContain('¥1,500');
  await enter('中央', '80');
  expect(weapp.page.text()).toContain('现在合计 95%，请改到刚好 100%');
  await step(6);
  await push('加一个条件');
  await enter('条件（CEL）', 'grade == "one"');
  expect(weapp.page.text()).toContain('请照右边列出的名称和类型修改');
  await step(8);
  expect(weapp.page.text()).toContain('资金 · 资金分担：各级承担的比例合计不是 100%');
  await push('保存草稿');
  expect(weapp.requests.filter(({ method }) => method === 'POST')).toHaveLength(1); // the sign-in
});

test('from a preset to a campaign in force: tried, submitted, sent back, revised, approved by somebody else', async () => {
  await signInAs(CHIEF);
  expect((await weapp.open(OVERVIEW)).text()).toContain('还没有活动');
  await push('新建活动');
  await startFromNational();
  await fillIn('深圳市 2026 年以旧换新');
  expect(weapp.page.text()).toContain('已分配 ¥100,000，约 120 张券，正好分完');
  await step(2);
  await push('去掉智能眼镜');
  await step(7);
  expect(weapp.page.text()).toContain('可以享受补贴，省 ¥750.00');
  await push('能效等级 2 级');
  expect(weapp.page.text()).toContain('不能享受补贴');
  await step(8);
  expect(weapp.page.text()).toContain('改了 1 处');
  await push('保存草稿');
  await reportIsReady();
  const campaignId = campaignIdHere();
  await step(9);
  await weapp.until(() => !weapp.page.text().includes('影响报告还没有做好'));
  await push('提交审批');
  await confirm();
  await weapp.until(() => !weapp.page.text().includes('影响报告还没有做好'));
  await push('提交审批');
  expect(weapp.page.route).toBe('government/pages/campaign/index');
  expect(weapp.page.text()).toContain('¥90,000.00');

  expect(weapp.page.text()).toContain('您自己不能批准');
  expect(buttons()).not.toContain('批准');
  const chief = await signedIn(house, CHIEF);
  const [mine] = valueOf(await call(chief, listManagedCampaigns, {})).items;
  const { proposal } = mine?.campaign ?? { proposal: null };
  if (proposal?.status !== 'in-review') throw new Error('it is not in review');
  const read = { hash: proposal.hash, reportHash: proposal.reportHash };
  const own = { key: newKey(), params: { campaignId }, body: read };
  expect(refusalCode(await call(chief, approveCampaign, own))).toBe('AuthorMayNotReview');

  await signInAs(APPROVER);
  expect((await weapp.open(OVERVIEW)).text()).toContain('等您审批');
  await weapp.open(campaignPlace(campaignId));
  await weapp.until(() => buttons().includes('退回修改'));
  await push('退回修改');
  await enter('退回理由', '低');
  await push('确定退回');
  expect(weapp.page.text()).toContain('至少写 4 个字');
  await enter('退回理由', '空调的预算偏低，请加到三万元');
  await push('确定退回');
  expect(weapp.page.text()).toContain('已退回，等经办员修改');

  await signInAs(CHIEF);
  await weapp.open(campaignPlace(campaignId));
  await push('按理由修改');
  expect(weapp.page.text()).toContain('空调的预算偏低，请加到三万元');
  expect(field('结束日期').textContent?.trim()).toBe('2026-12-31');
  await step(3);
  await enter('空调（元）', '30000');
  await step(8);
  await push('保存草稿');
  await reportIsReady();
  await step(9);
  await weapp.until(() => !weapp.page.text().includes('影响报告还没有做好'));
  await push('提交审批');
  await confirm();
  await weapp.until(() => !weapp.page.text().includes('影响报告还没有做好'));
  await push('提交审批');
  expect(weapp.page.text()).toContain('第 2 版');

  await signInAs(APPROVER);
  await weapp.open(campaignPlace(campaignId));
  const approves = async () => {
    await weapp.until(() => buttons().includes('批准'));
    await push('批准');
    await weapp.until(() => buttons().includes('确定批准'));
  };
  await approves();
  expect(weapp.page.text('.confirm-text')).toContain('批准后放出 ¥109,500，用于广东省深圳市的冰箱');
  await push('确定批准');
  await confirm();
  await approves();
  await push('确定批准');
  await expect.poll(() => weapp.page.text(), { timeout: 20_000 }).toContain('同意第 2 版（1/1）');
  expect(weapp.page.text()).toContain('进行中');
  expect(weapp.page.text()).toContain('生效中：第 2 版');

  const desk = await weapp.open(OVERVIEW);
  expect(desk.text('.overview-figures')).toContain('预算¥109,500.00');
  expect(desk.text()).toContain('预算还没有动用');

  await weapp.open(campaignPlace(campaignId));
  await claimed(await signedIn(house, '样例市民甲'), campaignId, 'fridge');
  const total = () => weapp.page.text('.campaign-total');
  await expect.poll(total, { timeout: 20_000 }).toContain('¥1,500.00'); // by itself, within seconds
  expect(total()).toContain('¥108,000.00');
  await expectSound(house);
}, 180_000);

test('claims are stopped with a reason that shoppers read, and taken again by somebody else', async () => {
  await signInAs(CHIEF);
  await weapp.open(OVERVIEW);
  await push('打开活动“深圳市 2026 年以旧换新”');
  const campaignId = campaignIdHere();
  await push('暂停发放');
  await push('确定暂停');
  expect(weapp.page.text()).toContain('请写理由，中文英文都要');
  await enter('理由（中文，市民会看到）', '系统升级');
  await enter('理由（英文，市民会看到）', 'The system is being updated');
  expect(weapp.page.text()).toContain('系统升级。已领到的券照常可用。');
  await push('确定暂停');
  await confirm();
  await push('确定暂停');
  expect(weapp.page.text()).toContain('暂停是您办理的，要由另一位审批人恢复');
  expect(buttons()).not.toContain('恢复发放');

  await signInAs(APPROVER);
  expect((await weapp.open(OVERVIEW)).text()).toContain('已暂停，等您核对后恢复');
  await weapp.open(campaignPlace(campaignId));
  await push('恢复发放');
  await confirm();
  await push('恢复发放');
  expect(weapp.page.text()).toContain('正在领取');
  expect(weapp.page.text()).toContain('暂停发放：系统升级');
}, 60_000);

test('another budget is asked for by one and agreed to by another', async () => {
  await signInAs(CHIEF);
  await weapp.open(OVERVIEW);
  await push('打开活动“深圳市 2026 年以旧换新”');
  const campaignId = campaignIdHere();
  await push('调整冰箱的预算');
  await push('提交申请');
  expect(weapp.page.text()).toContain('请填金额，最多两位小数，和现在不一样');
  await enter('改成多少（元）', '12000');
  await enter('申请理由', '冰箱需求大，加两千元');
  await push('提交申请');
  await confirm();
  await push('提交申请');
  expect(weapp.page.text()).toContain('冰箱：¥10,500.00 → ¥12,000.00');
  expect(weapp.page.text()).toContain('这是您申请的，要由另一位审批人决定');

  await signInAs(APPROVER);
  await weapp.open(campaignPlace(campaignId));
  await weapp.until(() => buttons().includes('同意'));
  await push('同意');
  await confirm();
  await push('同意');
  await weapp.until(() => weapp.page.text().includes('已生效'));
  await expectSound(house);
}, 60_000);

test('an answer that was lost is asked for again, and one draft came of it', async () => {
  await signInAs(CHIEF);
  const titles = async () =>
    valueOf(await call(await signedIn(house, CHIEF), listManagedCampaigns, {})).items.map(
      ({ revision }) => revision.rules.title,
    );
  const before = (await titles()).length;
  await weapp.open(BUILDER);
  await startFromNational();
  await fillIn('答复丢失的活动');
  await step(8);
  weapp.answerRequest = async (request) => {
    const reply = await answer(request);
    if (request.method === 'POST') throw new Error('the answer was lost');
    return reply;
  };
  await push('保存草稿');
  expect(weapp.page.text()).toContain('结果还不确定');
  weapp.answerRequest = answer;
  await push('再问一次');
  await reportIsReady();
  const after = await titles();
  expect(after).toHaveLength(before + 1);
  expect(after).toContain('答复丢失的活动');
  await expectSound(house);
});

test('entries outlive the app until they are saved, and the officer may start over', async () => {
  await signInAs(CHIEF);
  await weapp.open(BUILDER);
  await startFromNational();
  await fillIn('还没写完的活动');
  const storage = Object.fromEntries(weapp.storage);
  weapp.close();
  weapp = new Weapp({ answerRequest: answer, storage });
  await weapp.launch();
  const form = await weapp.open(BUILDER);
  expect(form.text()).toContain('上次没写完的方案');
  await push('接着写');
  expect(form.attributes(field('活动名称'))).toMatchObject({ value: '还没写完的活动' });
  await push('换一个起点');
  await startFromNational();
  await weapp.until(() => buttons().includes('重新开始'));
  await push('重新开始');
  expect(form.attributes(field('活动名称'))).toMatchObject({ value: '2026 年家电以旧换新和数码智能产品购新补贴' });
});

test('a campaign is copied, and says what it has otherwise', async () => {
  await signInAs(CHIEF);
  await weapp.open(BUILDER);
  await push('复制活动“深圳市 2026 年以旧换新”');
  await fillIn('深圳市 2027 年以旧换新');
  await step(2);
  await push('修改冰箱的规则');
  await enter('每件最高补贴（元）', '1200');
  expect(weapp.page.text()).toContain('改自模板');
  await step(8);
  expect(weapp.page.text()).toContain('冰箱 · 每件最高');
  await push('撤销冰箱 · 每件最高的改动');
  expect(weapp.page.text()).not.toContain('冰箱 · 每件最高');
});

test('beside what is in force another revision is written, and its budgets change elsewhere', async () => {
  await signInAs(CHIEF);
  const desk = await weapp.open(`${OVERVIEW}?stage=live`);
  expect(desk.findAll('[role="row"]')).toHaveLength(2); // the head and one campaign
  await push('打开活动“深圳市 2026 年以旧换新”');
  await push('修改规则');
  expect(weapp.page.route).toBe('government/pages/builder/index');
  await step(3);
  expect(weapp.page.text()).toContain('品类的预算用活动档案里的“调整预算”来改');
});
