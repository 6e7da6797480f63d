import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earning } from '../../../test/support/lots.ts';
import { campaignId, redemptionId, shanghai } from '../../../test/support/samples.ts';
import { epochMs } from '../clock.ts';
import { fen } from '../fen.ts';
import { ReturnId } from '../ids.ts';
import type { Return } from '../redemption/return.ts';
import { earnedBy, eventsOf } from './earn.ts';
import { emptyPurse, purseSums } from './journal.ts';
import { applied } from './purse.ts';

const DAY_MS = 86_400_000;
const redeemedAt = shanghai('2026-03-01T12:34:56.789');
const rule = { pointsPerYuan: 1, pendingDays: 7, validDays: 365 };
const redeemed = (payFen: number) => earning(1, payFen, redeemedAt);
const label = (grade: 1 | 2 | 3 | 4 | 5) => ({
  kind: 'energy' as const,
  grade,
  standard: 'GB 12021.2-2025',
  filingNumber: '',
  values: [],
});

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
    expect(earnedBy({ ...rule, pointsPerYuan }, redeemed(payFen))).toBe(points);
  });

  test.each([
    [1, 110],
    [2, 105],
    [3, 100],
  ] as const)('goods of grade %d that cost 100 yuan earn %d where the grade counts', (grade, points) => {
    const graded = { ...redeemed(10_000), goods: { ...redeemed(0).goods, label: label(grade) } };
    expect(earnedBy({ ...rule, grade1Points: 10, grade2Points: 5 }, graded)).toBe(points);
  });

  test.each([
    [undefined, 100],
    [99_999, 100],
    [100_000, 107],
    [299_999, 114],
  ])('goods that save %s Wh a year and cost 100 yuan earn %d at 7 points for each full 100 kWh', (savedWh, points) => {
    const sold = { ...redeemed(10_000), ...(savedWh === undefined ? {} : { savedWh }) };
    expect(earnedBy({ ...rule, pointsPer100Kwh: 7 }, sold)).toBe(points);
  });

  test('points of Sunday 1 March wait for 7 days and then last for 365', () => {
    expect(eventsOf(rule, redeemed(100))).toEqual([
      {
        kind: 'earn',
        at: redeemedAt,
        points: 1,
        mostPerYear: null,
        term: {
          lotId: redemptionId(1),
          campaignId: campaignId(1),
          earnedAt: redeemedAt,
          activeFrom: shanghai('2026-03-08T12:34:56.789'),
          expiresAt: shanghai('2027-03-08T12:34:56.789'),
        },
      },
    ]);
  });

  const back = (kind: 'part' | 'whole', shopperFen: number): Return => {
    const money = { shopperFen: fen(shopperFen), subsidyFen: fen(0), purses: [], phase: 'owed' as const };
    const one = { returnId: ReturnId.parse(`rtn_${'1'.repeat(26)}`), at: redeemedAt, ...money };
    return { ...one, kind, cutFen: fen(shopperFen) } as unknown as Return;
  };

  test('what came back in part takes its share, the goods take all of it, the grade’s included', () => {
    const graded = { ...redeemed(10_000), goods: { ...redeemed(0).goods, label: label(1) } };
    const bonus = { ...rule, grade1Points: 10 };
    const part = { ...graded, returns: [back('part', 2_500)] };
    const whole = { ...graded, returns: [back('part', 2_500), back('whole', 7_500)] };
    expect([graded, part, whole].map((one) => earnedBy(bonus, one))).toEqual([110, 85, 0]);
    const events = eventsOf(bonus, whole);
    const booked = (order: readonly number[]) =>
      order.reduce((purse, index) => {
        const event = events[index];
        return event === undefined ? purse : applied(purse, event).purse;
      }, emptyPurse(redeemedAt));
    expect(purseSums(booked([0, 1, 2]))).toMatchObject({ issued: 110, pending: 0, reversed: 110 });
    // told twice, or the return first with all that was before it
    expect(purseSums(booked([0, 1, 0, 1, 2, 2]))).toEqual(purseSums(booked([0, 1, 2])));
  });

  test('500 rules: never negative, never before the redemption, and active for exactly the days that the rule says', () => {
    const anyRule = fc.record({
      pointsPerYuan: fc.nat(100),
      pendingDays: fc.nat(60),
      validDays: fc.integer({ min: 1, max: 1_100 }),
    });
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 0, max: 10 ** 14 }), (some, payFen) => {
        const [event] = eventsOf(some, redeemed(payFen));
        if (event?.kind !== 'earn') throw new Error('a redemption earns');
        const { earnedAt, activeFrom, expiresAt } = event.term;
        expect(BigInt(event.points)).toBe((BigInt(payFen) / 100n) * BigInt(some.pointsPerYuan));
        if (activeFrom === null) throw new Error('a sale needs no proof');
        expect(epochMs(activeFrom) - epochMs(earnedAt)).toBe(some.pendingDays * DAY_MS);
        expect(epochMs(expiresAt) - epochMs(activeFrom)).toBe(some.validDays * DAY_MS);
      }),
      { numRuns: 500 },
    );
  });
});
