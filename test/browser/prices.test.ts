import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { basisPoints } from '@luhuan/shared/fen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { campaignAsking } from '../evidence/scene.ts';
import { expectSound } from '../support/house.ts';
import { asPerson, claimed, eligibleModel, shopper } from '../support/scenes.ts';
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
const yuan = (fen: number): string => String(fen / 100);

test('a manager pledges a price, a clerk who sells above it writes why, the office reads it, and a shopper what it cost', async () => {
  const { house } = timed;
  const watching = { priceWatch: { tolerance: basisPoints(500), action: 'reason' as const } };
  const campaignId = await campaignAsking(house, [], undefined, watching);
  const { secret, voucher } = await claimed(await asPerson(house, shopper(1)), campaignId, 'fridge');
  await house.pump.drain();

  const manager = await visitor(timed.browser, timed.base, { name: '样例店长', viewport: phone });
  await manager.go('/retailer/pages/prices/index');
  await manager.sees('还没有报价');
  await manager.enter('商品条码', fridge.gtin);
  await manager.sees(/厂家备案价/);
  await manager.enter('本店最高卖多少（元）', yuan(fridge.filedPriceFen - 50_000));
  await manager.push('报一个价');
  await manager.sees('报好了');
  await manager.picture('prices-filed');
  await manager.elderPicture('prices-filed-elder');
  expect(manager.errors).toEqual([]);
  await manager.close();

  const clerk = await visitor(timed.browser, timed.base, { name: '样例店员一', viewport: phone });
  await clerk.push('门店收银台');
  await clerk.push('都看过了');
  await clerk.enter('或输入 16 位数字', codeAt(secret ?? '', voucher.voucherId, house.clock.now()).digits);
  await clerk.push('查券');
  await clerk.enter('商品条码', fridge.gtin);
  await clerk.enter('序列号', 'SN24PRICE0001');
  await clerk.enter('发票号码', '25442000000123456733');
  await clerk.sees(/价格高了/);
  await clerk.push('下一步：核对');
  await clerk.sees('请写明涨价原因，至少 4 个字');
  await clerk.picture('price-reason');
  await clerk.elderPicture('price-reason-elder');
  await clerk.enter('为什么涨价', '运费上涨，含上楼安装');
  await clerk.push('下一步：核对');
  await clerk.push('确认核销');
  await clerk.sees('已核销');
  await clerk.sees('运费上涨，含上楼安装');
  await house.pump.drain();
  expect(clerk.errors).toEqual([]);
  await clerk.close();

  const office = await visitor(timed.browser, timed.base, { name: '样例审计员', viewport: desktop });
  await office.go('/government/pages/alike/index');
  await office.push('涨价');
  await office.sees('门店说明：运费上涨，含上楼安装');
  await office.picture('raised-prices');
  expect(office.errors).toEqual([]);
  await office.close();

  const citizen = await visitor(timed.browser, timed.base, { name: '样例市民甲', viewport: phone });
  await citizen.go(`/pages/appliance/index?gtin=${fridge.gtin}`);
  await citizen.sees('以前卖多少');
  await citizen.sees(/用券成交的折后价/);
  await citizen.picture('price-history');
  await citizen.elderPicture('price-history-elder');
  expect(citizen.errors).toEqual([]);
  await citizen.close();
});

test('a shopper finds a model by words, by pinyin initials and by its barcode, in both languages', async () => {
  const citizen = await visitor(timed.browser, timed.base, { name: '样例市民甲', viewport: phone });
  await citizen.go('/pages/appliances/index');
  await citizen.sees(/共 \d+ 款/);
  await citizen.picture('search-category');
  await citizen.enter('找家电', '空调');
  await citizen.sees(/匹|空调/);
  await citizen.push('备案价低的在前');
  await citizen.picture('search-words');
  await citizen.enter('找家电', fridge.gtin);
  await citizen.sees('共 1 款');
  await citizen.sees(fridge.name);
  await citizen.enter('找家电', 'zzzz');
  await citizen.sees('没有找到');
  await citizen.picture('search-none');
  await citizen.push('清空');
  await citizen.elderPicture('search-elder');

  // by the keyboard: the order is the same when somebody comes back from a model
  const order = (name: string) => citizen.shown.getByRole('button', { name, exact: true });
  await order('补贴后便宜的在前').focus();
  await citizen.shown.page().keyboard.press('Enter');
  await citizen.shown.page().keyboard.press('Tab');
  await citizen.push('补贴后价格');
  await citizen.enter('补贴后最高（元）', '4600');
  await citizen.sees(/^共 \d+ 款$/);
  await citizen.picture('search-pay');
  await citizen.push(/冰箱.*备案价/);
  await citizen.sees('家电详情');
  // Taro hides the page below when the new one has slid in, also when somebody has gone back meanwhile
  await citizen.shown.page().locator('.taro_page_shade').waitFor({ state: 'attached' });
  await citizen.shown.page().goBack();
  await citizen.sees('补贴后最高（元）');
  expect(await order('补贴后便宜的在前').getAttribute('aria-pressed')).toBe('true');
  await citizen.push('一年电费少的在前');
  await citizen.sees(/^一年约 .* 度电；您所在地区的电价还没收录$/);
  await citizen.picture('search-yearly');
  await citizen.elderPicture('search-yearly-elder');
  await citizen.speaks('en');
  await citizen.go('/pages/appliances/index');
  await citizen.sees('Find an appliance');
  await citizen.sees(/kWh a year/);
  await citizen.picture('search-en');
  expect(citizen.errors).toEqual([]);
  await citizen.close();
});
