import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectSound } from '../support/house.ts';
import { approvedCampaign, asPerson, claimed, eligibleModel, shopper } from '../support/scenes.ts';
import { desktop, phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { type Visitor, visitor } from './visitor.ts';

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

/** A chip of the form, where a tab has the same name. */
const chip = (someone: Visitor, name: string) =>
  someone.shown
    .getByRole('button', { name: new RegExp(`^${name}$`) })
    .last()
    .click();
const [fridge, washer] = [eligibleModel('fridge'), eligibleModel('washer')];

test('a manager makes promotions, shoppers see prices after them, the till takes them off and sells an item of a bundle', async () => {
  const { house, browser, base } = timed;
  const campaignId = await approvedCampaign(house, { fridge: 900_000, washer: 900_000 });
  type Held = Awaited<ReturnType<typeof claimed>>;
  const vouchers: Held[] = [];
  for (const [index, category] of (['fridge', 'washer'] as const).entries())
    vouchers.push(await claimed(await asPerson(house, shopper(index + 1)), campaignId, category));
  await house.pump.drain();

  const without = await visitor(browser, base, { name: '样例店长二', viewport: phone });
  await without.go('/retailer/pages/promotions/index');
  await without.sees('还没有优惠');
  await without.picture('promotions-none');
  await without.close();
  const manager = await visitor(browser, base, { name: '样例店长', viewport: phone });
  await manager.go('/retailer/pages/promotions/index');
  await manager.push('添加');
  await manager.push('添加优惠');
  await manager.sees('有几处要改');
  await manager.picture('promotion-wrong');
  await manager.enter('优惠名称', '春季直降');
  await manager.enter('减多少（元）', '200');
  await manager.push('只限 1 级');
  await manager.enter('第一天', '2026-01-01');
  await manager.enter('最后一天', '2026-12-31');
  await manager.enter('最多用几次（可不填）', '50');
  await manager.picture('promotion-form');
  await manager.elderPicture('promotion-form-elder');
  await manager.push('添加优惠');
  await manager.sees('进行中');
  await manager.push('添加');
  await manager.enter('优惠名称', '厨卫两件套');
  await chip(manager, '套装');
  await chip(manager, '冰箱');
  await chip(manager, '洗衣机');
  await manager.enter('减百分之几', '10');
  await manager.enter('第一天', '2026-01-01');
  await manager.enter('最后一天', '2026-12-31');
  await manager.picture('promotion-bundle-form');
  await manager.push('添加优惠');
  await manager.sees('厨卫两件套');
  await manager.picture('promotions');
  expect(manager.errors).toEqual([]);
  await manager.close();

  const citizen = await visitor(browser, base, { name: '样例市民甲', viewport: phone });
  await citizen.go(`/pages/appliance/index?gtin=${fridge.gtin}`);
  await citizen.sees('门店优惠');
  await citizen.sees(/到手价/);
  await citizen.picture('appliance-promoted');
  await citizen.elderPicture('appliance-promoted-elder');
  await citizen.go('/shopping/pages/promotions/index');
  await citizen.sees('厨卫两件套');
  await citizen.picture('city-promotions');
  await citizen.elderPicture('city-promotions-elder');
  await citizen.push('绿色专区');
  await citizen.sees('只有 1 级能效');
  await citizen.speaks('en');
  await citizen.go('/shopping/pages/promotions/index');
  await citizen.sees(/10% off/);
  await citizen.picture('city-promotions-en');
  await citizen.go('/pages/appliances/index');
  await citizen.sees(/after its promotions/);
  await citizen.picture('catalogue-promoted-en');
  expect(citizen.errors).toEqual([]);
  await citizen.close();

  const clerk = await visitor(browser, base, { name: '样例店员一', viewport: phone });
  const reserve = async (held: Held | undefined) => {
    if (held?.secret == null) throw new Error('a voucher that can be shown');
    const { digits } = codeAt(held.secret, held.voucher.voucherId, house.clock.now());
    await clerk.enter('或输入 16 位数字', digits);
    await clerk.push('查券');
  };
  await clerk.push('门店收银台');
  await clerk.push('都看过了');
  await reserve(vouchers[0]);
  await clerk.enter('商品条码', fridge.gtin);
  await clerk.enter('序列号', 'SN24PROMO0001');
  await clerk.enter('发票号码', '25442000000123456734');
  await clerk.sees('−¥200');
  await clerk.picture('till-promoted');
  await clerk.elderPicture('till-promoted-elder');
  await clerk.push('下一步：核对');
  await clerk.picture('till-promoted-confirm');
  await clerk.push('确认核销');
  await clerk.sees('已核销');
  await clerk.sees('春季直降');
  await clerk.picture('till-promoted-done');

  await clerk.go('/retailer/pages/promotions/index');
  await clerk.sees('用了 1 / 50 次');
  await clerk.push('套装');
  await clerk.enter('冰箱的商品条码', fridge.gtin);
  await clerk.enter('冰箱的标价（元）', String(fridge.filedPriceFen / 100));
  await clerk.push('组成套装');
  await clerk.sees('请填 13 位商品条码');
  await clerk.enter('洗衣机的商品条码', washer.gtin);
  await clerk.enter('洗衣机的标价（元）', String(washer.filedPriceFen / 100));
  await clerk.push('组成套装');
  await clerk.sees('最近的套装');
  await clerk.picture('bundle');
  await clerk.elderPicture('bundle-elder');
  await clerk.shown.getByRole('button', { name: '用券办这件' }).last().click();
  await reserve(vouchers[1]);
  await clerk.sees('套装里的一件，优惠按套装算');
  await clerk.enter('序列号', 'SN24PROMO0002');
  await clerk.enter('发票号码', '25442000000123456735');
  await clerk.picture('till-bundle');
  await clerk.push('下一步：核对');
  await clerk.push('确认核销');
  await clerk.sees('已核销');
  await clerk.go('/retailer/pages/promotions/index');
  await clerk.push('套装');
  await clerk.sees('已用券');
  await clerk.picture('bundle-redeemed');
  expect(clerk.errors).toEqual([]);
  await clerk.close();

  const again = await visitor(browser, base, { name: '样例店长', viewport: desktop });
  await again.go('/retailer/pages/promotions/index');
  await again.sees('春季直降');
  await again.picture('promotions-wide');
  await again.speaks('en');
  await again.go('/retailer/pages/promotions/index');
  await again.shown.getByRole('button', { name: 'Stop it' }).first().click();
  await again.sees('It cannot start again');
  await again.push('Stop for good');
  await again.sees('Stopped');
  await again.picture('promotions-en');
  expect(again.errors).toEqual([]);
  await again.close();
});
