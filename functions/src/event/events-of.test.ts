import { fen, signedFen } from '@luhuan/shared/fen';
import { ReturnId } from '@luhuan/shared/ids';
import type { Release } from '@luhuan/shared/quota/pool';
import { RegionCode } from '@luhuan/shared/region';
import { InvoiceNumber, type Redemption, SerialNumber } from '@luhuan/shared/redemption/redemption';
import { Gtin } from '@luhuan/shared/appliance/gtin';
import { basisPoints } from '@luhuan/shared/fen';
import { expire } from '@luhuan/shared/voucher/voucher';
import { voucherIdOf } from '@luhuan/shared/voucher/voucher-id';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  campaignId,
  heldVoucher,
  personId,
  redemptionId,
  sampleSlot,
  shanghai,
  shopId,
} from '../../../test/support/samples.ts';
import { type SlotRow, slotItem } from '../voucher/store.ts';
import { eventsOf } from './events-of.ts';

/** A slot with so many attempts, all but the last expired. */
const slotWith = (attempts: number): SlotRow => ({
  type: 'slot',
  ...sampleSlot,
  version: Math.max(1, attempts),
  attempts: Array.from({ length: attempts }, (_, index) => {
    const voucher = heldVoucher({ voucherId: voucherIdOf(sampleSlot, index + 1) });
    return { voucher: index + 1 < attempts ? expire(voucher) : voucher, requestId: `key-${index}` };
  }),
});
const claimed = (attempt: number) => {
  const voucherId = voucherIdOf(sampleSlot, attempt);
  return {
    kind: 'VoucherClaimed',
    eventId: `VoucherClaimed:${voucherId}`,
    voucherId,
    expiresAt: heldVoucher().expiresAt,
  };
};
const redemption: Redemption = {
  redemptionId: redemptionId(1),
  voucherId: voucherIdOf(sampleSlot, 1),
  personId: personId(1),
  claimedByDelegate: false,
  campaignId: campaignId(1),
  revisionNumber: 1,
  category: 'fridge',
  shopId: shopId(1),
  clerkId: personId(2),
  gtin: Gtin.parse('6901234567892'),
  brand: 'sample',
  goods: {
    label: { kind: 'none' },
    form: null,
    listFen: fen(599_900),
    baseFen: fen(599_900),
    oldItem: 'none',
    deliveredInRegion: true,
  },
  serialNumber: SerialNumber.parse('SN123456'),
  imeis: [],
  invoiceNumber: InvoiceNumber.parse('25440000000123456789'),
  quote: {
    listFen: fen(100),
    steps: [],
    baseFen: fen(100),
    rate: basisPoints(1_500),
    capFen: fen(150_000),
    subsidyFen: fen(15),
    payFen: fen(85),
  },
  subsidyFen: fen(15),
  redeemedAt: shanghai('2026-03-01T12:00'),
  evidence: [],
  returns: [],
};
const release: Release = {
  releaseId: redemption.voucherId,
  pool: { campaignId: campaignId(1), category: 'fridge', district: RegionCode.parse('440300'), shard: 0 },
  heldFen: fen(150_000),
  spentFen: signedFen(15),
};
const keyed = (item: object) => ({ pk: 'P', sk: 'S', ...item });

describe('a slot', () => {
  test('that is new tells of its first voucher', () => {
    expect(eventsOf({ before: undefined, after: slotItem(slotWith(1)) })).toEqual([claimed(1)]);
  });

  test('with a second attempt tells of that one alone', () => {
    expect(eventsOf({ before: slotItem(slotWith(1)), after: slotItem(slotWith(2)) })).toEqual([claimed(2)]);
  });

  test('whose voucher was reserved, redeemed or expired tells of no claim', () => {
    const before = slotWith(1);
    const ended = { ...before, version: 2, attempts: [{ voucher: expire(heldVoucher()), requestId: 'key-0' }] };
    expect(eventsOf({ before: slotItem(before), after: slotItem(ended) })).toEqual([]);
  });

  test('that grows from 0–5 to 1–9 attempts tells of each new voucher once, in order', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.integer({ min: 1, max: 4 }), (known, more) => {
        const before = known === 0 ? undefined : slotItem(slotWith(known));
        expect(eventsOf({ before, after: slotItem(slotWith(known + more)) })).toEqual(
          Array.from({ length: more }, (_, index) => claimed(known + index + 1)),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('other items', () => {
  const asRedemption = keyed({ type: 'redemption', ...redemption });
  const asRelease = keyed({ type: 'release', ...release });

  test('a new redemption and a new release each tell of themselves, under the same id however often they are read', () => {
    const told = [asRedemption, asRelease].map((after) => eventsOf({ before: undefined, after }));
    expect(told).toEqual([
      [{ kind: 'VoucherRedeemed', eventId: `VoucherRedeemed:${redemption.redemptionId}`, redemption }],
      [{ kind: 'ReleaseAdded', eventId: `ReleaseAdded:${release.releaseId}`, release }],
    ]);
    expect(eventsOf({ before: undefined, after: asRelease })).toEqual(told[1]);
  });

  test('a redemption that grows by returns tells of each once, with what stands by then', () => {
    const exchange = (number: number) => ({
      kind: 'exchange' as const,
      imeis: [],
      returnId: ReturnId.parse(`rtn_${String(number).padStart(26, '0')}`),
      at: redemption.redeemedAt,
      clerkId: personId(2),
      reason: 'faulty' as const,
      serialNumber: `SN00000${number}`,
    });
    const [one, two, three] = [1, 2, 3].map(exchange);
    const withReturns = (returns: readonly object[]) => keyed({ type: 'redemption', ...redemption, returns });
    const told = eventsOf({
      before: withReturns([one ?? {}]),
      after: withReturns([one ?? {}, two ?? {}, three ?? {}]),
    });
    expect(told.map(({ eventId }) => eventId)).toEqual(
      [two, three].flatMap((each) => [`GoodsReturned:${each?.returnId}`, `ActedFor:goods-returned:${each?.returnId}`]),
    );
    expect(told.filter(({ kind }) => kind === 'GoodsReturned')).toMatchObject(
      [1, 2].map(() => ({ redemption: { returns: [one, two, three] } })),
    );
    expect(told[1]).toMatchObject({
      principal: redemption.personId,
      delegate: personId(2),
      act: { how: 'exchange', refundFen: 0 },
    });
  });

  test.each([
    ['a redemption written again', asRedemption, asRedemption],
    ['a release written again', asRelease, asRelease],
    ['a folded release', asRelease, undefined],
    ['a removed slot', slotItem(slotWith(1)), undefined],
    ['a pool', undefined, keyed({ type: 'pool' })],
    ['an outcome that is remembered', undefined, keyed({ type: 'remembered', fingerprint: 'x' })],
    ['a kind that is still to come', undefined, keyed({ type: 'hologram' })],
    ['nothing at all', undefined, undefined],
  ])('%s tells of nothing', (_what, before, after) => {
    expect(eventsOf({ before, after })).toEqual([]);
  });

  test.each([
    ['an item without a type', keyed({})],
    ['a slot that is no JSON', { ...slotItem(slotWith(1)), slot: '{' }],
    ['a slot without attempts', slotItem({ ...slotWith(1), attempts: [] })],
    ['a redemption of no shop', keyed({ type: 'redemption', ...redemption, shopId: undefined })],
    ['a release that spends more than was held', keyed({ type: 'release', ...release, spentFen: 150_001 })],
  ])('%s is a bug and throws, so that the stream stops there', (_what, after) => {
    expect(() => eventsOf({ before: undefined, after })).toThrow(/Invalid|expected|no more/);
  });
});
