import { listRedemptions } from '@luhuan/shared/api/redemptions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { made } from '../api-key/scene.ts';
import { refusalCode, transport } from '../support/caller.ts';
import { expectSound } from '../support/house.ts';
import { phone } from './chromium.ts';
import { type TimedHouse, startTimedHouse } from './timed-house.ts';
import { type Visitor, confirming, visitor } from './visitor.ts';

let timed: TimedHouse;
beforeAll(async () => {
  timed = await startTimedHouse();
});
afterAll(async () => {
  await expectSound(timed.house);
  await timed.stop();
});

/** What the browser notes of an answer that got lost. */
const LOST = /ERR_FAILED/;

const PAGE = '/staff/pages/systems/index';

/** Says yes to the question on the screen. */
const saysYes = (one: Visitor, name: string): Promise<void> =>
  one.shown.locator('.confirm').getByRole('button', { name }).click();

const shownToken = async (one: Visitor): Promise<string> =>
  (await one.shown.locator('.systems-fresh .copy-line-value').textContent()) ?? '';

const looks = async (token: string) => refusalCode(await call(transport(timed.house, token), listRedemptions, {}));

const makes = async (manager: Visitor): Promise<string> => {
  await manager.sees('还没有对接系统');
  await manager.picture('systems-empty');
  await manager.push('新建密钥');
  await manager.enter('系统名称', '前台收银软件');
  await manager.picture('systems-make');
  await manager.elderPicture('systems-make-elder');
  await confirming(manager, () => manager.push('新建密钥'));
  await manager.sees('只显示这一次');
  await manager.picture('systems-shown');
  await manager.elderPicture('systems-shown-elder');
  const token = await shownToken(manager);
  expect(await manager.keeps()).not.toContain(token);
  await manager.push('已填进系统，收起');
  await manager.sees('还没用过');
  return token;
};

const rotates = async (manager: Visitor): Promise<string> => {
  await manager.push('换“前台收银软件”的密钥');
  await manager.push('给“前台收银软件”换密钥');
  await manager.sees('期间两段都能用');
  await manager.picture('systems-rotate');
  await saysYes(manager, '换密钥');
  await manager.sees('更换中');
  const token = await shownToken(manager);
  await manager.push('已填进系统，收起');
  return token;
};

/** Of two secrets it says which one goes on; the answer gets lost. */
const rotatesBlindly = async (manager: Visitor, inUse: string): Promise<void> => {
  await manager.push('换“前台收银软件”的密钥');
  await manager.sees('系统现在用的是哪一段');
  await manager.push(`…${inUse.slice(-4)}`);
  await manager.push('给“前台收银软件”换密钥');
  const restore = await manager.loses(/\/secrets$/);
  await saysYes(manager, '换密钥');
  await manager.sees('结果还不确定');
  await restore();
  await manager.push('再问一次');
  await manager.sees('密钥已生成，但没能显示');
  await manager.sees(`选 …${inUse.slice(-4)}`);
  await manager.picture('systems-lost');
  await manager.push('知道了');
};

test('a manager makes a key and sees it once, changes its secret without a break, is told what to do when the new one got lost, and revokes it knowing what stops', async () => {
  const manager = await visitor(timed.browser, timed.base, { name: '样例店长', viewport: phone });
  await manager.go('/pages/me/index');
  await manager.push('系统对接');
  const first = await makes(manager);
  expect(await looks(first)).toBe('none');
  const second = await rotates(manager);
  expect([await looks(first), await looks(second)]).toEqual(['none', 'none']);
  await manager.picture('systems-changing');
  await manager.elderPicture('systems-changing-elder');
  await rotatesBlindly(manager, second);
  expect([await looks(first), await looks(second)]).toEqual(['KeyNotAccepted', 'none']);

  await manager.push('停用“前台收银软件”');
  await manager.sees('不能再核销、退换、查询');
  await manager.picture('systems-revoke');
  await saysYes(manager, '马上停用');
  await manager.sees('要再用，请新建一把密钥');
  await manager.picture('systems-revoked');
  expect(await looks(second)).toBe('KeyNotAccepted');
  expect(manager.errors.filter((error) => !LOST.test(error))).toEqual([]);

  await manager.speaks('en');
  await manager.go(PAGE);
  await manager.sees('The system’s calls are refused');
  await manager.picture('systems-en');
  await manager.fails(/\/v1\/api-keys$/);
  await manager.go(PAGE);
  await manager.sees('No connection');
  await manager.picture('systems-offline');
  await manager.close();
}, 120_000);

test('a clerk sees the systems and can change nothing', async () => {
  await made(timed.house, ['read'], '网店');
  const clerk = await visitor(timed.browser, timed.base, { name: '样例店员一', viewport: phone });
  await clerk.go(PAGE);
  await clerk.sees('新建、更换和停用密钥由店长办理');
  await clerk.sees('网店');
  expect(await clerk.shown.getByText('停用', { exact: true }).count()).toBe(0);
  await clerk.picture('systems-clerk');
  await clerk.close();
}, 60_000);
