import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserHouse, startBrowserHouse } from './browser-house.ts';
import { desktop, phone } from './chromium.ts';
import { type Visitor, confirming, stranger, visitor } from './visitor.ts';

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
}, 240_000);
afterAll(() => house.stop());

const atDesk = () => stranger(house.browser, house.base, desktop);
const signedIn = (name: string, viewport = phone) => visitor(house.browser, house.base, { name, viewport });

/** Scans the code on the other screen: it holds an address of this very app. */
const scans = async (scanner: Visitor, screen: Visitor, code: string): Promise<void> => {
  await screen.shown.locator(`${code} img`).waitFor();
  const link = await screen.reads(code);
  expect(link.startsWith(`${house.base}/`)).toBe(true);
  await scanner.go(link.slice(house.base.length));
};
const leave = async (...people: readonly Visitor[]): Promise<void> => {
  await Promise.all(people.map((person) => person.close()));
};

test('a phone lets a screen in: scanned, agreed, and the screen is signed in as the phone’s person by itself', async () => {
  const [screen, holder] = [await atDesk(), await signedIn('样例市民甲')];
  await scans(holder, screen, '.ticket-square');
  await holder.sees('有一块屏幕想用您的身份登录');
  await screen.sees('手机已扫码');
  await holder.push('同意登录');
  await screen.sees('今天能领什么');
  await screen.go('/pages/me/index');
  await screen.sees('样例市民甲');
  await screen.push('设备与登录');
  await screen.sees('手机扫码同意');
  expect([...screen.errors, ...holder.errors]).toEqual([]);
  await leave(screen, holder);
}, 120_000);

test('a phone says no: the screen stays out and offers another code', async () => {
  const [screen, holder] = [await atDesk(), await signedIn('样例市民甲')];
  await scans(holder, screen, '.ticket-square');
  await holder.push('拒绝');
  await screen.sees('手机上选了拒绝');
  await screen.push('换一个二维码');
  await screen.sees('打开手机微信扫一扫');
  expect([...screen.errors, ...holder.errors]).toEqual([]);
  await leave(screen, holder);
}, 120_000);

test('the own phone confirms for a screen', async () => {
  const [screen, holder] = [await signedIn('样例经办员', desktop), await signedIn('样例经办员')];
  await screen.go('/account/pages/confirm/index');
  await scans(holder, screen, '.ticket-square');
  await holder.push('是我，同意');
  await screen.sees('已确认是您本人');
  expect([...screen.errors, ...holder.errors]).toEqual([]);
  await leave(screen, holder);
}, 120_000);

test('a manager’s invitation, kept over the confirmation, makes a clerk of whoever scans it', async () => {
  const [manager, clerk] = [await signedIn('样例店长', desktop), await signedIn('样例市民乙')];
  await manager.push('门店收银台');
  await manager.push('人员');
  await manager.push('邀请人员');
  await confirming(manager, () => manager.push('生成邀请码'));
  await scans(clerk, manager, '.staff-code');
  await clerk.push('接受邀请');
  await clerk.sees('您现在是样例家电·南山一店的店员');
  await clerk.push('去收银台');
  await clerk.sees('扫顾客的券码');
  expect([...manager.errors, ...clerk.errors]).toEqual([]);
  await leave(manager, clerk);
}, 120_000);
