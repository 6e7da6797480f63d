// @vitest-environment jsdom
import { getMe } from '@luhuan/shared/api/people';
import { listRedemptions } from '@luhuan/shared/api/redemptions';
import * as staff from '@luhuan/shared/api/staff';
import type { Person } from '@luhuan/shared/person/person';
import { INVITATION_DAYS, type Post } from '@luhuan/shared/person/staff';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { asPerson, newKey, newcomer, sessionFor, shopper } from '../support/scenes.ts';
import { houseRequests } from './requests.ts';
import { Weapp } from './runtime.ts';

const LIST = '/staff/pages/list/index';
const CLERK: Post = { kind: 'shop', role: 'clerk', shopId: SHOP_IDS.nanshan };
const acceptPage = (invitationId: string) => `/staff/pages/accept/index?scene=${encodeURIComponent(invitationId)}`;

let house: TestHouse;
let weapp: Weapp;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

const push = (name: string) => weapp.page.tapRole('button', name);
const openAs = async (session: unknown) => {
  weapp = new Weapp({ storage: { session }, answerRequest: houseRequests(house) });
  await weapp.launch();
};
const signInAs = async (name: string): Promise<void> => {
  await openAs(null);
  const page = await weapp.open('/pages/sign-in/index');
  const row = page.findAll('[role="button"]').find((one) => (one.getAttribute('aria-label') ?? '').includes(name));
  await page.tap(row ?? '.none');
};
const signInPerson = async (person: Person, confirmed = false) =>
  openAs({ ...(await sessionFor(house, person, { confirmed })), name: null });
const invited = async (post = CLERK) => {
  const head = await signedIn(house, '样例管理员');
  return valueOf(await call(head, staff.inviteStaff, { key: newKey(), body: { post } })).invitation.invitationId;
};
let people = 100;
const somebody = () => shopper(++people);

test('a manager invites a clerk: asked to confirm once, and the form is still there; the clerk accepts and has a till', async () => {
  await signInAs('样例店长');
  await (await weapp.tapTab('我的')).tapRole('button', '人员');
  expect(weapp.page.text()).toContain('样例家电·南山一店');
  expect(weapp.page.text()).toContain('（您）');
  await push('邀请人员');
  expect(weapp.page.text()).toContain('邀请一位店员到样例家电·南山一店');
  await push('生成邀请码');
  expect(weapp.page.text()).toContain('请先确认是您本人');
  await push('去确认');
  await push('我是本人（演示）');
  await push('回去继续办理');
  expect(weapp.page.route).toBe('staff/pages/list/index');
  await push('生成邀请码');
  expect(weapp.page.text()).toContain('请对方用微信扫码，接受邀请');
  const shared = (await weapp.page.happen('onShareAppMessage', { from: 'button' })) as { path: string; title: string };
  expect(shared.title).toBe('邀请您到样例家电·南山一店担任店员');
  await push('复制链接');
  const copied = weapp.calls.find(({ name }) => name === 'setClipboardData')?.options['data'];
  expect(copied).toMatch(/\/staff\/pages\/accept\/index\?scene=inv_[0-9A-Z]{26}$/);
  expect(String(copied).endsWith(shared.path)).toBe(true);

  weapp.close();
  const clerk = somebody();
  await signInPerson(clerk);
  const offer = await weapp.open(shared.path);
  expect(offer.text()).toContain('邀请您担任店员');
  expect(offer.text()).toContain('样例家电·南山一店');
  await push('接受邀请');
  expect(weapp.page.text()).toContain('您现在是样例家电·南山一店的店员');
  await push('去收银台');
  expect(weapp.page.route).toBe('retailer/pages/till/index');
  expect(weapp.page.text()).toContain('扫顾客的券码');
});

test('a clerk is dismissed after a question, and the next call of the till is refused', async () => {
  const clerk = somebody();
  const till = await asPerson(house, clerk);
  const params = { invitationId: await invited() };
  valueOf(await call(till, staff.acceptInvitation, { key: newKey(), params, body: {} }));
  await signInAs('样例店长');
  await weapp.open('/account/pages/confirm/index');
  await push('我是本人（演示）');
  await weapp.open(LIST);
  const who = `编号 ${clerk.personId.slice(-6)}`;
  await push(`解除职务：${who}，店员`);
  await weapp.until(() => weapp.page.text().includes('马上不能再以店员的身份'));
  await push('确定解除');
  expect(weapp.page.text()).not.toContain(who);
  expect(refusalCode(await call(till, listRedemptions, {}))).toBe('NotAllowed');
});

test('a manager cannot end their own post, and it is not offered', async () => {
  await signInAs('样例店长');
  const page = await weapp.open(LIST);
  const labels = page.findAll('[role="button"]').map((one) => one.getAttribute('aria-label') ?? '');
  expect(labels.filter((label) => label.startsWith('解除')).filter((label) => label.includes('店长'))).toEqual([]);
});

test('an administrator invites to an office or to a shop of the list, in any of its posts', async () => {
  await signInAs('样例管理员');
  await weapp.open('/account/pages/confirm/index');
  await push('我是本人（演示）');
  await weapp.open(LIST);
  await push('邀请人员');
  await push('审计');
  await push('生成邀请码');
  expect(weapp.page.text()).toContain('广东省深圳市 · 审计');
  await push('邀请人员');
  await push('样例家电·福田店');
  await push('店长');
  await push('生成邀请码');
  expect(weapp.page.text()).toContain('样例家电·福田店 · 店长');
});

test('an invitation that was taken back cannot be accepted, and the list says what became of it', async () => {
  const invitationId = await invited();
  await signInAs('样例店长');
  await weapp.open(LIST);
  const label = '撤回样例家电·南山一店店员的邀请';
  await push(label);
  await weapp.until(() => weapp.page.text().includes('马上失效'));
  await push('确定撤回');
  expect(weapp.page.text()).toContain('已撤回');
  weapp.close();
  await signInPerson(somebody());
  expect((await weapp.open(acceptPage(invitationId))).text()).toContain('邀请已失效');
  await push('回首页');
  expect(weapp.page.route).toBe('pages/home/index');
});

test('whoever has not proven who they are is led there before anything is sent', async () => {
  const invitationId = await invited();
  await signInPerson(await newcomer(house));
  await weapp.open(acceptPage(invitationId));
  expect(weapp.page.text()).toContain('先实名认证，再接受');
  await push('去实名认证');
  expect(weapp.page.route).toBe('pages/identity/index');
  expect(weapp.requests.filter(({ url }) => url.endsWith('/acceptance'))).toEqual([]);
});

test('nobody signed in, no head, no code: each is told what to do', async () => {
  await openAs(null);
  expect((await weapp.open(acceptPage(await invited()))).text()).toContain('登录后，可以看到邀请您担任什么职务');
  expect((await weapp.open('/staff/pages/accept/index')).text()).toContain('没有这份邀请');
  expect((await weapp.open(LIST)).text()).toContain('请先登录');
  weapp.close();
  await signInPerson(somebody());
  expect((await weapp.open(LIST)).text()).toContain('这里由店长和管理员使用');
});

test('an answer that was lost is asked for again: one post came of it', async () => {
  const invitationId = await invited();
  const person = somebody();
  const session = await sessionFor(house, person);
  await openAs({ ...session, name: null });
  await weapp.open(acceptPage(invitationId));
  const answer = weapp.answerRequest;
  weapp.answerRequest = async (request) => {
    const reply = await answer?.(request);
    if (request.method === 'POST' || reply === undefined) throw new Error('the answer was lost');
    return reply;
  };
  await push('接受邀请');
  expect(weapp.page.text()).toContain('结果还不确定');
  weapp.answerRequest = answer;
  await push('再问一次');
  expect(weapp.page.text()).toContain('已经任职');
  const me = valueOf(await call(transport(house, session.token), getMe, {}));
  expect(me.person.roles).toEqual(['shopper', 'clerk']);
});

test('after seven days an open invitation stands among the earlier ones, as expired', async () => {
  await invited();
  house.clock.advance(INVITATION_DAYS * 86_400);
  await signInAs('样例店长');
  const page = await weapp.open(LIST);
  expect(page.text()).toContain('已过期');
  expect(page.text()).not.toContain('看邀请码');
});

test('a manager makes a key for a system of the shop, copies it, and it is kept nowhere on the phone', async () => {
  await signInAs('样例店长');
  await (await weapp.tapTab('我的')).tapRole('button', '系统对接');
  expect(weapp.page.text()).toContain('还没有对接系统');
  await push('新建密钥');
  await weapp.page.input('[aria-label="系统名称"]', '前台收银软件');
  await push('新建密钥');
  await push('去确认');
  await push('我是本人（演示）');
  await push('回去继续办理');
  await push('新建密钥');
  expect(weapp.page.text()).toContain('只显示这一次');
  await push('复制 密钥');
  const token = String(weapp.calls.findLast(({ name }) => name === 'setClipboardData')?.options['data']);
  expect(refusalCode(await call(transport(house, token), listRedemptions, {}))).toBe('none');
  expect(JSON.stringify([...weapp.storage])).not.toContain(token);
  await push('已填进系统，收起');
  expect(weapp.page.text()).not.toContain(token);
});
