// @vitest-environment jsdom
import { listRedemptions, redeemVoucher } from '@luhuan/shared/api/redemptions';
import { yuan } from '@luhuan/shared/text/format';
import { expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { personNamed, signedIn, valueOf } from '../support/caller.ts';
import { draftWith, eligibleModel, inForce, reserved, saleOf, sessionFor, shopper } from '../support/scenes.ts';
import {
  TILL,
  fridge,
  subsidy,
  house,
  weapp,
  openAs,
  openTill,
  newVoucher,
  codeOf,
  push,
  type,
  shows,
  scan,
  enter,
  upToConfirm,
  redemptionsOf,
} from './till-scene.ts';

test('scan, entries, confirm: one redemption, a receipt by the server’s word, and the list shows it', async () => {
  const page = await openTill();
  const held = await newVoucher();
  await scan(held);
  expect(page.text()).toContain('冰箱补贴券');
  expect(page.text()).toMatch(/剩 1[45]:\d\d/);
  const invoice = await enter({ serial: 'sn-first 0001' });
  expect(page.text('.read-back-serial')).toBe('SNFI RST0 001');
  expect(page.text()).toContain(fridge.name);
  await push('下一步：核对');
  expect(await redemptionsOf(held)).toEqual([]);
  await push('确认核销');
  expect(page.text()).toContain(`已核销补贴${subsidy}`);
  expect(await redemptionsOf(held)).toMatchObject([
    { serialNumber: 'SNFIRST0001', invoiceNumber: invoice, gtin: fridge.gtin, clerkId: personNamed('样例店员一') },
  ]);
  await push('下一位顾客');
  expect(page.text()).toContain('扫顾客的券码');
  await push('核销记录');
  expect(weapp.page.text()).toContain(`补贴 ${subsidy}`);
  await weapp.page.tap('.redemption-row');
  expect(weapp.page.text()).toContain('SNFI RST0 001');
});

test('sixteen typed digits stand in groups of four and open the voucher as a scan does', async () => {
  const page = await openTill();
  const { digits } = codeOf(await newVoucher());
  await house.pump.drain(); // the numbers of vouchers follow their claims
  await type('或输入 16 位数字', digits);
  expect(page.attributes('[aria-label="或输入 16 位数字"]')['value']).toBe(digits.replace(/(.{4})(?=.)/g, '$1 '));
  await push('查券');
  expect(page.text()).toContain('冰箱补贴券');
});

test('a deduction of the waterfall lowers what the customer pays; a wrong amount is told under its field', async () => {
  const page = await openTill();
  await scan(await newVoucher());
  await enter({ serial: 'SNDEDUCT0001' });
  await push('有其他优惠');
  await type('旧机折价', '1OO');
  await push('下一步：核对');
  expect(page.text()).toContain('请填金额，最多两位小数');
  await type('旧机折价', '100');
  await weapp.until(() => page.text().includes('旧机折价') && page.text().includes('−¥100.00'));
});

test('a serial number used before is refused in the cashier’s words; corrected, the same sale goes through', async () => {
  const till = await signedIn(house, '样例店员一');
  const other = await reserved(house, till, await newVoucher());
  const { serialNumber } = saleOf(other, fridge);
  const page = await openTill();
  await upToConfirm({ serial: 'SNUSED00001' });
  await push('确认核销');
  await push('下一位顾客');
  const held = await upToConfirm({ serial: 'snused 00001' });
  await push('确认核销');
  expect(page.text()).toContain('序列号已用过，请核对机身上的号码。');
  expect(await redemptionsOf(held)).toEqual([]);
  await push('修改');
  expect(page.text('.field-wrong')).toContain('这台机器已经享受过补贴');
  await type('序列号', serialNumber);
  expect(page.findAll('.field-wrong')).toEqual([]);
  await shows(`补贴${subsidy}`);
  await push('下一步：核对');
  await push('确认核销');
  expect(page.text()).toContain(`已核销补贴${subsidy}`);
  expect(await redemptionsOf(held)).toHaveLength(1);
});

test('a campaign that wants the old fridge and keeps goods in its region: both are chosen at the till, else told at the field', async () => {
  const budgets = [{ category: 'fridge' as const, budgetFen: 1_500_000 }];
  const wanting = { programme: 'old-for-new', oldItem: 'same-category' as const, location: ['delivery' as const] };
  const campaignId = await inForce(house, draftWith(budgets, wanting));
  const page = await openTill();
  const held = await newVoucher(campaignId);
  await scan(held);
  await enter({ serial: 'SNOLDITEM001', quoted: '要交回旧机' });
  expect(page.text('.field-wrong')).toContain('收下的旧机');
  expect(page.text('.field-wrong')).toContain('要交回旧机');
  expect(page.attributes(page.findRole('button', '下一步：核对'))['aria-disabled']).toBe(true);
  await push('冰箱');
  await shows(`补贴${subsidy}`);
  expect(page.findAll('.field-wrong')).toEqual([]);
  await push('送到外地');
  await shows('收货地不在活动地区');
  expect(page.text('.field-wrong')).toContain('商品送到哪里');
  await push('送到广东省深圳市');
  await shows(`补贴${subsidy}`);
  await push('下一步：核对');
  await push('确认核销');
  expect(page.text()).toContain(`已核销补贴${subsidy}`);
  expect(await redemptionsOf(held)).toHaveLength(1);
});

test('a code of two minutes ago is refused with "scan again", which scans the one on the screen now', async () => {
  const page = await openTill();
  const held = await newVoucher();
  await scan(held, 120);
  expect(page.text()).toContain('码已过时，请让顾客亮出当前的码再扫。');
  weapp.answers.set('scanCode', () => ({ result: codeOf(held).qrText }));
  await push('重新扫码');
  expect(page.text()).toContain('冰箱补贴券');
});

test('after 15 minutes the voucher is scanned again, and what was typed is still there', async () => {
  const page = await openTill();
  const held = await newVoucher();
  await scan(held);
  const invoice = await enter({ serial: 'SNLATE00001' });
  house.clock.advance(15 * 60);
  await push('核销记录'); // whatever the server answers tells the time
  await weapp.back();
  await shows('15 分钟到了');
  await push('重新扫码');
  expect(page.text()).toContain('上次填的内容还在');
  await scan(held);
  await shows(`补贴${subsidy}`);
  await push('下一步：核对');
  await push('确认核销');
  expect(await redemptionsOf(held)).toMatchObject([{ serialNumber: 'SNLATE00001', invoiceNumber: invoice }]);
});

test('goods of another category, an unknown barcode and a wrong check digit are told before anything is sent', async () => {
  const page = await openTill();
  await scan(await newVoucher());
  await type('商品条码', eligibleModel('washer').gtin);
  expect(page.text()).toContain('这张券只能买冰箱，这件是洗衣机');
  await type('商品条码', '6901234567892');
  expect(page.text()).toContain('目录里没有这个条码，请核对');
  await type('商品条码', '6901234567890');
  expect(page.text()).toContain('条码是 13 位数字，请核对');
  await push('下一步：核对');
  expect(page.text()).toContain('还有没填好的，请看标红的地方');
  expect(weapp.requests.filter(({ url }) => url.endsWith('/v1/quotes'))).toEqual([]);
});

test('without the network the till says so, and the same scan goes on when it is back', async () => {
  const page = await openTill();
  await weapp.setNetwork('none');
  await scan(await newVoucher());
  expect(page.text()).toContain('结果还不确定');
  await weapp.setNetwork('wifi');
  await push('再问一次');
  expect(page.text()).toContain('冰箱补贴券');
});

test('a shopper at the till is sent to sign in, and comes back to the till as a clerk', async () => {
  const page = await openTill('样例市民甲');
  expect(page.text()).toContain('请用店员或店长的身份登录。');
  await push('去登录');
  await push('登录 样例店员一 店员 · 广东省深圳市南山区');
  expect(weapp.page.text()).toContain('扫顾客的券码');
});

test('a clerk of another shop does not go on with this shop’s sale', async () => {
  await openTill();
  await upToConfirm({ serial: 'SNOTHER0001' });
  weapp.close();
  const page = await openTill('样例店员二', weapp.storage);
  expect(page.text()).toContain('扫顾客的券码');
  expect(page.text()).not.toContain('上次填的内容还在');
  const futian = await newVoucher();
  await scan(futian);
  expect(page.text()).toContain('冰箱补贴券');
});

test('a camera that does not open is told beside the digits; turning back from the scanner is nothing to tell', async () => {
  const page = await openTill();
  await push('扫码');
  expect(page.text()).not.toContain('相机没有打开');
  weapp.answers.set('scanCode', () => {
    throw new Error('auth deny');
  });
  await push('扫码');
  expect(page.text()).toContain('相机没有打开，请输入数字');
});

test('22 redemptions: the latest 20, then all of them with their sum; a page that does not come can be asked for again', async () => {
  const till = await signedIn(house, '样例店员二');
  for (let count = 0; count < 22; count += 1) {
    const sale = saleOf(await reserved(house, till, await newVoucher()), fridge);
    valueOf(await call(till, redeemVoucher, { key: `many-${String(count).padStart(8, '0')}`, body: sale }));
  }
  await openTill('样例店员二');
  await push('核销记录');
  const page = weapp.page;
  expect(page.text()).toContain('最近 20 笔');
  await weapp.setNetwork('none');
  await push('再看一些');
  expect(page.text()).toContain('没有连上网络');
  await weapp.setNetwork('wifi');
  await push('再试一次');
  expect(page.text()).toContain('共 22 笔');
  const { items } = valueOf(await call(till, listRedemptions, { query: { limit: 100 } }));
  expect(page.text()).toContain(`补贴合计${yuan(items.reduce((sum, { subsidyFen }) => sum + subsidyFen, 0))}`);
  await push('去收银');
  expect(weapp.routes).toEqual([TILL.slice(1)]);
});

test('a shop without redemptions is told so', async () => {
  const newShop = { ...shopper(900), roles: ['store-manager' as const], shopId: SHOP_IDS.nanshanSecond };
  openAs({ ...(await sessionFor(house, newShop)), name: '样例店长乙' });
  const page = await weapp.launch('/retailer/pages/redemptions/index');
  expect(page.text()).toContain('还没有核销记录');
  await push('去收银');
  expect(weapp.page.text()).toContain('扫顾客的券码');
});
