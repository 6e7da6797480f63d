import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { listRedemptions } from '@luhuan/shared/api/redemptions';
import { yuan } from '@luhuan/shared/text/format';
import { fen } from '@luhuan/shared/fen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import { expectSound } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, eligibleModel, shopper } from '../support/scenes.ts';
import { phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { type Visitor, visitor } from './visitor.ts';

const CLERK = '样例店员一';
const fridge = eligibleModel('fridge');
const subsidyFen = fen(Math.min(Math.round(fridge.filedPriceFen * 0.15), 150_000));

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

/** What the browser notes by itself of a network that is away and of a refusal. */
const EXPECTED = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 409 /;

const typesCode = async (clerk: Visitor, { secret, voucher }: WalletVoucher): Promise<void> => {
  await timed.house.pump.drain();
  await clerk.enter('或输入 16 位数字', codeAt(secret ?? '', voucher.voucherId, timed.house.clock.now()).digits);
  await clerk.push('查券');
  await clerk.sees('冰箱补贴券');
};

const typesGoods = async (clerk: Visitor, sale: { serial: string; invoice: string }): Promise<void> => {
  await clerk.enter('商品条码', fridge.gtin);
  await clerk.enter('序列号', sale.serial);
  await clerk.enter('发票号码', sale.invoice);
};

const checks = async (clerk: Visitor): Promise<void> => {
  await clerk.sees(yuan(subsidyFen));
  await clerk.push('下一步：核对');
  await clerk.sees('请和顾客核对');
};

test('the network goes in the middle of two sales: told what to do, one answered late, one refused and scanned again', async () => {
  const { house } = timed;
  const campaignId = await approvedCampaign(house, { fridge: 15_000 });
  const [first, second] = await Promise.all(
    [1, 2].map(async (n) => claimed(await asPerson(house, shopper(n)), campaignId, 'fridge')),
  );
  if (first === undefined || second === undefined) throw new Error('a voucher is missing');
  const clerk = await visitor(timed.browser, timed.base, { name: CLERK, viewport: phone });
  await clerk.push('门店收银台');
  await clerk.sees('这台手机上没有以前的记录');
  await clerk.picture('till-new');
  await clerk.elderPicture('till-new-elder');
  await clerk.push('都看过了');

  await typesCode(clerk, first);
  await typesGoods(clerk, { serial: 'SN24WEAK0001', invoice: '25442000000123456701' });
  await checks(clerk);
  const answersAgain = await clerk.loses(/\/v1\/redemptions$/);
  await clerk.push('确认核销');
  await clerk.sees('结果还不确定');
  await clerk.sees(/得到确认之前，请别按补贴价收款交货/);
  await clerk.picture('till-unknown');
  await clerk.elderPicture('till-unknown-elder');
  await clerk.push('先接待下一位');
  await clerk.sees('待同步 1 笔');

  await typesCode(clerk, second);
  await typesGoods(clerk, { serial: 'SN24WEAK0002', invoice: '25442000000123456702' });
  await checks(clerk);
  await clerk.isOffline(true);
  await answersAgain();
  await clerk.push('确认核销');
  await clerk.sees('结果还不确定');
  await clerk.push('先接待下一位');
  await clerk.sees('待同步 2 笔');
  await clerk.push('待同步 2 笔');
  await clerk.sees(/可能核销了，也可能没有/);
  await clerk.picture('queue-offline');

  house.clock.advance(16 * 60);
  await clerk.isOffline(false);
  await clerk.sees('可以按补贴价收款交货。');
  await clerk.sees('核销超时了');
  await clerk.picture('queue-answered');
  await clerk.elderPicture('queue-answered-elder');
  await clerk.speaks('en');
  await clerk.go('/retailer/pages/till/index');
  await clerk.push('To sync: 1');
  await clerk.sees('Not redeemed');
  await clerk.picture('queue-answered-en');
  await clerk.speaks('zh-CN');
  await clerk.go('/retailer/pages/till/index');
  await clerk.push('待同步 1 笔');

  await clerk.push('重新扫码，填过的带过去');
  await clerk.sees('上次填的内容还在');
  await typesCode(clerk, second);
  await checks(clerk);
  await clerk.push('确认核销');
  await clerk.sees('✓ 已核销');
  const till = await signedIn(house, CLERK);
  const { items } = valueOf(await call(till, listRedemptions, { query: {} }));
  expect(items.map(({ serialNumber }) => serialNumber).toSorted()).toEqual(['SN24WEAK0001', 'SN24WEAK0002']);
  expect(clerk.errors.filter((error) => !EXPECTED.test(error))).toEqual([]);
  await clerk.close();
}, 180_000);

test('two tabs of one till: what one recorded the other does not wipe out', async () => {
  const { house } = timed;
  const campaignId = await approvedCampaign(house, { fridge: 15_000 });
  const held = await claimed(await asPerson(house, shopper(3)), campaignId, 'fridge');
  const clerk = await visitor(timed.browser, timed.base, { name: CLERK, viewport: phone });
  await clerk.push('门店收银台');
  await typesCode(clerk, held);
  await typesGoods(clerk, { serial: 'SN24TABS0001', invoice: '25442000000123456703' });
  await checks(clerk);
  const tab = await clerk.opensTab('/retailer/pages/redemptions/index');
  await tab.push('去收银');
  await tab.sees('请和顾客核对');
  const answersAgain = await clerk.loses(/\/v1\/redemptions$/);
  await clerk.push('确认核销');
  await clerk.sees('结果还不确定');
  await tab.push('待同步 1 笔');
  // to look is to ask
  await clerk.sees('✓ 已核销');
  await tab.push('回到收银');
  await tab.sees('✓ 已核销');
  await answersAgain();
  expect(clerk.errors.filter((error) => !EXPECTED.test(error))).toEqual([]);
  await clerk.close();
}, 180_000);
