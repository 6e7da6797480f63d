import { listNotices } from '@luhuan/shared/api/notices';
import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { setTillRule } from '@luhuan/shared/api/tills';
import { returnGoods } from '@luhuan/shared/api/returns';
import * as stores from '@luhuan/shared/api/stores';
import { getVoucher } from '@luhuan/shared/api/vouchers';
import type { CampaignId } from '@luhuan/shared/ids';
import { plusDays } from '@luhuan/shared/clock';
import { RESCUE_DAYS } from '@luhuan/shared/register/terms';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  newKey,
  reserved,
  saleOf,
  shopper,
  sold,
} from '../support/scenes.ts';
import {
  FIRM_ID,
  admitted,
  decided,
  filed,
  lifted,
  office,
  ownStep,
  prepared,
  REASON,
  rescued,
  suspended,
  usccOf,
} from './firms.ts';

let house: TestHouse;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 300_000 });
});
afterAll(() => house.stop());
afterEach(() => expectSound(house));

let people = 0;
const customer = async () => {
  const send = await asPerson(house, shopper(++people));
  return { send, held: await claimed(send, campaignId, 'fridge') };
};
const scan = (till: Transport, { held }: Awaited<ReturnType<typeof customer>>) => {
  const { qrText: code } = codeAt(held.secret ?? '', held.voucher.voucherId, house.clock.now());
  return call(till, reserveVoucher, { key: newKey(), body: { code } });
};
const voucherOf = async ({ send, held }: Awaited<ReturnType<typeof customer>>) =>
  valueOf(await call(send, getVoucher, { params: { voucherId: held.voucher.voucherId } })).voucher;
const fridge = eligibleModel('fridge');
let firms = 100;
/** The manager of a shop of a firm of its own, which redeems at any device. */
const newShop = async () => {
  const manager = await asPerson(house, shopper(9_000 + ++firms));
  const entryId = await admitted(house, manager, usccOf(firms));
  valueOf(await call(manager, setTillRule, { key: newKey(), body: { required: false } }));
  return { manager, entryId };
};

test('a suspended shop reserves and redeems nothing, and takes goods back', async () => {
  const till = await signedIn(house, '样例店员一');
  const bought = await sold(house, till, campaignId, shopper(++people));
  const waiting = await customer();
  const preview = await reserved(house, till, waiting.held);
  await suspended(house, FIRM_ID);
  expect(refusalCode(await scan(till, await customer()))).toBe('ShopStopped');
  const sale = { key: newKey(), body: saleOf(preview, fridge) };
  expect(refusalCode(await call(till, redeemVoucher, sale))).toBe('ShopStopped');
  const body = { want: { kind: 'whole' as const }, reason: 'faulty' as const, seen: 0 };
  const params = { redemptionId: bought.redemptionId };
  valueOf(await call(till, returnGoods, { key: newKey(), params, body }));
  await lifted(house, FIRM_ID);
  expect(await rescued(house)).toBe(0);
  valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, fridge) }));
});

test('a voucher that a stopped shop holds is taken by another one at once, and is not made good for longer', async () => {
  const { manager, entryId } = await newShop();
  const one = await customer();
  valueOf(await scan(manager, one));
  const till = await signedIn(house, '样例店员一');
  expect(refusalCode(await scan(till, one))).toBe('VoucherReserved');
  await suspended(house, entryId);
  valueOf(await scan(till, one));
  expect(await rescued(house)).toBe(0);
  expect((await voucherOf(one)).expiresAt).toBe(one.held.voucher.expiresAt);
});

test('what a stopped shop held is freed once, good for seven days more once, and its owner is told where to go', async () => {
  const { manager, entryId } = await newShop();
  const [first, second] = [await customer(), await customer()];
  for (const one of [first, second]) valueOf(await scan(manager, one));
  const { officer } = await office(house);
  expect((await filed(officer, entryId)).held).toHaveLength(2);
  await suspended(house, entryId);
  expect(await Promise.all([rescued(house), rescued(house)]).then(([a, b]) => a + b)).toBe(2);
  const longer = plusDays(first.held.voucher.expiresAt, RESCUE_DAYS);
  expect(await voucherOf(first)).toMatchObject({ status: 'held', reservation: null, expiresAt: longer });
  const [told] = valueOf(await call(first.send, listNotices, {})).items;
  expect(told?.act).toMatchObject({ kind: 'shop-stopped', shopName: '虚构新家电·总店', expiresAt: longer });
  expect((await filed(officer, entryId)).held.map(({ rescuedAt }) => rescuedAt)).not.toContain(null);
  // a second firm that holds the same voucher is stopped too: free, and not longer still
  const other = await newShop();
  valueOf(await scan(other.manager, first));
  valueOf(await ownStep(other.manager, other.entryId, { kind: 'leave' }));
  expect(await rescued(house)).toBe(1);
  expect(await voucherOf(first)).toMatchObject({ reservation: null, expiresAt: longer });
});

test('a reservation that was on its way when the shop was stopped is found within the minute after it', async () => {
  const { manager, entryId } = await newShop();
  const late = await customer();
  const original = house.table.db.send.bind(house.table.db);
  let release = (): void => undefined;
  const passed = new Promise<void>((resolve) => (release = resolve));
  let reached = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (reached = resolve));
  // the commit of the scan waits on the road until the firm is suspended
  house.table.db.send = (async (command: never, ...rest: never[]) => {
    const { input } = command as { input: { TransactItems?: { Put?: { Item?: { type?: string } } }[] } };
    if (input.TransactItems?.some(({ Put }) => Put?.Item?.type === 'held') === true) {
      reached();
      await passed;
    }
    return original(command, ...rest);
  }) as typeof house.table.db.send;
  const scanning = scan(manager, late);
  await arrived;
  house.table.db.send = original;
  await suspended(house, entryId);
  expect(await rescued(house)).toBe(0);
  release();
  valueOf(await scanning);
  house.clock.advance(60);
  expect(await rescued(house)).toBe(1);
  expect((await voucherOf(late)).expiresAt).toBe(plusDays(late.held.voucher.expiresAt, RESCUE_DAYS));
  expect(await rescued(house)).toBe(0);
});

test('suspended while 8 tills redeem: each voucher is redeemed or rescued, none both, none neither', async () => {
  const { manager, entryId } = await newShop();
  const all = await Promise.all(Array.from({ length: 8 }, customer));
  const previews = [];
  for (const one of all) previews.push(valueOf(await scan(manager, one)));
  const { officer, approver } = await office(house);
  valueOf(await prepared(officer, entryId, { kind: 'propose', measure: 'suspend', reason: REASON }));
  const stop = async () => {
    valueOf(await decided(approver, entryId, { kind: 'decide' }));
    await rescued(house);
  };
  const [answers] = await Promise.all([
    Promise.all(previews.map((one) => call(manager, redeemVoucher, { key: newKey(), body: saleOf(one, fridge) }))),
    stop(),
  ]);
  await rescued(house);
  const states = await Promise.all(all.map(voucherOf));
  for (const [index, answer] of answers.entries()) {
    const state = states[index];
    expect(state?.status).toBe(answer.ok ? 'redeemed' : 'held');
    const longer = plusDays(all[index]?.held.voucher.expiresAt ?? house.clock.now(), RESCUE_DAYS);
    if (!answer.ok) expect(state).toMatchObject({ reservation: null, expiresAt: longer });
  }
});

test('a shop that says it is closed redeems nothing until it is open again', async () => {
  const manager = await signedIn(house, '样例店长');
  const change = (state: 'open' | 'closed') =>
    call(manager, stores.changeStore, { key: newKey(), body: { location: null, hours: [], state } });
  expect(valueOf(await change('closed')).shopId).toBe(SHOP_IDS.nanshan);
  const one = await customer();
  expect(refusalCode(await scan(manager, one))).toBe('ShopStopped');
  valueOf(await change('open'));
  valueOf(await scan(manager, one));
});
