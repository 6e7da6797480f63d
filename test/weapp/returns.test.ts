// @vitest-environment jsdom
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { yuan } from '@luhuan/shared/text/format';
import { expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import { newKey, reserved, saleOf } from '../support/scenes.ts';
import { fridge, house, newVoucher, openTill, push, redemptionsOf, shows, type, weapp } from './till-scene.ts';

/** Something was sold, and its clerk looks at it in the list. */
const lookAtSale = async () => {
  const till = await signedIn(house, '样例店员一');
  const held = await newVoucher();
  const body = saleOf(await reserved(house, till, held), fridge);
  const redemption = valueOf(await call(till, redeemVoucher, { key: newKey(), body }));
  await openTill();
  await push('核销记录');
  await weapp.page.tap('.redemption-row');
  await push('退换货');
  await shows(`退货，退给顾客 ${yuan(redemption.quote.payFen)}`);
  return { held, redemption };
};
const only = async (held: Parameters<typeof redemptionsOf>[0]) => {
  const [redemption] = await redemptionsOf(held);
  if (redemption === undefined) throw new Error('nothing was redeemed');
  return redemption;
};

test('goods come back: a reason is wanted, the amount is said before and after, and nothing is left to return', async () => {
  const { held, redemption } = await lookAtSale();
  const amount = yuan(redemption.quote.payFen);
  expect(weapp.page.text()).toContain('请选一个原因');
  await push(`退货，退给顾客 ${amount}`);
  expect((await only(held)).returns).toEqual([]);
  await push('不想要了');
  await push(`退货，退给顾客 ${amount}`);
  expect(weapp.page.text()).toContain('办理后不能撤销');
  await push('取消');
  await weapp.until(() => !weapp.page.text().includes('办理后不能撤销'));
  expect((await only(held)).returns).toEqual([]);
  await push(`退货，退给顾客 ${amount}`);
  await push('确认办理');
  await shows('已退货');
  expect(weapp.page.text()).toContain(`请按原支付方式退给顾客 ${amount}`);
  expect((await only(held)).returns).toMatchObject([{ kind: 'whole', reason: 'changed-mind' }]);
  await push('看这笔核销');
  await shows('没有可以再退换的');
});

test('300.00 off: a wrong amount is told, then the subsidy that goes back; the rest can still be returned', async () => {
  const { held, redemption } = await lookAtSale();
  await push('部分退款');
  await push('价格有变');
  await type('降价多少（元）', '3OO');
  expect(weapp.page.text()).toContain('请填大于 0 的金额');
  await type('降价多少（元）', String(redemption.quote.listFen / 100));
  await shows('退得比商品价格还多');
  await type('降价多少（元）', '300');
  await shows('补贴退回¥45.00');
  await push('退给顾客 ¥255.00');
  await push('确认办理');
  await shows('已部分退款');
  expect((await only(held)).returns).toMatchObject([{ kind: 'part', cutFen: 30_000, shopperFen: 25_500 }]);
  await push('看这笔核销');
  await shows(`退货，退给顾客 ${yuan(redemption.quote.payFen - 25_500)}`);
});

test('the network goes in the middle of a return: the same request is asked again, and the goods come back once', async () => {
  const { held, redemption } = await lookAtSale();
  await push('有质量问题');
  await push(`退货，退给顾客 ${yuan(redemption.quote.payFen)}`);
  await weapp.setNetwork('none');
  await push('确认办理');
  await shows('不确定');
  expect((await only(held)).returns).toEqual([]);
  await weapp.setNetwork('wifi');
  await push('再问一次');
  await shows('已退货');
  expect((await only(held)).returns).toHaveLength(1);
});

test('an exchange: a serial number that is used is refused and stays to be corrected; the register shows what was done', async () => {
  const taken = (await lookAtSale()).redemption.serialNumber;
  const { held } = await lookAtSale();
  await push('换货');
  await push('有质量问题');
  await type('换后的序列号', taken);
  await push('换成这一台');
  await push('确认办理');
  await shows('这台机器已经享受过补贴');
  await push('修改');
  await type('换后的序列号', 'swapped 0001');
  expect(weapp.page.text('.read-back-serial')).toBe('SWAP PED0 001');
  await push('换成这一台');
  await push('确认办理');
  await shows('已换货');
  expect(weapp.page.text()).toContain('换后的序列号SWAP PED0 001');
  expect((await only(held)).returns).toMatchObject([{ kind: 'exchange', serialNumber: 'SWAPPED0001' }]);
  await weapp.launch('/retailer/pages/redemptions/index');
  await push('退换');
  await shows('共 4 笔');
  expect(weapp.page.text().indexOf('换货')).toBeLessThan(weapp.page.text().indexOf('部分退款'));
});
