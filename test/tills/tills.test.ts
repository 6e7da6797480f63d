import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { returnGoods } from '@luhuan/shared/api/returns';
import * as api from '@luhuan/shared/api/tills';
import { type CampaignId, TillId } from '@luhuan/shared/ids';
import { dayOf, plusSeconds } from '@luhuan/shared/clock';
import { TILL } from '@luhuan/shared/till/signature';
import type { TillCode } from '@luhuan/shared/till/till';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, transport, valueOf } from '../support/caller.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { readyMade } from '../support/powers.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  newKey,
  reserved,
  saleOf,
  sessionFor,
  shopper,
  sold,
} from '../support/scenes.ts';
import { sweep } from '../support/sweep.ts';
import { type Device, approved, atTill, newDevice, registered, registrationOf } from '../support/tills.ts';

/** The shop of the demonstration that takes registered tills only, and one that does not. */
const STRICT = SHOP_IDS.nanshanSecond;
const EASY = SHOP_IDS.nanshan;
const fridge = eligibleModel('fridge');

let house: TestHouse;
let campaignId: CampaignId;
let strict: { clerk: Transport; manager: Transport };
let easy: { clerk: Transport; manager: Transport };
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 1_000 * 1_500 });
});
// sessions end sooner than some of this takes
beforeEach(async () => {
  const as = (name: string) => asPerson(house, readyMade(name));
  strict = { clerk: await as('样例店员三'), manager: await as('样例店长二') };
  easy = { clerk: await as('样例店员一'), manager: await as('样例店长') };
});
afterAll(() => house.stop());

let people = 0;
/** A voucher that a till has reserved, and the sale of it. */
const saleAt = async (till: Transport) =>
  saleOf(
    await reserved(house, till, await claimed(await asPerson(house, shopper(++people)), campaignId, 'fridge')),
    fridge,
  );
const redeem = (till: Transport, body: ReturnType<typeof saleOf>, key = newKey()) =>
  call(till, redeemVoucher, { key, body });
const at = (device: Device, clerk = strict.clerk, bent?: Parameters<typeof atTill>[3]) =>
  atTill(house.clock, clerk, device, bent);
const step = (
  endpoint: typeof api.loseTill,
  { tillId }: Pick<Device, 'tillId'>,
  manager = strict.manager,
  key = newKey(),
) => call(manager, endpoint, { key, params: { tillId }, body: {} });

test('a device asks, shows six digits, is approved by them, sells, is renamed, and its last day is noted', async () => {
  const device = newDevice();
  const { till, code } = await registered(strict.clerk, device, STRICT);
  expect(till).toMatchObject({ state: 'waiting', tillId: device.tillId, shopId: STRICT, usedOn: null });
  const params = { tillId: till.tillId };
  const body = { code };
  // the manager's list does not tell the digits
  const list = valueOf(await call(strict.manager, api.listTills, {}));
  expect(list.rule).toEqual({ shopId: STRICT, required: true });
  expect(JSON.stringify(list)).not.toContain(code);
  const wrong = { code: String((Number(code) + 1) % 1_000_000).padStart(6, '0') as TillCode };
  const guess = await call(strict.manager, api.approveTill, { key: newKey(), params, body: wrong });
  expect(refusalCode(guess)).toBe('TillCodeWrong');
  const done = valueOf(await call(strict.manager, api.approveTill, { key: newKey(), params, body }));
  expect(done).toMatchObject({ state: 'active', approvedBy: readyMade('样例店长二').personId });
  const redeemed = valueOf(await redeem(at(device), await saleAt(at(device))));
  expect(redeemed.tillId).toBe(device.tillId);
  const name = '门口的手机';
  const renamed = await call(strict.manager, api.renameTill, { key: newKey(), params, body: { name } });
  expect(valueOf(renamed)).toMatchObject({ name, usedOn: dayOf(house.clock.now()) });
  expect(valueOf(await call(strict.clerk, api.getTill, { params }))).toEqual(valueOf(renamed));
  await expectSound(house);
});

test('the shop of tills takes nothing from a device that is none; another shop does, and the manager decides which', async () => {
  const owner = await asPerson(house, shopper(++people));
  const held = await claimed(owner, campaignId, 'fridge');
  const bare = await call(strict.clerk, reserveVoucher, { key: newKey(), body: { code: 'LH1.whatever' } });
  expect(refusalCode(bare)).toBe('TillNeeded');
  const preview = await reserved(house, easy.clerk, held);
  const setRule = (required: boolean) =>
    call(easy.manager, api.setTillRule, { key: newKey(), body: { required } }).then(valueOf);
  await setRule(true);
  expect(refusalCode(await redeem(easy.clerk, saleOf(preview, fridge)))).toBe('TillNeeded');
  await setRule(false);
  const { redemptionId, tillId } = valueOf(await redeem(easy.clerk, saleOf(preview, fridge)));
  expect(tillId).toBeUndefined();
  await setRule(true);
  const back = { want: { kind: 'whole' as const }, reason: 'faulty' as const, seen: 0 };
  const params = { redemptionId };
  expect(refusalCode(await call(easy.clerk, returnGoods, { key: newKey(), params, body: back }))).toBe('TillNeeded');
  const device = await approved(easy, EASY);
  valueOf(await call(at(device, easy.clerk), returnGoods, { key: newKey(), params, body: back }));
  await setRule(false);
  await expectSound(house);
});

describe('a till that is approved', () => {
  let device: Device;
  let other: Device;
  beforeAll(async () => {
    [device, other] = [await approved(strict, STRICT), await approved(strict, STRICT)];
  });

  const FLIPPED: Record<string, string> = { '0': '1' };
  const flip = (text: string) => `${text.slice(0, -1)}${FLIPPED[text.slice(-1)] ?? '0'}`;
  const sale = { voucherId: 'vch_1' };
  test.each<[string, string, Parameters<typeof atTill>[3] | 'other key']>([
    ['one digit of the signature changed', 'TillUnproven', { header: flip }],
    ['half of the signature', 'TillUnproven', { header: (made) => made.slice(0, -64) }],
    ['a signature of zeros', 'TillUnproven', { header: (made) => made.replace(/\w{128}$/, '0'.repeat(128)) }],
    ['no signature', 'TillUnproven', { header: (made) => made.split(' ').slice(0, 2).join(' ') }],
    ['something else altogether', 'TillUnproven', { header: () => 'Basic YWRtaW46YWRtaW4=' }],
    ['another body signed', 'TillUnproven', { body: sale }],
    ['another path signed', 'TillUnproven', { path: '/v1/reservations' }],
    ['another key of the request signed', 'TillUnproven', { key: 'another-key-1' }],
    ['the id of another till', 'TillUnproven', 'other key'],
    ['a till that nobody knows', 'TillUnproven', { header: (made) => `til_${'0'.repeat(26)}${made.slice(30)}` }],
  ])('is not believed with %s: %s, and nothing changed', async (_, code, bent) => {
    const body = await saleAt(at(device));
    const bad =
      bent === 'other key' ? at({ ...device, tillId: other.tillId }, strict.clerk) : at(device, strict.clerk, bent);
    const answer = await redeem(bad, body);
    expect(refusalCode(answer)).toBe(code);
    expect(!answer.ok && answer.error.kind === 'refused' && answer.error.problem).toMatchObject({
      status: 403,
      changedNothing: true,
      remedy: { cashier: { action: 'open-tills' } },
    });
    valueOf(await redeem(at(device), body));
  });

  test('is not believed with half a character in the body, which nobody can sign', async () => {
    const header = { [TILL]: `${device.tillId} ${house.clock.now()} ${'1'.repeat(128)}` };
    const send: Transport = (request) => strict.clerk({ ...request, headers: { ...request.headers, ...header } });
    const answer = await call(send, reserveVoucher, { key: newKey(), body: { code: 'LH1.\ud800' } });
    expect(refusalCode(answer)).toBe('TillUnproven');
  });

  test.each([
    [-601, 'TillClockAway'],
    [-600, 'none'],
    [600, 'none'],
    [601, 'TillClockAway'],
  ])('whose signature is %d s from the server’s clock: %s', async (seconds, code) => {
    const body = await saleAt(at(device));
    const askew = at(device, strict.clerk, { at: plusSeconds(house.clock.now(), seconds) });
    expect(refusalCode(await redeem(askew, body))).toBe(code);
  });

  test('sends a sale again days later, signed anew under its old key, and gets the old answer: what it recorded is never lost', async () => {
    const [body, key] = [await saleAt(at(device)), newKey()];
    const first = valueOf(await redeem(at(device), body, key));
    const copied: Parameters<Transport>[0][] = [];
    const tapped: Transport = (request) => {
      copied.push(request);
      return strict.clerk(request);
    };
    expect(valueOf(await redeem(at(device, tapped), body, key))).toEqual(first);
    house.clock.advance(3 * 86_400);
    const clerk = await asPerson(house, readyMade('样例店员三'));
    expect(valueOf(await redeem(at(device, clerk), body, key))).toEqual(first);
    // the very bytes of the first time, sent by whoever copied them
    const replayed = await Promise.all(copied.map(clerk));
    expect(replayed).toMatchObject([{ status: 403, data: { code: 'TillClockAway' } }]);
  });

  test('of one shop is none of another’s, whoever carries it there', async () => {
    const body = await saleAt(easy.clerk);
    expect(refusalCode(await redeem(at(device, easy.clerk), body))).toBe('TillElsewhere');
    const asked = await call(easy.clerk, api.registerTill, { key: newKey(), body: registrationOf(device, EASY) });
    expect(refusalCode(asked)).toBe('TillElsewhere');
    valueOf(await redeem(easy.clerk, body));
  });

  test('goes with a clerk who changed shops since their token was made: the rule of the new shop counts', async () => {
    const person = { ...shopper(++people), roles: ['clerk' as const], shopId: EASY };
    const { token } = await sessionFor(house, person);
    await sessionFor(house, { ...person, shopId: STRICT });
    const send = transport(house, token);
    const code = { key: newKey(), body: { code: 'LH1.whatever' } };
    expect(refusalCode(await call(send, reserveVoucher, code))).toBe('TillNeeded');
    expect(refusalCode(await call(at(device, send), reserveVoucher, code))).toBe('CodeUnreadable');
  });
});

test('a lost till sells nothing until it is found, a revoked one never again, and its key cannot be registered anew', async () => {
  const device = await approved(strict, STRICT);
  const sales = [await saleAt(at(device)), await saleAt(at(device))] as const;
  valueOf(await step(api.loseTill, device));
  const key = newKey();
  const stopped = await redeem(at(device), sales[0], key);
  expect(!stopped.ok && stopped.error.kind === 'refused' && stopped.error.problem).toMatchObject({
    code: 'TillStopped',
    facts: { state: 'lost' },
  });
  expect(refusalCode(await step(api.loseTill, device))).toBe('TillChanged');
  valueOf(await step(api.findTill, device));
  // under the same key: what is said at the door is not remembered
  valueOf(await redeem(at(device), sales[0], key));
  expect(valueOf(await step(api.revokeTill, device)).state).toBe('revoked');
  expect(refusalCode(await redeem(at(device), sales[1]))).toBe('TillStopped');
  expect(refusalCode(await step(api.findTill, device))).toBe('TillChanged');
  const again = await call(strict.clerk, api.registerTill, { key: newKey(), body: registrationOf(device, STRICT) });
  expect(refusalCode(again)).toBe('TillStopped');
  const { items } = valueOf(await call(strict.manager, api.listTills, {}));
  expect(items.at(-1)).toMatchObject({ tillId: device.tillId, state: 'revoked' });
  await expectSound(house);
});

test('six digits are good for a day; who asks again has others, and the old ones are worth nothing', async () => {
  const device = newDevice();
  const { code, till } = await registered(strict.clerk, device, STRICT);
  const params = { tillId: till.tillId };
  const waiting = at(device);
  const body = { code: 'LH1.whatever' };
  expect(refusalCode(await call(waiting, reserveVoucher, { key: newKey(), body }))).toBe('TillWaiting');
  house.clock.advance(86_400);
  const [clerk, manager] = [
    await asPerson(house, readyMade('样例店员三')),
    await asPerson(house, readyMade('样例店长二')),
  ];
  const late = await call(manager, api.approveTill, { key: newKey(), params, body: { code } });
  expect(refusalCode(late)).toBe('TillCodeOver');
  const again = await registered(clerk, device, STRICT);
  expect(again.code).not.toBe(code);
  const old = await call(manager, api.approveTill, { key: newKey(), params, body: { code } });
  expect(refusalCode(old)).toBe('TillCodeWrong');
  const good = { key: newKey(), params, body: { code: again.code } };
  expect(valueOf(await call(manager, api.approveTill, good)).state).toBe('active');
  // where tills are not asked for, a device that waits sells as it did before
  const other = newDevice();
  const there = await asPerson(house, readyMade('样例店员一'));
  await registered(there, other, EASY);
  expect((await redeem(at(other, there), await saleAt(there))).ok).toBe(true);
});

test('whoever does not hold the key registers nothing with it: not for this shop, not for another', async () => {
  const device = newDevice();
  const { publicKey } = newDevice();
  for (const body of [
    { ...registrationOf(device, STRICT), publicKey },
    registrationOf(device, EASY),
    { ...registrationOf(device, STRICT), publicKey: `04${'0'.repeat(128)}` },
  ])
    expect(refusalCode(await call(strict.clerk, api.registerTill, { key: newKey(), body }))).toBe('TillUnproven');
  const params = { tillId: TillId.parse(device.tillId) };
  expect(refusalCode(await call(strict.clerk, api.getTill, { params }))).toBe('NotFound');
});

test('20 approvals of one till at once: one', async () => {
  const { till, code } = await registered(strict.clerk, newDevice(), STRICT);
  const approve = () =>
    call(strict.manager, api.approveTill, { key: newKey(), params: { tillId: till.tillId }, body: { code } });
  const codes = (await Promise.all(Array.from({ length: 20 }, approve))).map(refusalCode);
  expect(codes.filter((one) => one === 'none')).toHaveLength(1);
  expect(codes.filter((one) => !['none', 'TillChanged', 'Busy'].includes(one))).toEqual([]);
});

test('a till revoked while it sells: each sale happened before, or did not happen; afterwards none does', async () => {
  for (let round = 0; round < 5; round++) {
    const device = await approved(strict, STRICT);
    const [body, key] = [await saleAt(at(device)), newKey()];
    const [sale] = await Promise.all([redeem(at(device), body, key), step(api.revokeTill, device)]);
    expect(['none', 'Busy', 'TillStopped']).toContain(refusalCode(sale));
    expect(refusalCode(await redeem(at(device), body, key))).toBe('TillStopped');
    const another = await approved(strict, STRICT);
    expect(refusalCode(await redeem(at(another), body, key))).toBe('none');
  }
  await expectSound(house);
});

test.each(FAULTS)(
  'any one request of a registration, an approval, a sale at a till %s: the repeat is the same',
  async (fault) => {
    const asks = async () => {
      const [device, key] = [newDevice(), newKey()];
      const body = registrationOf(device, EASY);
      return () => call(easy.clerk, api.registerTill, { key, body });
    };
    expect(await sweep(house, { name: 'register', ready: asks }, fault)).toBeGreaterThan(0);
    const approves = async () => {
      const { till, code } = await registered(easy.clerk, newDevice(), EASY);
      const approval = { key: newKey(), params: { tillId: till.tillId }, body: { code } };
      return () => call(easy.manager, api.approveTill, approval);
    };
    expect(await sweep(house, { name: 'approve', ready: approves }, fault)).toBeGreaterThan(0);
    const device = await approved(easy, EASY);
    const sells = async () => {
      const [body, key] = [await saleAt(easy.clerk), newKey()];
      return () => redeem(at(device, easy.clerk), body, key);
    };
    expect(await sweep(house, { name: 'sell', ready: sells }, fault)).toBeGreaterThan(0);
    const { items } = valueOf(await call(easy.manager, api.listTills, {}));
    for (const { tillId, state } of items)
      if (state !== 'revoked') valueOf(await step(api.revokeTill, { tillId }, easy.manager));
  },
);

test('a sale at a till costs no read and no request more: four units in the one transaction, for the till and for a redemption that names it', async () => {
  const device = await approved(strict, STRICT);
  const body = await saleAt(at(device));
  valueOf(await redeem(at(device), await saleAt(at(device))));
  house.table.immutable.clear();
  house.table.recent.clear();
  const cost = await house.counter.during(async () => valueOf(await redeem(at(device), body)));
  expect(cost).toEqual({ reads: 3, writes: 1, writeUnits: 18 });
});

test('a shop has as many tills as it may, and one more once one is ended', async () => {
  const person = { ...shopper(++people), roles: ['store-manager' as const], shopId: SHOP_IDS.futian };
  const manager = await asPerson(house, person);
  const devices = Array.from({ length: 50 }, newDevice);
  for (const device of devices) await registered(manager, device, SHOP_IDS.futian);
  const one = { key: newKey(), body: registrationOf(newDevice(), SHOP_IDS.futian) };
  const full = await call(manager, api.registerTill, one);
  expect(!full.ok && full.error.kind === 'refused' && full.error.problem).toMatchObject({
    code: 'TillsFull',
    facts: { most: 50 },
  });
  const [first] = devices;
  if (first === undefined) throw new Error('no device');
  valueOf(await step(api.revokeTill, first, manager));
  valueOf(await call(manager, api.registerTill, { ...one, key: newKey() }));
  await expectSound(house);
});

test('a return at a till notes the till, and goods sold at one till come back at another', async () => {
  const [here, there] = [await approved(strict, STRICT), await approved(strict, STRICT)];
  const { redemptionId } = await sold(house, at(here), campaignId, shopper(++people));
  const body = { want: { kind: 'whole' as const }, reason: 'faulty' as const, seen: 0 };
  valueOf(await call(at(there), returnGoods, { key: newKey(), params: { redemptionId }, body }));
  const till = valueOf(await call(strict.clerk, api.getTill, { params: { tillId: there.tillId } }));
  expect(till.usedOn).toBe(dayOf(house.clock.now()));
  await expectSound(house);
});
