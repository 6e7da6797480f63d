import { listApiKeys } from '@luhuan/shared/api/api-keys';
import { type Preview, quoteSale, redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { quoteReturn, returnGoods } from '@luhuan/shared/api/returns';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprintOf } from '../../functions/src/platform/digest.ts';
import { scanItems } from '../../functions/src/invariant/store.ts';
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
import { system } from './scene.ts';

let house: TestHouse;
let campaignId: CampaignId;
let pos: Transport;
let trying: Transport;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 150_000 });
  pos = await system(house);
  trying = (request) => pos({ ...request, headers: { ...request.headers, 'dry-run': 'true' } });
});
afterAll(() => house.stop());

const fridge = eligibleModel('fridge');
const held = async (number: number) => claimed(await asPerson(house, shopper(number)), campaignId, 'fridge');
const codeOf = async (number: number) => {
  const { secret, voucher } = await held(number);
  return { voucher, ...codeAt(secret ?? '', voucher.voucherId, house.clock.now()) };
};

/** Every item in one spelling: the engine gives attributes in no order. */
const spelt = async () => new Set((await scanItems(house.table)).map((item) => fingerprintOf(house.keys, item)));

/** What is asked leaves every item as it was, to the byte. */
const unchanged = async <T>(ask: () => Promise<T>): Promise<T> => {
  const before = await spelt();
  const answer = await ask();
  const after = await spelt();
  expect([...after].filter((item) => !before.has(item))).toEqual([]);
  expect(after.size).toBe(before.size);
  return answer;
};
/** Without what every reservation has of its own. */
const tried = ({ voucher, reservation, ...preview }: Preview) => ({
  ...preview,
  until: reservation.until,
  voucher: { ...voucher, reservation: null },
});

test('a sale tried out step by step says what the sale says, and leaves nothing; the sale itself goes through afterwards', async () => {
  const { qrText } = await codeOf(1);
  const reserve = { key: newKey(), body: { code: qrText } };
  const [trial, redeem, wouldBe, quoted] = await unchanged(async () => {
    const reserving = valueOf(await call(trying, reserveVoucher, reserve));
    const { reservationId, serialNumber, invoiceNumber, imeis, ...goods } = saleOf(reserving, fridge);
    const request = { key: newKey(), body: { ...goods, reservationId, serialNumber, invoiceNumber, imeis } };
    const redeeming = valueOf(await call(trying, redeemVoucher, request));
    return [reserving, request, redeeming, valueOf(await call(trying, quoteSale, { body: goods }))] as const;
  });
  const preview = valueOf(await call(pos, reserveVoucher, reserve));
  expect(tried(preview)).toEqual(tried(trial));
  expect(preview.reservation.reservationId).not.toBe(trial.reservation.reservationId);
  // what was tried out opens nothing
  expect(refusalCode(await call(pos, redeemVoucher, { ...redeem, key: newKey() }))).toBe('ReservationOver');
  const body = { ...redeem.body, reservationId: preview.reservation.reservationId };
  const redemption = valueOf(await call(pos, redeemVoucher, { key: redeem.key, body }));
  expect({ ...redemption, redemptionId: '' }).toEqual({ ...wouldBe, redemptionId: '' });
  expect(redemption.quote).toEqual(quoted);
  await expectSound(house);
});

test('what the store alone knows is checked: a serial number, an invoice and a voucher that are used are refused as they would be', async () => {
  const first = await sold(house, pos, campaignId, shopper(10));
  const preview = await reserved(house, pos, await held(11));
  const sale = saleOf(preview, fridge);
  const codes = await unchanged(async () =>
    Promise.all(
      [
        { ...sale, serialNumber: first.serialNumber },
        { ...sale, invoiceNumber: first.invoiceNumber },
        { ...sale, voucherId: first.voucherId },
        { ...sale, gtin: eligibleModel('phone', fen(600_000)).gtin },
        sale,
      ].map(async (body) => refusalCode(await call(trying, redeemVoucher, { key: newKey(), body }))),
    ),
  );
  expect(codes).toEqual(['SerialUsed', 'InvoiceUsed', 'VoucherRedeemed', 'CategoryMismatch', 'none']);
});

test('a refusal that was tried out does not stick to its key', async () => {
  const first = await sold(house, pos, campaignId, shopper(20));
  const sale = saleOf(await reserved(house, pos, await held(21)), fridge);
  const key = newKey();
  const used = { key, body: { ...sale, serialNumber: first.serialNumber } };
  expect(refusalCode(await call(trying, redeemVoucher, used))).toBe('SerialUsed');
  expect(refusalCode(await call(pos, redeemVoucher, { key, body: sale }))).toBe('none');
  // now the key has its answer, and trying it out gives that answer
  expect(refusalCode(await call(trying, redeemVoucher, { key, body: sale }))).toBe('none');
  expect(refusalCode(await call(trying, redeemVoucher, used))).toBe('IdempotencyKeyReused');
});

test('a return is tried out, then done, then refused when tried out again', async () => {
  const { redemptionId } = await sold(house, pos, campaignId, shopper(30));
  const body = { want: { kind: 'part' as const, cutFen: fen(10_000) }, reason: 'price' as const, seen: 0 };
  const request = { params: { redemptionId }, body };
  const wouldBe = await unchanged(async () => {
    valueOf(await call(trying, quoteReturn, { body: { redemptionId, want: body.want } }));
    return valueOf(await call(trying, returnGoods, { ...request, key: newKey() }));
  });
  const { returns } = valueOf(await call(pos, returnGoods, { ...request, key: newKey() }));
  expect({ ...returns[0], returnId: '' }).toEqual({ ...wouldBe.returns[0], returnId: '' });
  expect(refusalCode(await call(trying, returnGoods, { ...request, key: newKey() }))).toBe('RedemptionChanged');
  await expectSound(house);
});

test('a typed code cannot be tried out: whoever could would guess for nothing', async () => {
  const { digits } = await codeOf(40);
  await house.pump.drain();
  const guess = () => call(trying, reserveVoucher, { key: newKey(), body: { code: digits } });
  expect(refusalCode(await unchanged(guess))).toBe('DryRunNotPossible');
  expect(refusalCode(await call(pos, reserveVoucher, { key: newKey(), body: { code: digits } }))).toBe('none');
});

test('the reply says that nothing was done and what would have been; a misspelt header and a verb without trial do nothing', async () => {
  const { qrText } = await codeOf(50);
  const ask = async (dryRun: string, send: Transport = pos) =>
    send({
      operation: 'reserveVoucher',
      method: 'POST',
      path: '/v1/reservations',
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey(), 'dry-run': dryRun },
      body: { code: qrText },
    });
  await unchanged(async () => {
    expect(await ask('true')).toMatchObject({ status: 201, data: { dryRun: true, wouldHave: 'written' } });
    expect(await ask('yes')).toMatchObject({ status: 400, data: { code: 'RequestInvalid' } });
  });
  expect((await ask('false')).data).not.toHaveProperty('dryRun');
  const manager = await signedIn(house, '样例店长');
  const listing: Transport = (request) => manager({ ...request, headers: { ...request.headers, 'dry-run': 'true' } });
  expect(refusalCode(await call(listing, listApiKeys, {}))).toBe('DryRunNotPossible');
});
