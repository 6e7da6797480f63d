import { listOwnEntries } from '@luhuan/shared/api/register';
import { setTillRule } from '@luhuan/shared/api/tills';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { reserveVoucher } from '@luhuan/shared/api/redemptions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import { expectSound } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, newKey, shopper } from '../support/scenes.ts';
import { REASON, decided, prepared, rescued, usccOf } from '../register/firms.ts';
import { jpegOf, scene } from '../uploads/files.ts';
import { desktop, phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { confirming, visitor } from './visitor.ts';

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

test('a firm applies on a phone, is admitted at a desk, sets its hours, is suspended by two officers, and shoppers see where to go', async () => {
  const { house } = timed;
  const campaignId = await approvedCampaign(house, { fridge: 30_000 });
  const firm = await visitor(timed.browser, timed.base, { name: '样例市民甲', viewport: phone });
  await firm.go('/retailer/pages/firm/index');
  await firm.sees('还没有企业');
  await firm.push('申请参加');
  await firm.enter('企业名称（与营业执照一致）', '虚构新家电有限公司');
  await firm.enter('统一社会信用代码（18 位）', '91440300MAFAKE001F');
  await firm.push('提交申请');
  await firm.sees('代码不对，请对照营业执照再输一遍');
  await firm.picture('firm-wrong');
  await firm.elderPicture('firm-wrong-elder');
  await firm.enter('统一社会信用代码（18 位）', usccOf(1));
  await firm.chooses(() => firm.push('拍照或选照片'), jpegOf(scene(71, 900, 700)));
  await firm.sees('✓ 已收到');
  await firm.enter('门店名称', '虚构新家电·总店');
  await firm.enter('门店地址', '虚构路 9 号');
  await firm.push('选择区县');
  for (const name of ['广东省', '深圳市', '南山区']) await firm.push(name);
  await firm.push('我同意主管部门为审核与我联系、核对证照。');
  await firm.picture('firm-filled');
  await firm.push('提交申请');
  await firm.sees('主管部门还没受理');
  await firm.picture('firm-applied');

  const officer = await visitor(timed.browser, timed.base, { name: '样例审批员', viewport: desktop });
  await officer.go('/government/pages/register/index');
  await officer.push('查看 虚构新家电有限公司');
  await officer.push('看原件 营业执照');
  await officer.push('受理');
  await confirming(officer, () => officer.push('办理'));
  await officer.sees('审核中');
  await officer.push('通过，列入名录');
  await officer.picture('register-admit');
  await officer.push('办理');
  await officer.push('已入录');
  await officer.sees('虚构新家电有限公司');

  await firm.go('/retailer/pages/firm/index');
  await firm.sees('已入录');
  await firm.sees('管理本店营业时间');
  await firm.picture('firm-admitted');
  const owner = await signedIn(house, '样例市民甲');
  valueOf(await call(owner, setTillRule, { key: newKey(), body: { required: false } }));
  const { secret, voucher } = await claimed(await asPerson(house, shopper(7)), campaignId, 'fridge');
  const { qrText } = codeAt(secret ?? '', voucher.voucherId, house.clock.now());
  valueOf(await call(owner, setTillRule, { key: newKey(), body: { required: false } }));
  valueOf(await call(owner, reserveVoucher, { key: newKey(), body: { code: qrText } }));
  const [own] = valueOf(await call(owner, listOwnEntries, {})).items;
  if (own === undefined) throw new Error('no firm');
  const { entryId } = own.entry;

  const colleague = await signedIn(house, '样例经办员');
  valueOf(await prepared(colleague, entryId, { kind: 'propose', measure: 'suspend', reason: REASON }));
  await officer.go('/government/pages/register/index');
  await officer.push('已入录');
  await officer.push('查看 虚构新家电有限公司');
  await officer.sees(/占用到/);
  await officer.push('同意并执行');
  await officer.picture('register-decide');
  await officer.push('办理');
  await officer.push('已暂停');
  await officer.sees('虚构新家电有限公司');
  expect(await rescued(house)).toBe(1);
  await officer.push('查看 虚构新家电有限公司');
  await officer.sees(/已松开，有效期延长 7 天（样例假设）/);
  await officer.picture('register-suspended');
  await officer.speaks('en');
  await officer.go('/government/pages/register/index');
  await officer.push('Suspended');
  await officer.push('Read 虚构新家电有限公司');
  await officer.sees('Let it take part again');
  await officer.picture('register-en');

  await firm.go('/retailer/pages/firm/index');
  await firm.sees('不能扫券和核销，退货照常。请看原因，不同意可以提一次异议。');
  await firm.push('提异议');
  await firm.enter('为什么不同意', '每张发票都有送货单');
  await firm.picture('firm-suspended');
  await firm.elderPicture('firm-suspended-elder');
  await confirming(firm, () => firm.push('提交异议'));
  await firm.sees('异议已提交，正等答复');
  valueOf(
    await decided(await signedIn(house, '样例科长（经办兼审批）'), entryId, {
      kind: 'answer',
      outcome: 'dismissed',
      reason: REASON,
    }),
  );

  const other = await visitor(timed.browser, timed.base, { name: '样例市民乙', viewport: phone });
  await other.go('/shopping/pages/stores/index?regionCode=440305');
  await other.sees('暂停参加');
  await other.picture('stores');
  await other.elderPicture('stores-elder');
  await other.push('被暂停的企业');
  await other.sees(REASON['zh-CN']);
  await other.picture('stores-firms');
  await other.speaks('en');
  await other.go('/shopping/pages/stores/index?regionCode=440305');
  await other.sees('Suspended');
  await other.picture('stores-en');
  expect([firm.errors, officer.errors, other.errors]).toEqual([[], [], []]);
  await Promise.all([firm.close(), officer.close(), other.close()]);
});

test('a manager changes hours and closes the shop for a while', async () => {
  const manager = await visitor(timed.browser, timed.base, { name: '样例店长', viewport: phone });
  await manager.go('/retailer/pages/store/index');
  await manager.sees('样例家电·南山一店');
  await manager.push('改营业时间');
  await manager.enter('周六关门', '两点');
  await manager.push('保存');
  await manager.sees('请写成 09:00 这样');
  await manager.enter('周六关门', '02:00');
  await manager.push('停业');
  await manager.picture('store-hours');
  await manager.elderPicture('store-hours-elder');
  await manager.push('保存');
  await manager.sees('✓ 已保存');
  await manager.go('/shopping/pages/stores/index?regionCode=440305');
  await manager.sees('暂不营业');
  await manager.sees('周六 09:30–02:00');
  await manager.go('/retailer/pages/store/index');
  await manager.push('营业');
  await manager.push('保存');
  await manager.sees('✓ 已保存');
  expect(manager.errors).toEqual([]);
  await manager.close();
});
