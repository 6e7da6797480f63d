import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earning } from '../../../test/support/lots.ts';
import { redemptionId, shanghai } from '../../../test/support/samples.ts';
import { epochMs } from '../clock.ts';
import { earn } from './earn.ts';
import { Lot } from './points.ts';

const DAY_MS = 86_400_000;
const redeemedAt = shanghai('2026-03-01T12:34:56.789');
const rule = { pointsPerYuan: 1, pendingDays: 7, validDays: 365 };
const redeemed = (payFen: number) => earning(1, payFen, redeemedAt);

describe('earn', () => {
  test.each([
    [849_915, 1, 8_499],
    [100, 1, 1],
    [99, 1, 0],
    [0, 1, 0],
    [199, 3, 3],
    [299_900, 0, 0],
    [299_999, 100, 299_900],
  ])('%d fen paid at %d points a yuan are %d points: only full yuan count', (payFen, pointsPerYuan, points) => {
    expect(earn({ ...rule, pointsPerYuan }, redeemed(payFen)).points).toBe(points);
  });

  test('points of Sunday 1 March wait for 7 days and then last for 365', () => {
    expect(Lot.parse(earn(rule, redeemed(100)))).toEqual({
      redemptionId: redemptionId(1),
      points: 1,
      takenBack: 0,
      returns: 0,
      earnedAt: redeemedAt,
      activeFrom: shanghai('2026-03-08T12:34:56.789'),
      expiresAt: shanghai('2027-03-08T12:34:56.789'),
    });
  });

  test('500 rules: never negative, never before the redemption, and active for exactly the days that the rule says', () => {
    const anyRule = fc.record({
      pointsPerYuan: fc.nat(100),
      pendingDays: fc.nat(60),
      validDays: fc.integer({ min: 1, max: 1_100 }),
    });
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 0, max: 10 ** 14 }), (some, payFen) => {
        const lot = Lot.parse(earn(some, redeemed(payFen)));
        expect(BigInt(lot.points)).toBe((BigInt(payFen) / 100n) * BigInt(some.pointsPerYuan));
        expect(epochMs(lot.activeFrom) - epochMs(lot.earnedAt)).toBe(some.pendingDays * DAY_MS);
        expect(epochMs(lot.expiresAt) - epochMs(lot.activeFrom)).toBe(some.validDays * DAY_MS);
      }),
      { numRuns: 500 },
    );
  });
});
