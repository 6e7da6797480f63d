import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as people from '@luhuan/shared/api/people';
import { PersonalExport } from '@luhuan/shared/api/privacy';
import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import * as sessions from '@luhuan/shared/api/sessions';
import { TicketId } from '@luhuan/shared/ids';
import { TERMS } from '@luhuan/shared/vault/purpose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { checkAll } from '../../functions/src/invariant/check-all.ts';
import { checkVault } from '../../functions/src/invariant/vault.ts';
import { LOCAL_TABLE, LOCAL_VAULT_TABLE } from '../../functions/src/local/house.ts';
import { readEngineNote } from '../../functions/src/local/engine.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { NANSHAN, personNamed, refusalCode, valueOf } from '../support/caller.ts';
import { eligibleModel, newKey, saleOf } from '../support/scenes.ts';
import { type BrowserHouse, startBrowserHouse } from './browser-house.ts';
import { desktop } from './chromium.ts';
import { type Visitor, stranger } from './visitor.ts';

/** Whoever signs in with WeChat on this machine. */
const OPENID = 'o-local-wechat-person';
const citizen = DEMONSTRATION_CITIZENS[1];
const ENTERED = { 联系人: '样例收件甲', 手机号: '13800007771', 详细地址: '样例路 8 号 302 室' };
const CORRECTED = { 联系人: '样例收件乙', 手机号: '13800007772', 详细地址: '样例街 9 号 101 室' };

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
}, 240_000);
afterAll(() => house.stop());

const over =
  (token?: string): Transport =>
  async ({ method, path, headers, body }) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const init = { method, headers: { ...headers, ...authorization } };
    const response = await fetch(house.base + path, {
      ...init,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, data: await response.json() };
  };

/** The phone of the one WeChat person: it signs in, and lets screens in. */
const phone = async (code: string) => {
  const body = { code, regionCode: NANSHAN, consentVersion: TERMS.account.version };
  const { token, person } = valueOf(await call(over(), sessions.openWechatSession, { body }));
  return { send: over(token), personId: person.personId };
};
type Phone = Awaited<ReturnType<typeof phone>>;

/** The phone reads the code on the screen and says yes. */
const approves = async ({ send }: Phone, screen: Visitor): Promise<void> => {
  await screen.shown.locator('.ticket-square img').waitFor();
  const link = new URL(await screen.reads('.ticket-square'));
  const params = { ticketId: TicketId.parse(link.searchParams.get('scene')) };
  valueOf(await call(send, sessions.decideTicket, { params, body: { decision: 'approve' } }));
};
const signsIn = async (holder: Phone): Promise<Visitor> => {
  const screen = await stranger(house.browser, house.base, desktop);
  await approves(holder, screen);
  await screen.sees('今天能领什么');
  return screen;
};

const proves = async (screen: Visitor): Promise<void> => {
  await screen.go('/pages/identity/index');
  await screen.enter('姓名', citizen.name);
  await screen.enter('身份证号', citizen.residentId);
  await screen.enter('手机号', citizen.mobile);
  await screen.push('同意并核验');
};
const entersContact = async (screen: Visitor, contact: typeof ENTERED): Promise<void> => {
  await screen.go('/account/pages/contact/index');
  for (const [label, value] of Object.entries(contact)) await screen.enter(label, value);
  await screen.push('同意并保存');
  await screen.sees('已保存');
};

const triesToClaim = async (screen: Visitor): Promise<void> => {
  await screen.go('/pages/home/index');
  await screen.push(/^冰箱 /);
  await screen.push('领取冰箱补贴券');
};
const buysAFridge = async (screen: Visitor): Promise<void> => {
  await triesToClaim(screen);
  await screen.sees('领到了');
  await screen.go('/pages/wallet/index');
  await screen.push(/冰箱/);
  await screen.sees('秒后换新码');
  const code = (await screen.shown.locator('.voucher-digits').innerText()).replaceAll(/\D/g, '');
  const body = { personId: personNamed('样例店员一') };
  const till = over(valueOf(await call(over(), sessions.openDemonstrationSession, { body })).token);
  const preview = valueOf(await call(till, reserveVoucher, { key: newKey(), body: { code } }));
  valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, eligibleModel('fridge')) }));
  await screen.sees('已使用');
};

const filesOf = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Every byte under the data folder: tables with their streams and journals, keys, logs. Read anew when a file was renamed meanwhile. */
const everyByte = () =>
  vi.waitFor(
    async () => Buffer.concat(await Promise.all((await filesOf(house.dataDir)).map((file) => readFile(file)))),
    {
      timeout: 5_000,
    },
  );
const CANARIES = [OPENID, citizen.name, citizen.residentId, citizen.mobile, ENTERED, CORRECTED].flatMap((canary) =>
  typeof canary === 'string' ? [canary] : Object.values(canary),
);
const canariesIn = (bytes: Buffer): string[] => CANARIES.filter((canary) => bytes.includes(canary));

test('a person exports, corrects and erases what is kept of them; afterwards nothing of it is anywhere, and claiming again is refused', async () => {
  const holder = await phone('first-code');
  const screen = await signsIn(holder);
  await proves(screen);
  await screen.sees('已经实名认证');
  await entersContact(screen, ENTERED);
  await buysAFridge(screen);

  await screen.go('/account/pages/privacy/index');
  await screen.sees('样*');
  await screen.sees('广东省深圳市南山区***');
  await screen.picture('privacy-centre');
  await screen.push('导出我的信息');
  await screen.sees('请先确认是您本人');
  await screen.push('去确认');
  await approves(holder, screen);
  await screen.sees('已确认是您本人');
  await screen.push('回去继续办理');
  const document = await screen.downloads(() => screen.push('导出我的信息'));
  const { vouchers, redemptions, points } = PersonalExport.parse(JSON.parse(document));
  expect([vouchers.length, redemptions.length, points.length]).toEqual([1, 1, 1]);
  for (const canary of [OPENID, citizen.name, citizen.mobile, ...Object.values(ENTERED)])
    expect(document).toContain(canary);
  expect(document).not.toContain(citizen.residentId);

  await entersContact(screen, CORRECTED);
  await screen.go('/account/pages/privacy/index');
  await screen.sees('138****7772');
  expect(canariesIn(await everyByte())).toEqual([]);

  await screen.go('/account/pages/erase/index');
  await screen.sees('核销记录和账目');
  await screen.picture('erase');
  await screen.push('我已了解，注销后不能恢复');
  await screen.push('注销账号');
  await screen.push('确定注销');
  await screen.sees('账号已注销');
  expect(canariesIn(await everyByte())).toEqual([]);
  expect(canariesIn(Buffer.from(await screen.keeps()))).toEqual([]);
  expect(refusalCode(await call(holder.send, people.getMe, {}))).toBe('SignInNeeded');

  const again = await phone('second-code');
  expect(again.personId).not.toBe(holder.personId);
  const returned = await signsIn(again);
  await triesToClaim(returned);
  await returned.sees('还没有实名认证');
  await proves(returned);
  await returned.sees('这个身份证在已注销的账号里认证过');
  expect(screen.errors).toEqual([]);
  await Promise.all([screen.close(), returned.close()]);

  const note = await readEngineNote(house.dataDir);
  const table = openTable(dynamoClient(`http://127.0.0.1:${note?.port}`), LOCAL_TABLE);
  await expect.poll(() => checkAll(table, { drained: true }), { timeout: 20_000, interval: 500 }).toEqual([]);
  expect(await checkVault({ ...table, name: LOCAL_VAULT_TABLE }, table)).toEqual([]);
}, 180_000);
