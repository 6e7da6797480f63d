import { printCard, stopCard } from '@luhuan/shared/api/cards';
import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { getVoucher } from '@luhuan/shared/api/vouchers';
import type { CampaignId } from '@luhuan/shared/ids';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { STAFF, RELATIVE, actingFor, disavowed, noticeOf, noticesOf, power, readyMade } from '../support/powers.ts';
import { approvedCampaign, asPerson, claimed, eligibleModel, newKey, saleOf, shopper } from '../support/scenes.ts';
import { toOrder } from '../order/scene.ts';

let house: TestHouse;
let campaignId: CampaignId;
let till: Transport;
const elder = readyMade('样例市民甲');
let own: Transport;
let voucherId: Awaited<ReturnType<typeof claimed>>['voucher']['voucherId'];
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 150_000, washer: 150_000 });
  till = await signedIn(house, '样例店员一');
  own = await signedIn(house, '样例市民甲');
  ({ voucherId } = (await claimed(own, campaignId, 'fridge')).voucher);
  await house.pump.drain();
});
afterAll(() => house.stop());

const printed = async (send: Transport = own) =>
  valueOf(await call(send, printCard, { key: newKey(), params: { voucherId }, body: {} }));
const shown = (code: string, name?: string) =>
  call(till, reserveVoucher, { key: newKey(), body: { code, ...(name === undefined ? {} : { name }) } });

test('a card is taken, scanned or typed, with the name on the identity card and not without it; the till is told no name', async () => {
  const { qrText, typed, generation } = await printed();
  expect(generation).toBe(1);
  expect(refusalCode(await shown(qrText))).toBe('CardNameNeeded');
  expect(await shown(qrText, '样例市民乙')).toMatchObject({ ok: false, error: { problem: { code: 'CardNameWrong' } } });
  const preview = valueOf(await shown(qrText, '样例市民甲'));
  expect(preview.voucher.voucherId).toBe(voucherId);
  expect(JSON.stringify(preview)).not.toContain('样例市民甲');
  expect(valueOf(await shown(typed, '样例市民甲')).voucher.voucherId).toBe(voucherId);
});

test('printed anew, the older card counts no more; stopped, none does; a forged one is no code', async () => {
  const first = await printed();
  const second = await printed();
  expect(second.generation).toBe(first.generation + 1);
  house.clock.advance(700);
  expect(refusalCode(await shown(first.qrText, '样例市民甲'))).toBe('CardStopped');
  expect(refusalCode(await shown(first.typed, '样例市民甲'))).toBe('CodeUnreadable');
  const forged = `${second.qrText.slice(0, -1)}${second.qrText.endsWith('0') ? '1' : '0'}`;
  expect(refusalCode(await shown(forged, '样例市民甲'))).toBe('CodeUnreadable');
  valueOf(await shown(second.qrText, '样例市民甲'));
  valueOf(await call(own, stopCard, { key: newKey(), params: { voucherId }, body: {} }));
  expect(refusalCode(await shown(second.qrText, '样例市民甲'))).toBe('CardStopped');
});

test('five wrong names, and the card rests for ten minutes; the right one is refused meanwhile', async () => {
  const { qrText } = await printed();
  house.clock.advance(700);
  for (let left = 4; left >= 0; left--)
    expect(await shown(qrText, '样例市民乙')).toMatchObject({
      error: { problem: { code: 'CardNameWrong', facts: { triesLeft: left } } },
    });
  expect(refusalCode(await shown(qrText, '样例市民甲'))).toBe('CardRests');
  house.clock.advance(600);
  expect(refusalCode(await shown(qrText, '样例市民甲'))).toBe('none');
});

test('a village officer prints it for an elder, who hears of the print and of the use, and stops it with “not I”', async () => {
  await power(house, { principal: elder, delegate: readyMade('样例村干部'), terms: STAFF });
  const helper = actingFor(await signedIn(house, '样例村干部'), elder);
  own = await signedIn(house, '样例市民甲');
  const { qrText } = await printed(helper);
  house.clock.advance(700);
  valueOf(await shown(qrText, '样例市民甲'));
  await house.pump.drain();
  expect((await noticesOf(own)).map(({ act }) => act.kind)).toEqual(
    expect.arrayContaining(['card-printed', 'card-used']),
  );
  expect(valueOf(await disavowed(own, await noticeOf(own, 'card-printed')))).toMatchObject({ fate: 'card-stopped' });
  expect(refusalCode(await shown(qrText, '样例市民甲'))).toBe('CardStopped');
  const again = await call(helper, printCard, { key: newKey(), params: { voucherId }, body: {} });
  expect(refusalCode(again)).toBe('PowerMissing');
});

test('with a card a fridge is sold; a used voucher prints none, nor does one for online or of somebody else', async () => {
  const { qrText } = await printed();
  house.clock.advance(700);
  const preview = valueOf(await shown(qrText, '样例市民甲'));
  valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, eligibleModel('fridge')) }));
  const print = (send: Transport, id: typeof voucherId) =>
    call(send, printCard, { key: newKey(), params: { voucherId: id }, body: {} });
  expect(refusalCode(await print(own, voucherId))).toBe('VoucherRedeemed');
  const online = await toOrder(own, campaignId, { category: 'washer' });
  expect(refusalCode(await print(own, online.params.voucherId))).toBe('ChannelNotOffered');
  expect(refusalCode(await print(await asPerson(house, shopper(1)), voucherId))).toBe('NotFound');
});

test('whose name nobody keeps cannot use a card, and is told what else to do', async () => {
  const nameless = shopper(2);
  const owner = await asPerson(house, nameless);
  const { voucher } = await claimed(owner, campaignId, 'fridge');
  await house.pump.drain();
  const params = { voucherId: voucher.voucherId };
  const card = valueOf(await call(owner, printCard, { key: newKey(), params, body: {} }));
  expect(refusalCode(await shown(card.qrText, '样例市民甲'))).toBe('CardNameUnknown');
});

test('a relative shows the changing code at the till for an elder: both names stand on it, the elder is told', async () => {
  await power(house, { principal: shopper(11), delegate: shopper(12), terms: RELATIVE });
  const principal = await asPerson(house, shopper(11));
  const helper = actingFor(await asPerson(house, shopper(12)), shopper(11));
  const { voucher } = await claimed(helper, campaignId, 'fridge');
  const { secret } = valueOf(await call(helper, getVoucher, { params: { voucherId: voucher.voucherId } }));
  const { qrText } = codeAt(secret ?? '', voucher.voucherId, house.clock.now());
  const preview = valueOf(await shown(qrText));
  expect(preview.claimedByDelegate).toBe(true);
  const sale = saleOf(preview, eligibleModel('fridge'));
  const redemption = valueOf(await call(till, redeemVoucher, { key: newKey(), body: sale }));
  expect(redemption).toMatchObject({ personId: shopper(11).personId, claimedByDelegate: true });
  await house.pump.drain();
  expect((await noticesOf(principal)).map(({ act }) => act.kind)).toEqual(expect.arrayContaining(['claimed', 'shown']));
});

test('and everything adds up', () => expectSound(house));
