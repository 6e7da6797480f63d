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
const OPEN_CAMPAIGN = '/government/pages/open-campaign/index';
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

const signInAs = async (name: string): Promise<void> => {
  const page = await weapp.open('/pages/sign-in/index');
  const row = page.findAll('[role="button"]').find((one) => (one.getAttribute('aria-label') ?? '').includes(name));
  await page.tap(row ?? '.none');
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
const buttons = () =>
  weapp.page.findAll('[role="button"]').map((one) => one.getAttribute('aria-label') ?? one.textContent ?? '');

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

const fillIn = async (title: string): Promise<void> => {
  await enter('活动名称', title);
  await choose('开始日期', '2026-03-01');
  await choose('结束日期', '2026-12-31');
  await enter('总预算（元）', '100000');
  await push('平均分到各品类');
};

test('a shopper who comes to the desk is refused and can sign in as somebody else', async () => {
  await signInAs('样例市民甲');
  const desk = await weapp.open(OVERVIEW);
  expect(desk.text()).toContain('您的身份不能做这一步');
  await push('去登录');
  expect(weapp.page.route).toBe('pages/sign-in/index');
});

test('what is wrong with a plan is said before anything is sent', async () => {
  await signInAs(CHIEF);
  const form = await weapp.open(OPEN_CAMPAIGN);
  await enter('活动名称', '深');
  await choose('开始日期', '2026-06-01');
  await choose('结束日期', '2026-05-31');
  await enter('冰箱（元）', '1499.99');
  await enter('总预算（元）', '10999.99');
  await push('平均分到各品类');
  await push('保存草稿');
  const text = form.text();
  expect(text).toContain('还有 12 处要改');
  expect(text).toContain('活动名称要有 2 到 60 个字');
  expect(text).toContain('结束日期不能早于开始日期');
  expect(text).toContain('冰箱：至少 ¥1,500，才够一张券');
  expect(text).toContain('总预算至少 ¥11,000，才够每个品类一张券');
  expect(weapp.requests.filter(({ method }) => method === 'POST')).toHaveLength(1); // the sign-in
});

test('from a preset to an approved campaign: submitted, sent back, revised, approved by somebody else', async () => {
  await signInAs(CHIEF);
  expect((await weapp.open(OVERVIEW)).text()).toContain('还没有活动');
  await push('新建活动');
  expect(weapp.page.text()).toContain('8 条规则都标了出处，其中 3 条是假设值，非官方数据');
  await fillIn('深圳市 2026 年以旧换新');
  expect(weapp.page.text()).toContain('已分配 ¥100,000，约 120 张券，正好分完');
  await push('去掉智能眼镜');
  await push('保存草稿');
  expect(weapp.page.route).toBe('government/pages/campaign/index');
  expect(weapp.page.text()).toContain('¥90,000.00');
  await push('提交审批');
  await confirm();
  await push('提交审批');
  const campaignId = campaignIdHere();

  expect(weapp.page.text()).toContain('您自己不能批准');
  expect(buttons()).not.toContain('批准');
  const chief = await signedIn(house, CHIEF);
  const [mine] = valueOf(await call(chief, listManagedCampaigns, {})).items;
  const own = { key: newKey(), params: { campaignId }, body: { hash: mine?.campaign.hash ?? '' } };
  expect(refusalCode(await call(chief, approveCampaign, own))).toBe('AuthorMayNotReview');

  await signInAs(APPROVER);
  expect((await weapp.open(OVERVIEW)).text()).toContain('等您审批');
  await weapp.open(campaignPlace(campaignId));
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
  await enter('空调（元）', '30000');
  await push('保存草稿');
  expect(weapp.page.text()).toContain('第 2 版');
  await push('提交审批');
  await confirm();
  await push('提交审批');

  await signInAs(APPROVER);
  await weapp.open(campaignPlace(campaignId));
  await push('批准');
  await weapp.until(() => buttons().includes('确定批准'));
  expect(weapp.page.text('.confirm-text')).toBe(
    '批准后放出 ¥109,500，用于广东省深圳市的冰箱、洗衣机、电视、空调、热水器、电脑、手机、平板、智能手表手环，领取时间为2026年3月1日至2026年12月31日 24:00。',
  );
  await push('确定批准');
  await confirm();
  await push('批准');
  await weapp.until(() => buttons().includes('确定批准'));
  await push('确定批准');
  expect(weapp.page.text()).toContain('进行中');
  expect(weapp.page.text()).toContain('由您于 2026年3月1日 10:00 批准');

  const desk = await weapp.open(OVERVIEW);
  expect(desk.text('.overview-figures')).toContain('预算¥109,500.00');
  expect(desk.text('.overview-figures')).toContain('还有 306 天');
  expect(desk.text()).toContain('预算还没有动用');

  await weapp.open(campaignPlace(campaignId));
  await claimed(await signedIn(house, '样例市民甲'), campaignId, 'fridge');
  const total = () => weapp.page.text('.campaign-total');
  await expect.poll(total, { timeout: 20_000 }).toContain('¥1,500.00'); // by itself, within seconds
  expect(total()).toContain('¥108,000.00');
  await expectSound(house);
}, 120_000);

test('an answer that was lost is asked for again, and one draft came of it', async () => {
  await signInAs(CHIEF);
  const campaigns = async () =>
    valueOf(await call(await signedIn(house, CHIEF), listManagedCampaigns, {})).items.map(({ campaign }) => campaign);
  const before = (await campaigns()).length;
  await weapp.open(OPEN_CAMPAIGN);
  await fillIn('答复丢失的活动');
  weapp.answerRequest = async (request) => {
    const reply = await answer(request);
    if (request.method === 'POST') throw new Error('the answer was lost');
    return reply;
  };
  await push('保存草稿');
  expect(weapp.page.text()).toContain('结果还不确定');
  weapp.answerRequest = answer;
  await push('再问一次');
  expect(weapp.page.route).toBe('government/pages/campaign/index');
  const after = await campaigns();
  expect(after).toHaveLength(before + 1);
  expect(after.map(({ title }) => title)).toContain('答复丢失的活动');
  await expectSound(house);
});

test('entries outlive the app until they are saved, and the officer may start over', async () => {
  await signInAs(CHIEF);
  await weapp.open(OPEN_CAMPAIGN);
  await fillIn('还没写完的活动');
  const storage = Object.fromEntries(weapp.storage);
  weapp.close();
  weapp = new Weapp({ answerRequest: answer, storage });
  await weapp.launch();
  const form = await weapp.open(OPEN_CAMPAIGN);
  expect(form.text()).toContain('已恢复上次没有保存的内容');
  expect(form.attributes(field('活动名称'))).toMatchObject({ value: '还没写完的活动' });
  await push('重新填');
  expect(form.attributes(field('活动名称'))).toMatchObject({ value: '2026 年家电以旧换新和数码智能产品购新补贴' });
});

test('a live campaign can be looked at by stage, and not be revised', async () => {
  await signInAs(CHIEF);
  const desk = await weapp.open(`${OVERVIEW}?stage=live`);
  expect(desk.findAll('[role="row"]')).toHaveLength(2); // the head and one campaign
  await push('打开活动“深圳市 2026 年以旧换新”');
  const campaignId = campaignIdHere();
  expect((await weapp.open(`${OPEN_CAMPAIGN}?campaignId=${campaignId}`)).text()).toContain('这一版已经提交，不能再改');
  await push('看这个活动');
  expect(weapp.page.text()).toContain('进行中');
});
