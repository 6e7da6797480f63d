import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  campaignId,
  granted,
  heldVoucher,
  personId,
  redemptionId,
  reservationId,
  sampleProof,
  sampleRules,
  sampleSlot,
  shanghai,
  shopId,
} from '../../../test/support/samples.ts';
import { NO_HISTORY } from '../campaign/reclaim.ts';
import { ruleFor } from '../campaign/revision.ts';
import { endOfDays, epochMs, instantAt, plusMs } from '../clock.ts';
import { fen } from '../fen.ts';
import { claim, expiryOf, reclaimable } from './claim.ts';
import { Voucher, expire, giveBack, redeem } from './voucher.ts';
import { voucherIdOf } from './voucher-id.ts';

const rules = sampleRules();
const fridge = ruleFor(rules, 'fridge');
if (fridge === undefined) throw new Error('no fridge');
const grant = {
  campaignId: campaignId(1),
  revisionNumber: 4,
  rules,
  rule: fridge,
  channel: 'store' as const,
  proof: sampleProof,
  place: null,
  history: NO_HISTORY,
  related: null,
  award: null,
  claimedBy: personId(1),
};
const now = shanghai('2026-03-01T10:00');
const held = heldVoucher();
const reservation = { reservationId: reservationId(1), shopId: shopId(1), until: shanghai('2026-03-01T10:15') };

const expiringIn = (days: number) =>
  sampleRules(undefined, { channels: [{ channel: 'store', validity: { kind: 'days', days } }] });

describe('expiry', () => {
  test.each([
    ['the day of the claim is the first', '2026-03-01T10:00', 3, '2026-03-04T00:00'],
    ['the same day, as in Beijing and Chongqing', '2026-03-01T23:59:59.999', 1, '2026-03-02T00:00'],
    ['a claim at midnight has the whole day', '2026-03-02T00:00', 1, '2026-03-03T00:00'],
    ['the campaign’s end comes first', '2026-12-30T10:00', 3, '2027-01-01T00:00'],
  ])('%s: %s for %d days ends at %s', (_what, claimedAt, days, end) => {
    expect(expiryOf(expiringIn(days), 'store', shanghai(claimedAt))).toBe(shanghai(end));
  });

  test('1,000 claims within a window end after they begin, never past the window and never past their days', () => {
    const from = epochMs(rules.window.from);
    const until = epochMs(rules.window.until);
    fc.assert(
      fc.property(fc.integer({ min: from, max: until - 1 }), fc.integer({ min: 1, max: 60 }), (ms, days) => {
        const claimedAt = instantAt(ms);
        const end = expiryOf(expiringIn(days), 'store', claimedAt);
        expect(end > claimedAt && end <= rules.window.until && end <= endOfDays(claimedAt, days)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a channel that has no vouchers has no expiry: a claim for it was not decided', () => {
    expect(() => expiryOf(expiringIn(3), 'online', now)).toThrow('no vouchers for online');
  });
});

const QUOTA = { shard: 0, lease: null };

describe('claim', () => {
  test('a first voucher carries the cap and the revision it was granted under', () => {
    expect(Voucher.parse(claim(sampleSlot, [], grant, QUOTA, now))).toEqual({
      ...held,
      voucherId: voucherIdOf(sampleSlot, 1),
      revisionNumber: 4,
      expiresAt: shanghai('2026-03-04T00:00'),
    });
  });

  test('the third voucher of a slot has two behind it, and an id of its own', () => {
    const ended = [expire(held), expire(held)];
    expect(claim(sampleSlot, ended, grant, QUOTA, now).voucherId).toBe(voucherIdOf(sampleSlot, 3));
  });
});

describe('reclaimable', () => {
  const redeemed = granted(
    redeem(
      heldVoucher({ reservation }),
      { reservationId: reservationId(1), redemptionId: redemptionId(1), shopId: shopId(1), subsidyFen: fen(1) },
      now,
    ),
  );
  const stillHeld = { code: 'VoucherHeld', voucherId: held.voucherId, until: held.expiresAt, reservedUntil: null };
  const last = plusMs(held.expiresAt, -1);
  test.each([
    ['held', held, now, stillHeld],
    ['held, in its last millisecond', held, last, stillHeld],
    ['held, at its end', held, held.expiresAt, null],
    ['reserved by a till', heldVoucher({ reservation }), now, { ...stillHeld, reservedUntil: reservation.until }],
    ['expired', expire(held), held.expiresAt, null],
    ['given back', granted(giveBack(held, personId(1), now)), now, null],
    ['redeemed', redeemed, now, null],
  ])('%s', (_what, voucher, at, error) => {
    expect(reclaimable(voucher, at)).toEqual(error === null ? { ok: true, value: undefined } : { ok: false, error });
  });
});
