// @vitest-environment jsdom
import { getAppeal } from '@luhuan/shared/api/appeals';
import { listReceipts } from '@luhuan/shared/api/receipts';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import { appealIdOf } from '@luhuan/shared/appeal/appeal';
import { type CampaignId, ReceiptId } from '@luhuan/shared/ids';
import { claimReceiptId } from '@luhuan/shared/receipt/receipt-id';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { readyMade } from '../support/powers.ts';
import { approvedCampaign, claimed, newKey, sessionFor } from '../support/scenes.ts';
import { answerWith } from './requests.ts';
import { Weapp } from './runtime.ts';

const [SHOPPER, UNPROVEN, AUDITOR] = ['样例市民甲', '样例市民丁（未实名）', '样例审计员'] as const;
const RECEIPT = '/account/pages/receipt/index';
const APPEALS = '/government/pages/appeals/index';

let house: TestHouse;
let campaignId: CampaignId;
let weapp: Weapp;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 30_000, phone: 30_000 });
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

/** The phone of a person who is signed in, opened at a page; `send`: how its requests are answered. */
const phoneOf = async (name: string, route: string, answer = answerWith((request) => house.api.fetch(request))) => {
  const session = { ...(await sessionFor(house, readyMade(name))), name };
  const home = { regionCode: '440305', name: '广东省深圳市南山区' };
  weapp = new Weapp({
    storage: { session, preferences: { language: 'zh-CN', elder: null, home } },
    answerRequest: answer,
  });
  await weapp.launch(route);
};
const shows = (text: string) => weapp.until(() => weapp.page.text().includes(text));
const push = (label: string) => weapp.page.tapRole('button', label);
const enter = (label: string, value: string) => {
  const [found] = weapp.page.findAll(`[aria-label="${label}"]`);
  if (found === undefined) throw new Error(`no entry ${label}: ${weapp.page.text()}`);
  return weapp.page.input(found, value);
};

test('a refused claim leads to its receipt: what is not met, with its words, is said beside what is met', async () => {
  await phoneOf(UNPROVEN, `/pages/campaign/index?campaignId=${campaignId}&category=fridge`);
  const own = await signedIn(house, UNPROVEN);
  const params = { campaignId, category: 'fridge' as const };
  const refused = await call(own, claimVoucher, { key: newKey(), params, body: { channel: 'store' } });
  expect(refusalCode(refused)).toBe('IdentityNotVerified');
  const [latest] = valueOf(await call(own, listReceipts, {})).items;
  await weapp.open(`${RECEIPT}?receiptId=${latest?.receiptId}`);
  await shows('还不能确定');
  expect(weapp.page.text()).toContain('逐条核对');
  expect(weapp.page.text()).toContain('正在等待签名');
});

test('a voucher leads to why it was granted; once signed the receipt file is handed over', async () => {
  const own = await signedIn(house, SHOPPER);
  const { voucher } = await claimed(own, campaignId, 'fridge');
  await house.pump.drain();
  while ((await house.signReceipts()) > 0);
  await phoneOf(SHOPPER, `/pages/voucher/index?voucherId=${voucher.voucherId}`);
  await shows('请店员扫码');
  await push('为什么');
  await shows('符合条件');
  expect(weapp.page.text()).toContain('✓ 已签名');
  expect(weapp.page.query).toEqual({ receiptId: claimReceiptId(voucher) });
});

test('"I think this is wrong" is sent once though its answer is lost, and waits for the office', async () => {
  const own = await signedIn(house, SHOPPER);
  const { voucher } = await claimed(own, campaignId, 'phone');
  await house.pump.drain();
  const receiptId = claimReceiptId(voucher);
  let lost = 0;
  await phoneOf(
    SHOPPER,
    `${RECEIPT}?receiptId=${receiptId}`,
    answerWith(async (request) => {
      const response = await house.api.fetch(request);
      if (request.url.endsWith('/appeals') && ++lost === 1) throw new Error('nobody answers');
      return response;
    }),
  );
  await shows('我觉得不对');
  await push('我觉得不对');
  await shows('15 个工作日内答复');
  await push('规则用错了');
  await push('提交');
  await shows('再问一次');
  await push('再问一次');
  await shows('主管部门会在 15 个工作日内答复');
  expect(lost).toBe(2);
  const auditor = await signedIn(house, AUDITOR);
  const { appeal } = valueOf(await call(auditor, getAppeal, { params: { appealId: appealIdOf(receiptId) } }));
  expect(appeal).toMatchObject({ status: 'open', ground: 'rule' });
});

test('a link to a receipt that is not there, or not one’s own, says so calmly', async () => {
  await phoneOf(SHOPPER, `${RECEIPT}?receiptId=${ReceiptId.parse(`rct_${'0'.repeat(26)}`)}`);
  await shows('没有这份判定');
  await weapp.open(`${RECEIPT}?receiptId=nothing`);
  await shows('没有这份判定');
});

test('an auditor reads the appeal with its receipt, answers in both languages, and the shopper finds the answer', async () => {
  house.clock.advance(3 * 86_400);
  await phoneOf(AUDITOR, APPEALS);
  await shows('规则用错');
  await push('查看并答复');
  await shows('这里不显示是谁');
  await push('答复');
  await shows('请先选结论');
  await push('维持原判定');
  await enter('理由（中文，市民会看到）', '规则没有用错');
  await enter('理由（英文，市民会看到）', 'The rule was applied as it is written');
  await push('答复');
  await shows('没有申诉');
  weapp.close();
  await phoneOf(SHOPPER, '/account/pages/notices/index');
  await shows('主管部门 答复了您提出的');
  await push('看答复');
  await shows('规则没有用错');
});
