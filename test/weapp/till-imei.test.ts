// @vitest-environment jsdom
import { fen } from '@luhuan/shared/fen';
import { yuan } from '@luhuan/shared/text/format';
import { expect, test } from 'vitest';
import { approvedCampaign, asPerson, claimed, eligibleModel, sampleImei, shopper } from '../support/scenes.ts';
import { house, openTill, push, redemptionsOf, scan, shows, type } from './till-scene.ts';

const phone = eligibleModel('phone', fen(500_000));
const quoted = `补贴${yuan(Math.min(Math.round(phone.filedPriceFen * 0.15), 50_000))}`;
const [first, second, third] = [sampleImei(1), sampleImei(2), sampleImei(3)];
const misread = `${first.slice(0, 14)}${(Number(first.at(-1)) + 1) % 10}`;

let people = 500;
const enterPhone = async (serial: string, invoice: string) => {
  const campaignId = await approvedCampaign(house, { phone: 5_000 });
  const held = await claimed(await asPerson(house, shopper(++people)), campaignId, 'phone');
  await scan(held);
  await type('商品条码', phone.gtin);
  await type('序列号', serial);
  await type('发票号码', invoice);
  await shows(quoted);
  return held;
};

test('a phone wants its two IMEIs: a misread digit and an IMEISV are told at once, and the receipt has both numbers', async () => {
  const page = await openTill();
  const held = await enterPhone('SNPHONE00001', '25550000001000000001');
  await push('下一步：核对');
  expect(page.text()).toContain('已输 0 位，共 15 位');
  await type('IMEI 1', misread);
  await shows('有一位不对，或两位颠倒了，请逐位核对');
  await type('IMEI 1', `${first.slice(0, 14)}01`);
  await shows('这是 16 位的 IMEISV，请填 15 位的 IMEI');
  await type('IMEI 1', first);
  await type('IMEI 2', first);
  await shows('两个 IMEI 一样，请核对第二个');
  await type('IMEI 2', second);
  await push('下一步：核对');
  expect(page.text()).toContain(second.replace(/(.{4})(?=.)/g, '$1 '));
  await push('确认核销');
  await shows('已核销');
  expect(await redemptionsOf(held)).toMatchObject([{ serialNumber: 'SNPHONE00001', imeis: [first, second] }]);
});

test('an IMEI used before, in the other place, is refused in the cashier’s words at its own entry; corrected, the sale goes through', async () => {
  const page = await openTill();
  const held = await enterPhone('SNPHONE00002', '25550000001000000002');
  await type('IMEI 1', third);
  await type('IMEI 2', first);
  await push('下一步：核对');
  await push('确认核销');
  await shows('第 2 个 IMEI 已用过');
  expect(await redemptionsOf(held)).toEqual([]);
  await push('修改');
  await type('IMEI 2', sampleImei(4));
  await shows(quoted);
  await push('下一步：核对');
  await push('确认核销');
  await shows('已核销');
  expect(await redemptionsOf(held)).toMatchObject([{ imeis: [third, sampleImei(4)] }]);
  expect(page.text()).not.toContain('第 2 个 IMEI 已用过');
});
