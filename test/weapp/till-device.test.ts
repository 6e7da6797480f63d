// @vitest-environment jsdom
import { listRedemptions } from '@luhuan/shared/api/redemptions';
import { approveTill, getTill } from '@luhuan/shared/api/tills';
import { dayOf } from '@luhuan/shared/clock';
import { TillId } from '@luhuan/shared/ids';
import { TILL } from '@luhuan/shared/till/signature';
import { TillCode } from '@luhuan/shared/till/till';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import { newKey } from '../support/scenes.ts';
import {
  TILL as TILL_PAGE,
  house,
  newVoucher,
  openAs,
  openTill,
  push,
  scan,
  sessionOf,
  shows,
  type,
  upToConfirm,
  weapp,
} from './till-scene.ts';

const STRICT = SHOP_IDS.nanshanSecond;
const Own = z.record(z.string(), z.object({ tillId: TillId, code: TillCode }));
/** What the phone shows a manager. */
const ownTill = () => {
  const own = Own.parse(weapp.storage.get('own-tills'))[STRICT];
  if (own === undefined) throw new Error('the phone was not registered');
  return own;
};

test('a phone is registered, approved by its digits, and signs a sale anew when it sends it again after a restart', async () => {
  await openTill('样例店员三');
  await scan(await newVoucher());
  await shows('这台设备不是本店登记的收银台');
  await push('登记收银台');
  await shows('还没有登记为本店的收银台');
  await type('收银台名称', '门口的手机');
  await push('登记这台设备');
  await shows('请店长输入这六位数');
  const { tillId, code } = ownTill();
  expect(weapp.page.text()).toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
  expect(weapp.page.text()).toContain('其他程序读不到');
  const manager = await signedIn(house, '样例店长二');
  valueOf(await call(manager, approveTill, { key: newKey(), params: { tillId }, body: { code } }));
  await shows('可用');

  openAs(await sessionOf('样例店员三'), weapp.storage);
  await weapp.launch(TILL_PAGE);
  const held = await upToConfirm({ serial: 'SNTILL00001' });
  await weapp.setNetwork('none');
  await push('确认核销');
  await shows('结果还不确定');
  const kept = weapp.storage;
  weapp.close();
  // the reservation still stands, the first signature is over
  house.clock.advance(11 * 60);
  openAs(await sessionOf('样例店员三'), kept);
  await weapp.launch(TILL_PAGE);
  await shows('已核销');
  // first by the phone's own clock, which is months off; then by the server's, which the refusal told
  const sales = weapp.requests.filter(({ url, method }) => method === 'POST' && url.endsWith('/v1/redemptions'));
  expect(sales).toHaveLength(2);
  expect(sales[0]?.header[TILL]).not.toContain(house.clock.now().slice(0, 10));
  expect(sales[1]?.header[TILL]).toContain(`${tillId} ${house.clock.now().slice(0, 16)}`);
  const clerk = await signedIn(house, '样例店员三');
  const { items } = valueOf(await call(clerk, listRedemptions, { query: {} }));
  expect(items).toMatchObject([{ voucherId: held.voucher.voucherId, tillId }]);
  expect(valueOf(await call(manager, getTill, { params: { tillId } })).usedOn).toBe(dayOf(house.clock.now()));
});
