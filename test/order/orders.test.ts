import * as api from '@luhuan/shared/api/orders';
import { reserveVoucher } from '@luhuan/shared/api/redemptions';
import { getVoucher, giveBackVoucher } from '@luhuan/shared/api/vouchers';
import { setTillRule } from '@luhuan/shared/api/tills';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Order } from '@luhuan/shared/order/order';
import type { Person } from '@luhuan/shared/person/person';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { RELATIVE, actingFor, disavowed, noticesOf, power } from '../support/powers.ts';
import { approved, atTill } from '../support/tills.ts';
import { approvedCampaign, asPerson, claimed, draftWith, inForce, newKey, shopper } from '../support/scenes.ts';
import { accepted, cancel, decline, handOver, parcel, placed, ship, shipped, sign, toOrder } from './scene.ts';

let house: TestHouse;
let campaignId: CampaignId;
let till: Transport;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 900_000 });
  till = await signedIn(house, '样例店员一');
});
afterAll(() => house.stop());

let people = 0;
const person = (): Person => shopper(++people);
const somebody = (one = person()) => asPerson(house, one);
const voucherOf = async (owner: Transport, { voucherId }: Order) =>
  valueOf(await call(owner, getVoucher, { params: { voucherId } }));
const lapse = async () => {
  while ((await house.lapseOrders()) > 0);
};
const codes = async (answers: readonly Promise<Awaited<ReturnType<typeof call>>>[]): Promise<string[]> =>
  (await Promise.all(answers)).map(refusalCode);

describe('from the order to the door', () => {
  test('placed, accepted, shipped, signed in the app: one redemption with the shop’s serial number and the quoted subsidy', async () => {
    const owner = await somebody();
    const order = await shipped(house, campaignId, owner);
    expect(order).toMatchObject({ status: 'shipped', version: 3 });
    const signed = valueOf(await sign(owner, order));
    expect(signed).toMatchObject({ status: 'signed', way: 'app' });
    const { voucher, redemption, shopName } = await voucherOf(owner, order);
    expect(voucher).toMatchObject({ status: 'redeemed', subsidyFen: order.quote.subsidyFen });
    expect(redemption).toMatchObject({ shopId: order.shopId, serialNumber: expect.stringMatching(/^ON/) });
    expect(shopName).toBe(order.shopName);
    expect(valueOf(await call(owner, api.listOrders, {})).items).toMatchObject([{ orderId: order.orderId }]);
    expect(valueOf(await call(till, api.listShopOrders, {})).items[0]).toMatchObject({ status: 'signed' });
  });

  test('the same signature sent again gets the same answer; a second one is told that it is signed', async () => {
    const owner = await somebody();
    const order = await shipped(house, campaignId, owner);
    const key = newKey();
    const first = valueOf(await sign(owner, order, key));
    expect(valueOf(await sign(owner, order, key))).toEqual(first);
    expect(refusalCode(await sign(owner, order))).toBe('OrderNotInStatus');
  });

  test('at the door the changing code signs; the code of another voucher, an old one and a made-up one do not', async () => {
    const owner = await somebody();
    const order = await shipped(house, campaignId, owner);
    const other = await toOrder(await somebody(), campaignId);
    const now = house.clock.now();
    const otherCode = codeAt(other.held.secret ?? '', other.held.voucher.voucherId, now).qrText;
    expect(refusalCode(await handOver(till, order, otherCode))).toBe('CodeOfOther');
    const { secret } = await voucherOf(owner, order);
    const old = codeAt(secret ?? '', order.voucherId, now).qrText;
    house.clock.advance(120);
    expect(refusalCode(await handOver(till, order, old))).toBe('CodeStale');
    expect(refusalCode(await handOver(till, order, 'LH1.nothing'))).toBe('CodeUnreadable');
    const { qrText } = codeAt(secret ?? '', order.voucherId, house.clock.now());
    const key = newKey();
    const signed = valueOf(await handOver(till, order, qrText, key));
    expect(signed).toMatchObject({ status: 'signed', way: 'code' });
    house.clock.advance(120);
    expect(valueOf(await handOver(till, order, qrText, key))).toEqual(signed);
  });

  test('a shop that sells at registered devices alone hands over at one, and the sale says which', async () => {
    const [clerk, manager] = [await signedIn(house, '样例店员三'), await signedIn(house, '样例店长二')];
    const device = await approved({ clerk, manager }, SHOP_IDS.nanshanSecond);
    valueOf(await call(manager, setTillRule, { key: newKey(), body: { required: true } }));
    const owner = await somebody();
    const order = await placed(campaignId, owner, { shop: 'nanshanSecond' });
    await accepted(clerk, order);
    valueOf(await ship(clerk, order));
    const { secret } = await voucherOf(owner, order);
    const { qrText } = codeAt(secret ?? '', order.voucherId, house.clock.now());
    expect(refusalCode(await handOver(clerk, order, qrText))).toBe('TillNeeded');
    valueOf(await handOver(atTill(house.clock, clerk, device), order, qrText));
    expect((await voucherOf(owner, order)).redemption).toMatchObject({ tillId: device.tillId });
  });

  test('a parcel’s serial number that was sold before is refused at the door and nothing changes; the shop corrects it', async () => {
    const owner = await somebody();
    const earlier = await somebody();
    const before = await shipped(house, campaignId, earlier);
    if (before.status !== 'shipped') throw new Error(before.status);
    const order = await placed(campaignId, owner);
    await accepted(till, order);
    const { serialNumber } = before.shipment;
    valueOf(await ship(till, order, { ...parcel(), serialNumber }));
    valueOf(await sign(earlier, before));
    expect(refusalCode(await sign(owner, order))).toBe('SerialUsed');
    valueOf(await ship(till, order));
    expect(valueOf(await sign(owner, order)).status).toBe('signed');
  });

  test('what is brought out of the region is refused, to the shopper and to the shop', async () => {
    const nearby = await inForce(
      house,
      draftWith([{ category: 'fridge', budgetFen: 15_000_000 }], { location: ['delivery'], programme: 'nearby' }),
    );
    const owner = await somebody();
    const { params, body } = await toOrder(owner, nearby);
    const away = { ...body, delivery: 'elsewhere' as const };
    expect(refusalCode(await call(owner, api.placeOrder, { key: newKey(), params, body: away }))).toBe(
      'DeliveryElsewhere',
    );
    const order = valueOf(await call(owner, api.placeOrder, { key: newKey(), params, body }));
    await accepted(till, order);
    expect(refusalCode(await ship(till, order, { ...parcel(), delivery: 'elsewhere' }))).toBe('DeliveryElsewhere');
  });
});

describe('till and order exclude each other', () => {
  test('a voucher for online is refused by the till, one for a shop by the order', async () => {
    const owner = await somebody();
    const { held } = await toOrder(owner, campaignId);
    const { qrText } = codeAt(held.secret ?? '', held.voucher.voucherId, house.clock.now());
    const answer = await call(till, reserveVoucher, { key: newKey(), body: { code: qrText } });
    expect(refusalCode(answer)).toBe('ChannelNotOffered');
    const another = await somebody();
    const store = await claimed(another, campaignId, 'fridge');
    const { body } = await toOrder(await somebody(), campaignId);
    const params = { voucherId: store.voucher.voucherId };
    expect(refusalCode(await call(another, api.placeOrder, { key: newKey(), params, body }))).toBe('ChannelNotOffered');
  });

  test('an ordered voucher is neither ordered again nor given back; cancelled, it is free', async () => {
    const owner = await somebody();
    const { params, body } = await toOrder(owner, campaignId);
    const order = valueOf(await call(owner, api.placeOrder, { key: newKey(), params, body }));
    expect(refusalCode(await call(owner, api.placeOrder, { key: newKey(), params, body }))).toBe('VoucherOrdered');
    expect(refusalCode(await call(owner, giveBackVoucher, { key: newKey(), params, body: {} }))).toBe('VoucherOrdered');
    expect(valueOf(await cancel(owner, order))).toMatchObject({ status: 'cancelled', by: 'shopper' });
    expect((await voucherOf(owner, order)).voucher).toMatchObject({ status: 'held', reservation: null });
    valueOf(await call(owner, giveBackVoucher, { key: newKey(), params, body: {} }));
  });

  test('what is on its way is not cancelled by the shopper; refused at the door, the shop says so and the voucher is free', async () => {
    const one = person();
    const owner = await somebody(one);
    const order = await shipped(house, campaignId, owner);
    expect(refusalCode(await cancel(owner, order))).toBe('OrderNotInStatus');
    expect(valueOf(await decline(till, order))).toMatchObject({ by: 'shop', reason: 'refused-at-the-door' });
    expect((await voucherOf(owner, order)).voucher).toMatchObject({ status: 'held', reservation: null });
    await house.pump.drain();
    expect((await noticesOf(await asPerson(house, one))).map(({ act }) => ('to' in act ? act.to : act.kind))).toEqual(
      expect.arrayContaining(['accepted', 'shipped', 'cancelled']),
    );
  });

  test('20 orders for one voucher at once: one has it', async () => {
    const owner = await somebody();
    const { params, body } = await toOrder(owner, campaignId);
    const answers = Array.from({ length: 20 }, (_, n) =>
      call(owner, api.placeOrder, { key: newKey(), params, body: { ...body, orderNumber: `RACE-${n}` } }),
    );
    const said = await codes(answers);
    expect(said.filter((code) => code === 'none')).toHaveLength(1);
    expect(said.filter((code) => !['none', 'VoucherOrdered', 'Busy'].includes(code))).toEqual([]);
  });

  test.each([
    ['10 signatures', (owner: Transport, order: Order) => Array.from({ length: 10 }, () => sign(owner, order))],
    [
      'signature and the shop’s cancellation, five each',
      (owner: Transport, order: Order) => [0, 1, 2, 3, 4].flatMap(() => [sign(owner, order), decline(till, order)]),
    ],
  ])('%s at once: exactly one counts', async (_what, race) => {
    const owner = await somebody();
    const order = await shipped(house, campaignId, owner);
    const said = await codes(race(owner, order));
    expect(said.filter((code) => code === 'none')).toHaveLength(1);
    await expectSound(house);
  });
});

describe('time', () => {
  test('nobody signs in time: the voucher is free exactly once, both sides are told, and no signature counts any more', async () => {
    const one = person();
    const owner = await somebody(one);
    const order = await shipped(house, campaignId, owner);
    house.clock.set(order.until);
    const again = await asPerson(house, one);
    expect(refusalCode(await sign(again, order))).toBe('OrderOver');
    const [first, second] = await Promise.all([house.lapseOrders(), house.lapseOrders()]);
    expect(first + second).toBeGreaterThan(0);
    await lapse();
    await house.pump.drain();
    const found = valueOf(await call(again, api.listOrders, {})).items;
    expect(found).toMatchObject([{ status: 'cancelled', by: 'time', version: 4 }]);
    const told = (await noticesOf(again)).filter(({ act }) => act.kind === 'order-moved' && act.by === 'time');
    expect(told).toHaveLength(1);
    while ((await house.expire()) > 0);
    await expectSound(house);
  });

  test('the last second: signatures and the job at once, one of them ends the order', async () => {
    const one = person();
    const order = await shipped(house, campaignId, await somebody(one));
    house.clock.set(order.until);
    house.clock.advance(-1);
    const owner = await asPerson(house, one);
    const racing = [sign(owner, order), sign(owner, order)];
    house.clock.advance(1);
    const [said] = await Promise.all([codes(racing), lapse()]);
    await lapse();
    const [ended] = valueOf(await call(owner, api.listOrders, {})).items;
    expect(ended?.status).toBe(said.includes('none') ? 'signed' : 'cancelled');
    expect(said.filter((code) => code === 'none').length).toBeLessThan(2);
    while ((await house.expire()) > 0);
    await expectSound(house);
  });
});

describe('for somebody else', () => {
  test('a relative orders and signs for an elder, who hears of both and can say that it was not they', async () => {
    const [elder, relative] = [person(), person()];
    await power(house, { principal: elder, delegate: relative, terms: RELATIVE });
    const helper = actingFor(await asPerson(house, relative), elder);
    const order = await shipped(house, campaignId, helper);
    expect(order.personId).toBe(elder.personId);
    valueOf(await sign(helper, order));
    await house.pump.drain();
    const own = await asPerson(house, elder);
    const told = (await noticesOf(own)).filter(({ act }) => act.kind === 'order-for-you');
    expect(new Set(told.map(({ act }) => 'to' in act && act.to))).toEqual(new Set(['placed', 'signed']));
    const [latest] = told;
    if (latest === undefined) throw new Error('nobody was told');
    expect(valueOf(await disavowed(own, latest))).toMatchObject({ fate: 'ended' });
    expect(refusalCode(await sign(helper, order))).toBe('PowerMissing');
  });

  test('neither another shop nor another person finds the order', async () => {
    const order = await shipped(house, campaignId, await somebody());
    const elsewhere = await signedIn(house, '样例店员二');
    expect(await codes([decline(elsewhere, order), sign(await somebody(), order)])).toEqual(['NotFound', 'NotFound']);
  });

  test('and everything adds up', () => expectSound(house));
});
