// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { personNamed } from '../support/caller.ts';
import { sessionFor, shopper } from '../support/scenes.ts';
import {
  TILL,
  answer,
  enter,
  house,
  newVoucher,
  openAs,
  openTill,
  push,
  redemptionsOf,
  scan,
  shows,
  subsidy,
  type,
  upToConfirm,
  weapp,
} from './till-scene.ts';

const boxOf = (name: string) => `till-queue:${SHOP_IDS.nanshan}:${personNamed(name)}`;
const sentSales = () =>
  weapp.requests.filter(({ url, method }) => method === 'POST' && url.endsWith('/v1/redemptions'));

/** A sale whose network goes away just before it is confirmed; the till goes on with the next customer. */
const recordedWithout = async (serial: string) => {
  const held = await upToConfirm({ serial });
  await weapp.setNetwork('none');
  await push('确认核销');
  await shows('结果还不确定');
  await push('先接待下一位');
  return held;
};

test('the network goes in the middle of a sale: the clerk is told what to do, the till is free, and the answer comes by itself', async () => {
  const page = await openTill();
  const held = await upToConfirm({ serial: 'SNWEAK00001' });
  await weapp.setNetwork('none');
  await push('确认核销');
  expect(page.text()).toContain('有网就会自动再问，同一笔不会核销两次。得到确认之前，请别按补贴价收款交货。');
  await push('先接待下一位');
  expect(page.text()).toContain('扫顾客的券码');
  await push('待同步 1 笔');
  expect(weapp.page.text()).toContain('结果还不确定');
  expect(weapp.page.text()).toContain('SNWE AK00 001');
  // by the server's clock, which stands still in March
  expect(weapp.page.text()).toContain('3月1日');
  expect(await redemptionsOf(held)).toEqual([]);
  await weapp.setNetwork('wifi');
  await shows('可以按补贴价收款交货');
  expect(await redemptionsOf(held)).toHaveLength(1);
  await push('看过了，移除');
  expect(weapp.page.text()).toContain('没有待同步的');
  await push('回到收银');
  expect(weapp.page.text()).toContain('扫顾客的券码');
  expect(weapp.page.text()).not.toContain('待同步');
});

test('the reservation ends while the network is away: refused with its reason, scanned again with what was typed, redeemed once', async () => {
  await openTill();
  const held = await recordedWithout('SNWEAK00002');
  house.clock.advance(16 * 60);
  await weapp.setNetwork('wifi');
  await shows('待同步 1 笔');
  await push('待同步 1 笔');
  await shows('没有核销');
  expect(weapp.page.text()).toContain('核销超时了');
  expect(weapp.page.text()).toContain('请顾客再亮一次码，重新扫');
  expect(await redemptionsOf(held)).toEqual([]);
  await push('重新扫码，填过的带过去');
  expect(weapp.page.text()).toContain('上次填的内容还在');
  await scan(held);
  await shows(`补贴${subsidy}`);
  await push('下一步：核对');
  await push('确认核销');
  expect(weapp.page.text()).toContain(`已核销补贴${subsidy}`);
  expect(await redemptionsOf(held)).toMatchObject([{ serialNumber: 'SNWEAK00002' }]);
});

test('what another customer’s sale needs is not wiped out by scanning again; a refused sale that was read is removed, and put back', async () => {
  await openTill();
  await recordedWithout('SNWEAK00003');
  house.clock.advance(16 * 60);
  await weapp.setNetwork('wifi');
  await shows('待同步 1 笔');
  await scan(await newVoucher());
  await type('序列号', 'SNHALF00001');
  await push('待同步 1 笔');
  expect(weapp.page.text()).toContain('收银台上还有一笔没做完');
  await push('看过了，移除');
  expect(weapp.page.text()).toContain('没有待同步的');
  await push('放回来');
  expect(weapp.page.text()).toContain('核销超时了');
  await push('回到收银');
  expect(weapp.page.attributes('[aria-label="序列号"]')['value']).toBe('SNHALF00001');
});

test('a colleague on the same phone neither sends nor sees the sale, and is told whose it is; its clerk comes back and it goes out', async () => {
  await openTill();
  const held = await recordedWithout('SNWEAK00004');
  weapp.close();
  const colleague = { ...shopper(901), roles: ['clerk' as const], shopId: SHOP_IDS.nanshan };
  openAs({ ...(await sessionFor(house, colleague)), name: '样例店员三' }, weapp.storage);
  const page = await weapp.launch(TILL);
  await shows('样例店员一还有 1 笔没有得到答复，请本人在这台手机上登录。');
  expect(page.text()).toContain('扫顾客的券码');
  expect(page.text()).not.toContain('待同步');
  expect(page.text()).not.toContain('SNWE');
  expect(sentSales()).toEqual([]);
  weapp.close();
  await openTill('样例店员一', weapp.storage);
  await shows('待同步');
  await push('待同步');
  await shows('可以按补贴价收款交货');
  expect(await redemptionsOf(held)).toMatchObject([{ clerkId: personNamed('样例店员一') }]);
});

test('a sale that was recorded and not put into the background is its clerk’s too: a colleague finds an empty till', async () => {
  await openTill();
  const held = await upToConfirm({ serial: 'SNWEAK00005' });
  await weapp.setNetwork('none');
  await push('确认核销');
  weapp.close();
  const colleague = { ...shopper(901), roles: ['clerk' as const], shopId: SHOP_IDS.nanshan };
  openAs({ ...(await sessionFor(house, colleague)), name: '样例店员三' }, weapp.storage);
  const page = await weapp.launch(TILL);
  expect(page.text()).toContain('扫顾客的券码');
  expect(page.text()).not.toContain('SNWE');
  expect(await redemptionsOf(held)).toEqual([]);
});

test('a wiped phone says that it has no records and leads to the list, where what the server accepted is found', async () => {
  await openTill();
  const held = await upToConfirm({ serial: 'SNWIPE00001' });
  weapp.answerRequest = async (request) => {
    const reply = await answer(request);
    if (request.method === 'POST' && request.url.endsWith('/v1/redemptions')) throw new Error('lost');
    return reply;
  };
  await push('确认核销');
  weapp.close();
  await openTill();
  expect(weapp.page.text()).toContain('这台手机上没有以前的记录');
  await push('翻核销记录');
  await weapp.page.tap('.redemption-row');
  expect(weapp.page.text()).toContain('SNWI PE00 001');
  await weapp.back();
  await push('都看过了');
  expect(weapp.page.text()).not.toContain('这台手机上没有以前的记录');
  weapp.close();
  await openTill('样例店员一', weapp.storage);
  expect(weapp.page.text()).not.toContain('这台手机上没有以前的记录');
  expect(await redemptionsOf(held)).toHaveLength(1);
});

test('a damaged record is kept aside and shown; one whose state is gone is asked about; both outlive the next start', async () => {
  await openTill();
  const held = await recordedWithout('SNDAMAGE001');
  weapp.close();
  const name = boxOf('样例店员一');
  const { owner, entries } = weapp.storage.get(name) as { owner: unknown; entries: Record<string, unknown>[] };
  const broken = { ...entries[0], key: 'broken-key', asked: 'nonsense' };
  weapp.storage.set(name, { owner, entries: [{ ...entries[0], state: 'nonsense' }, broken], damaged: [] });
  await openTill('样例店员一', weapp.storage);
  await shows('待同步 1 笔');
  await push('待同步 1 笔');
  await shows('可以按补贴价收款交货');
  expect(weapp.page.text()).toContain('记录坏了');
  expect(weapp.page.text()).toContain('broken-key');
  expect(weapp.page.text()).toContain('请对照发票翻一翻核销记录');
  expect(await redemptionsOf(held)).toHaveLength(1);
  weapp.close();
  weapp.storage.set(name, 'no queue at all');
  await openTill('样例店员一', weapp.storage);
  await push('待同步 1 笔');
  expect(weapp.page.text()).toContain('no queue at all');
  await push('看过了，移除');
  await push('放回来');
  expect(weapp.page.text()).toContain('no queue at all');
});

test('a phone whose storage is full records nothing, sends nothing and says so; with room again the sale goes out', async () => {
  await openTill();
  await scan(await newVoucher());
  await enter({ serial: 'SNFULL00001' });
  await push('下一步：核对');
  const set = weapp.storage.set.bind(weapp.storage);
  weapp.storage.set = (name, value) => {
    if (name.startsWith('till-queue:')) throw new Error('exceed storage max size');
    return set(name, value);
  };
  await push('确认核销');
  expect(weapp.page.text()).toContain('手机存储满了，所以也没有发出');
  expect(sentSales()).toEqual([]);
  weapp.storage.set = set;
  await push('再试一次');
  expect(weapp.page.text()).toContain(`已核销补贴${subsidy}`);
});
