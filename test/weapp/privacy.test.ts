// @vitest-environment jsdom
import { PersonalExport } from '@luhuan/shared/api/privacy';
import { type Session, confirmWechat } from '@luhuan/shared/api/sessions';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, claimed, newKey, verified } from '../support/scenes.ts';
import { giveBackVoucher } from '@luhuan/shared/api/vouchers';
import { answerWith } from './requests.ts';
import { Weapp } from './runtime.ts';

const PRIVACY = '/account/pages/privacy/index';
const [citizen] = DEMONSTRATION_CITIZENS;
const CONTACT = { 联系人: '样例收件人', 手机号: '13800009999', 详细地址: '样例路 8 号 302' };

let house: TestHouse;
let weapp: Weapp;
let people = 0;
let openid: string;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
beforeEach(async () => {
  openid = `oPrivateCanary${++people}`;
  weapp = new Weapp({
    answerRequest: answerWith((request) => house.api.fetch(request)),
    answers: { login: () => ({ code: house.wechatServer.logIn(openid) }) },
  });
  await weapp.launch();
  await (await weapp.open('/pages/sign-in/index')).tapRole('button', '微信登录');
  await weapp.page.tapRole('button', '同意并登录');
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

const push = (label: string) => weapp.page.tapRole('button', label);
const shows = (text: string) => weapp.until(() => weapp.page.text().includes(text));
const send = () => transport(house, (weapp.storage.get('session') as Session).token);
const confirmed = async () =>
  valueOf(await call(send(), confirmWechat, { body: { code: house.wechatServer.logIn(openid) } }));

const enterContact = async () => {
  await weapp.open('/account/pages/contact/index');
  for (const [label, value] of Object.entries(CONTACT)) await weapp.page.input(`[aria-label="${label}"]`, value);
  await push('同意并保存');
  await shows('已保存');
};

test('what is kept is shown masked; entered, corrected and taken back, it comes and goes', async () => {
  await weapp.open(PRIVACY);
  expect(weapp.page.text()).toContain('登录信息');
  expect(weapp.page.text()).toContain('oPr***');
  expect(weapp.page.text()).not.toContain('联系人和地址会立即删除');
  await enterContact();
  await weapp.open(PRIVACY);
  for (const part of ['样*', '138****9999', '广东省深圳市南山区***']) expect(weapp.page.text()).toContain(part);
  for (const clear of Object.values(CONTACT)) expect(weapp.page.text()).not.toContain(clear);
  await push('撤回同意 联系人和地址');
  expect(weapp.page.text()).toContain('保存的联系人和地址会立即删除');
  await push('撤回');
  await shows('已撤回');
  expect(weapp.page.text()).not.toContain('138****9999');
});

test('entries that cannot be right are marked, and nothing is sent', async () => {
  await weapp.open('/account/pages/contact/index');
  await weapp.page.input('[aria-label="手机号"]', '12345');
  const before = weapp.requests.length;
  await push('同意并保存');
  for (const part of ['请填写联系人姓名', '手机号是 1 开头的 11 位数字', '请填写街道和门牌'])
    expect(weapp.page.text()).toContain(part);
  expect(weapp.requests.length).toBe(before);
});

test('the export wants a confirmation, then leaves the phone through a chat, and no copy stays', async () => {
  await verified(send(), citizen);
  await weapp.open(PRIVACY);
  await push('导出我的信息');
  await shows('请先确认是您本人');
  await confirmed();
  await weapp.open(PRIVACY);
  await push('导出我的信息');
  await shows('已交给您');
  const written = weapp.calls.find(({ name }) => name === 'writeFile')?.options;
  const document = PersonalExport.parse(JSON.parse(String(written?.['data'])));
  expect(document.kept.find(({ kind }) => kind === 'identity')?.data).toMatchObject({ name: citizen.name });
  expect(weapp.calls.find(({ name }) => name === 'shareFileMessage')?.options).toMatchObject({
    filePath: written?.['filePath'],
  });
  expect(weapp.calls.find(({ name }) => name === 'unlink')?.options).toEqual({ filePath: written?.['filePath'] });
  weapp.answers.set('shareFileMessage', () => {
    throw new Error('cancel');
  });
  await push('导出我的信息');
  await shows('没有发送出去');
  await weapp.open(PRIVACY);
  expect(weapp.page.text()).toContain('您自己 · 导出');
});

test('erasing: read what goes and what stays, understand, confirm; vouchers first; then nobody is signed in', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 15_000 });
  await weapp.open('/account/pages/erase/index');
  for (const part of ['会删除什么', '依法会留下什么', '核销记录和账目', '会计档案管理办法'])
    expect(weapp.page.text()).toContain(part);
  await push('注销账号');
  expect(weapp.page.text()).not.toContain('确定注销账号？');
  await confirmed();
  await weapp.open('/account/pages/erase/index');
  await push('我已了解，注销后不能恢复');
  // the identity of this file's citizen belongs to an earlier person: any other will do
  const other = DEMONSTRATION_CITIZENS[1];
  await verified(send(), other);
  const { voucherId } = (await claimed(send(), campaignId, 'fridge')).voucher;
  await push('注销账号');
  await push('确定注销');
  await shows('卡包里还有没用的补贴券');
  valueOf(await call(send(), giveBackVoucher, { key: newKey(), params: { voucherId }, body: {} }));
  await weapp.open('/account/pages/erase/index');
  await push('我已了解，注销后不能恢复');
  await push('注销账号');
  await push('确定注销');
  await shows('账号已注销');
  expect(weapp.storage.get('session')).toBeNull();
  await push('回到首页');
  expect(weapp.page.route).toBe('pages/home/index');
  await weapp.open(PRIVACY);
  expect(weapp.page.text()).toContain('登录后才能看自己的信息');
});

test('in English and large type the page says the same', async () => {
  weapp.storage.set('preferences', {
    language: 'en',
    elder: true,
    home: { regionCode: '440305', name: '广东省深圳市南山区' },
  });
  const storage = Object.fromEntries(weapp.storage);
  weapp.close();
  weapp = new Weapp({ storage, answerRequest: answerWith((request) => house.api.fetch(request)) });
  const page = await weapp.launch(PRIVACY);
  for (const part of ['What is kept', 'What you agreed to', 'Who looked at your data', 'Export my data'])
    expect(page.text()).toContain(part);
  expect(page.text().replaceAll(/广东省深圳市南山区/g, '')).not.toMatch(/[\u4e00-\u9fff]/);
});
