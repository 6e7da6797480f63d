import { listRedemptions, redeemVoucher } from '@luhuan/shared/api/redemptions';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { DELIVERED_LATER, LABEL_AT_TILL, campaignAsking, customerAt, redeemedWith } from '../evidence/scene.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import { expectSound } from '../support/house.ts';
import { asPerson, claimed, eligibleModel, newKey, saleOf, shopper } from '../support/scenes.ts';
import { jpegOf, painted, scene } from '../uploads/files.ts';
import { uploaded } from '../uploads/sending.ts';
import { desktop, phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { visitor } from './visitor.ts';

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

const fridge = eligibleModel('fridge');
const LABEL = jpegOf(scene(77, 1_200, 900));
const NIGHT = jpegOf(painted(1_000, 800, () => [12, 12, 16]));

test('a clerk takes the photo that is asked for, again after the network failed and after it was too dark, and hands in the delivery note later', async () => {
  const { house } = timed;
  const campaignId = await campaignAsking(house, [LABEL_AT_TILL, DELIVERED_LATER]);
  const { secret, voucher } = await claimed(await asPerson(house, shopper(1)), campaignId, 'fridge');
  await house.pump.drain();
  const clerk = await visitor(timed.browser, timed.base, { name: '样例店员一', viewport: phone });
  await clerk.push('门店收银台');
  await clerk.push('都看过了');
  await clerk.enter('或输入 16 位数字', codeAt(secret ?? '', voucher.voucherId, house.clock.now()).digits);
  await clerk.push('查券');
  await clerk.enter('商品条码', fridge.gtin);
  await clerk.enter('序列号', 'SN24PHOTO001');
  await clerk.enter('发票号码', '25442000000123456799');
  await clerk.sees('已拍 0 张，共 1 张');
  await clerk.push('下一步：核对');
  await clerk.sees('还差照片，拍完再下一步。');
  await clerk.picture('evidence-missing');
  await clerk.elderPicture('evidence-missing-elder');

  const answers = await clerk.loses(/\/objects$/);
  await clerk.chooses(() => clerk.push('拍能效标识照片'), NIGHT);
  await clerk.sees('没有传上去');
  await clerk.picture('evidence-not-sent');
  await answers();
  await clerk.push('再试一次');
  await clerk.sees('照片有点暗，看不清就开灯重拍。');
  await clerk.picture('evidence-dark');
  await clerk.chooses(() => clerk.push('重拍能效标识照片'), LABEL);
  await clerk.sees('已拍 1 张，共 1 张');
  await clerk.picture('evidence-taken');
  await clerk.push('下一步：核对');
  await clerk.sees('请和顾客核对');
  await clerk.push('确认核销');
  await clerk.sees('已核销');

  await clerk.go('/retailer/pages/redemptions/index');
  await clerk.push('待补材料');
  await clerk.sees('还差：送货签收');
  await clerk.picture('evidence-due');
  await clerk.elderPicture('evidence-due-elder');
  await clerk.push('去补');
  await clerk.chooses(() => clerk.push('拍送货签收'), jpegOf(scene(78, 1_200, 900)));
  await clerk.sees('已拍 1 张，共 1 张');
  await clerk.picture('evidence-late');
  await clerk.push('交上');
  await clerk.sees('材料已交');
  await clerk.picture('evidence-done');
  await clerk.push('回到列表');
  await clerk.sees('没有要补的材料');
  expect(clerk.errors.filter((error) => !/ERR_FAILED/.test(error))).toEqual([]);
  const till = await signedIn(house, '样例店员一');
  const [sale] = valueOf(await call(till, listRedemptions, {})).items;
  expect(sale?.evidence.every(({ given }) => given !== null)).toBe(true);
  await clerk.close();
});

test('an office compares two photos that look like one, in both languages, and reads who still owes what', async () => {
  const { house } = timed;
  const till = await signedIn(house, '样例店员一');
  const campaignId = await campaignAsking(house, [LABEL_AT_TILL, DELIVERED_LATER]);
  const picture = scene(99, 900, 700);
  for (const quality of [90, 60]) {
    const uploadId = await uploaded(house, till, jpegOf(picture, quality));
    const preview = await customerAt(house, till, campaignId);
    valueOf(await redeemedWith(till, preview, [{ kind: 'label-photo', uploadId }]));
  }
  const office = await visitor(timed.browser, timed.base, { name: '样例审计员', viewport: desktop });
  await office.go('/government/pages/alike/index');
  await office.sees(/两张照片看着像同一张/);
  await office.picture('alike');
  await office.push('待补材料');
  await office.sees('送货签收');
  await office.picture('alike-owed');
  await office.speaks('en');
  await office.go('/government/pages/alike/index');
  await office.sees(/prove nothing/);
  await office.picture('alike-en');
  expect(office.errors).toEqual([]);
  await office.close();
});

test('a unit that was subsidised elsewhere: the shop reads that payment waits, the approver decides with a reason, the shop reads it', async () => {
  const { house } = timed;
  const till = await signedIn(house, '样例店员一');
  const campaignId = await campaignAsking(house, []);
  const preview = await customerAt(house, till, campaignId);
  valueOf(
    await call(till, redeemVoucher, {
      key: newKey(),
      body: { ...saleOf(preview, fridge), serialNumber: 'USED0000000001' },
    }),
  );
  await house.pump.drain();
  while ((await house.reportUnits()) > 0);
  const clerk = await visitor(timed.browser, timed.base, { name: '样例店员一', viewport: phone });
  const opensNewest = async () => {
    await clerk.go('/retailer/pages/redemptions/index');
    await clerk.push(/冰箱.*补贴/);
  };
  await opensNewest();
  await clerk.sees('暂缓兑付');
  await clerk.sees(/补过贴/);
  await clerk.picture('unit-held');
  await clerk.elderPicture('unit-held-elder');

  const officer = await visitor(timed.browser, timed.base, { name: '样例经办员', viewport: desktop });
  await officer.go('/government/pages/alike/index');
  await officer.push('别处补过');
  await officer.sees('由审批员下结论。');
  await officer.close();
  const approver = await visitor(timed.browser, timed.base, { name: '样例审批员', viewport: desktop });
  await approver.go('/government/pages/alike/index');
  await approver.push('别处补过');
  await approver.push('下结论');
  await approver.push('确定');
  await approver.sees('请先选结论');
  await approver.picture('held-units');
  await approver.push('属实，照常兑付');
  await approver.enter('理由（门店会看到）', '发票与实物相符，外省系误录');
  await approver.push('确定');
  await approver.sees('没有别处补过的');
  expect(approver.errors).toEqual([]);
  await approver.close();
  await opensNewest();
  await clerk.sees('已核实，照常兑付');
  await clerk.sees('经办单位的理由：发票与实物相符，外省系误录');
  expect(clerk.errors).toEqual([]);
  await clerk.close();
});
