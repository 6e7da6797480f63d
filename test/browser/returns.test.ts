import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Transport } from '../../miniprogram/src/api/call.ts';
import { signedIn } from '../support/caller.ts';
import { expectSound } from '../support/house.ts';
import { approvedCampaign, sold } from '../support/scenes.ts';
import { readyMade } from '../support/powers.ts';
import { desktop, phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { visitor } from './visitor.ts';

let timed: TimedHouse;
let campaignId: CampaignId;
let till: Transport;
beforeAll(async () => {
  timed = await startTimedHouse();
  campaignId = await approvedCampaign(timed.house, { fridge: 20 * 1_500 });
  till = await signedIn(timed.house, '样例店员一');
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

test('a fridge is exchanged, cut in price and brought back; the shopper sees each step and may claim again', async () => {
  const { redemptionId } = await sold(timed.house, till, campaignId, readyMade('样例市民甲'));
  const clerk = await visitor(timed.browser, timed.base, { name: '样例店员一', viewport: phone });
  const shopper = await visitor(timed.browser, timed.base, { name: '样例市民甲', viewport: phone });
  await clerk.go(`/retailer/pages/return/index?redemptionId=${redemptionId}`);
  await clerk.sees(/退货，退给顾客/);
  await clerk.picture('return-form');
  await clerk.elderPicture('return-form-elder');

  await clerk.push('换货');
  await clerk.enter('换后的序列号', 'swap-00 77');
  await clerk.push('有质量问题');
  await clerk.picture('return-exchange');
  await clerk.push('换成这一台');
  await clerk.push('确认办理');
  await clerk.sees('已换货');
  await clerk.picture('return-exchanged');

  await clerk.push('看这笔核销');
  await clerk.push('部分退款');
  await clerk.enter('降价多少（元）', '300');
  await clerk.push('价格有变');
  await clerk.sees('¥45.00');
  await clerk.picture('return-part');
  await clerk.push('退给顾客 ¥255.00');
  await clerk.sees('办理后不能撤销');
  await clerk.picture('return-asked');
  await clerk.push('确认办理');
  await clerk.sees('已部分退款');
  await shopper.go('/pages/wallet/index');
  await shopper.push(/冰箱/);
  await shopper.sees('换后的序列号');
  await shopper.picture('return-shopper-part');

  await clerk.push('看这笔核销');
  await clerk.push('不想要了');
  await clerk.push(/^退货，退给顾客/);
  await clerk.push('确认办理');
  await clerk.sees('已退货');
  await clerk.picture('return-whole');
  await clerk.elderPicture('return-whole-elder');
  await clerk.go('/retailer/pages/redemptions/index');
  await clerk.push('退换');
  await clerk.sees('共 1 笔');
  await clerk.picture('return-register');
  await shopper.go('/pages/wallet/index');
  await shopper.sees('已退货');
  await shopper.picture('return-wallet');
  await shopper.push(/冰箱/);
  await shopper.sees('资格恢复');
  await shopper.picture('return-shopper');
  await shopper.elderPicture('return-shopper-elder');
  await timed.house.pump.drain();
  await shopper.go('/account/pages/notices/index');
  await shopper.sees(/门店为您办理了冰箱退货/);
  await shopper.picture('return-notices');
  await shopper.push(/^这不是我让办的：门店为您办理了冰箱退货/);
  await shopper.sees('由他们向门店核实');
  await shopper.push('确定，不是我让办的');
  await shopper.sees('已反映给主管部门');
  await shopper.picture('return-disavowed');
  expect([...clerk.errors, ...shopper.errors]).toEqual([]);
  await Promise.all([clerk.close(), shopper.close()]);
});

test('in English, on a wide screen: the form, and what two clerks meet who return the same goods', async () => {
  const { redemptionId } = await sold(timed.house, till, campaignId, readyMade('样例市民乙'));
  const one = await visitor(timed.browser, timed.base, { name: '样例店员一', viewport: desktop });
  const two = await visitor(timed.browser, timed.base, { name: '样例店员一', viewport: desktop });
  for (const clerk of [one, two]) {
    await clerk.speaks('en');
    await clerk.go(`/retailer/pages/return/index?redemptionId=${redemptionId}`);
    await clerk.push('Changed their mind');
    await clerk.sees(/Back to the customer/);
  }
  await one.picture('return-form-en');
  for (const clerk of [one, two]) {
    await clerk.push(/^Return: /);
    await clerk.push('Yes, do it');
  }
  await one.sees('Returned');
  await one.picture('return-whole-en');
  await two.sees('These goods were returned before');
  await two.picture('return-refused-en');
  expect(two.errors.filter((error) => !/status of 409 /.test(error))).toEqual([]);
  await Promise.all([one.close(), two.close()]);
});
