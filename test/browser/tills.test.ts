import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectSound } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, eligibleModel, shopper } from '../support/scenes.ts';
import { phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { type Visitor, confirming, visitor } from './visitor.ts';

const fridge = eligibleModel('fridge');

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

/** What the browser notes of every refusal at the till. */
const REFUSED = /status of 403 .*\/(reservations|redemptions)\)$/;

const typesCode = async (clerk: Visitor, { secret, voucher }: WalletVoucher): Promise<void> => {
  await clerk.enter('或输入 16 位数字', codeAt(secret ?? '', voucher.voucherId, timed.house.clock.now()).digits);
  await clerk.push('查券');
};

const sells = async (clerk: Visitor, held: WalletVoucher): Promise<void> => {
  await typesCode(clerk, held);
  await clerk.sees('冰箱补贴券');
  await clerk.enter('商品条码', fridge.gtin);
  await clerk.enter('序列号', 'SN24TILL0001');
  await clerk.enter('发票号码', '25442000000123456801');
  await clerk.push('下一步：核对');
  await clerk.sees('请和顾客核对');
  await clerk.push('确认核销');
};

/** Says yes to the question on the screen. */
const saysYes = (one: Visitor, name: string): Promise<void> =>
  one.shown.locator('.confirm').getByRole('button', { name }).click();

/** From the refused sale to the digits on the clerk's screen. */
const registers = async (clerk: Visitor, held: WalletVoucher): Promise<string> => {
  await clerk.push('门店收银台');
  await clerk.push('都看过了');
  await typesCode(clerk, held);
  await clerk.sees('这台设备不是本店登记的收银台');
  await clerk.picture('till-needed');
  await clerk.push('登记收银台');
  await clerk.sees('还没有登记为本店的收银台');
  await clerk.enter('收银台名称', '门口收银台');
  await clerk.picture('device-new');
  await clerk.push('登记这台设备');
  await clerk.sees('请店长输入这六位数');
  await clerk.picture('device-waiting');
  await clerk.elderPicture('device-waiting-elder');
  return ((await clerk.shown.locator('.device-code').textContent()) ?? '').replaceAll(/\D/g, '');
};

const approves = async (manager: Visitor, code: string): Promise<void> => {
  await manager.push('门店收银台');
  await manager.push('设备');
  await manager.sees('等待批准');
  await manager.enter('门口收银台上的六位数', code);
  await manager.picture('tills-approve');
  await confirming(manager, () => manager.push('批准'));
  await manager.sees('可用');
};

test('a device is refused, registered, approved by the digits on it, sells, is lost, found, and ended', async () => {
  const { house } = timed;
  const campaignId = await approvedCampaign(house, { fridge: 15_000 });
  const held = await claimed(await asPerson(house, shopper(1)), campaignId, 'fridge');
  const again = await claimed(await asPerson(house, shopper(2)), campaignId, 'fridge');
  await house.pump.drain();
  const clerk = await visitor(timed.browser, timed.base, { name: '样例店员三', viewport: phone });
  const manager = await visitor(timed.browser, timed.base, { name: '样例店长二', viewport: phone });
  await approves(manager, await registers(clerk, held));
  // it looks by itself
  await clerk.sees('可用');
  await clerk.picture('device-active');
  expect(await clerk.keeps()).not.toMatch(/[0-9a-f]{64}/);

  await clerk.go('/retailer/pages/till/index');
  await sells(clerk, held);
  await clerk.sees('✓ 已核销');

  await manager.go('/retailer/pages/device/index');
  await manager.sees('最近一次：2026-03-01');
  await manager.picture('tills');
  await manager.elderPicture('tills-elder');
  await manager.push('报失门口收银台');
  await manager.sees('报失“门口收银台”？');
  await manager.picture('tills-lose');
  await saysYes(manager, '报失');
  await manager.sees('已报失');

  await clerk.push('下一位顾客');
  await typesCode(clerk, again);
  await clerk.sees('这台收银台已报失');
  await clerk.picture('till-lost');
  await clerk.push('登记收银台');
  await clerk.sees('如果就在您手里，请店长恢复');
  await manager.push('恢复门口收银台');
  await saysYes(manager, '找到了，恢复');
  await manager.sees('可用');
  await manager.push('注销门口收银台');
  await saysYes(manager, '注销');
  await manager.sees('已注销');
  await manager.speaks('en');
  await manager.go('/retailer/pages/device/index');
  await manager.sees('Ended');
  await manager.picture('tills-en');

  await clerk.go('/retailer/pages/device/index');
  await clerk.sees('这台设备已注销，不能再核销');
  await clerk.push('重新登记');
  await clerk.sees('请店长输入这六位数');
  await clerk.picture('device-again');
  expect([...clerk.errors, ...manager.errors].filter((error) => !REFUSED.test(error))).toEqual([]);
  await clerk.close();
  await manager.close();
}, 180_000);
