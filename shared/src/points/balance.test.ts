import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redemptionId, shanghai } from '../../../test/support/samples.ts';
import { epochMs, instantAt, plusDays, plusMs } from '../clock.ts';
import { fen } from '../fen.ts';
import { balanceAt } from './balance.ts';
import { earn } from './earn.ts';
import { hasExpired, nextToExpire } from './expire.ts';

const rule = { pointsPerYuan: 1, pendingDays: 7, validDays: 365 };
const redeemedAt = shanghai('2026-03-01T12:00');
const lot = earn(rule, { redemptionId: redemptionId(1), payFen: fen(10_000), redeemedAt });

const anyLot = fc
  .record({
    number: fc.nat(10 ** 6),
    payFen: fc.nat(10 ** 7),
    day: fc.nat(800),
    pendingDays: fc.nat(60),
    validDays: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ number, payFen, day, ...days }) =>
    earn(
      { pointsPerYuan: 1, ...days },
      { redemptionId: redemptionId(number), payFen: fen(payFen), redeemedAt: plusDays(redeemedAt, day) },
    ),
  );
const anyMoment = fc.integer({ min: 0, max: 1_500 * 86_400_000 }).map((ms) => plusMs(redeemedAt, ms));

describe('balanceAt', () => {
  test.each([
    ['when earned', redeemedAt, [100, 0, 0]],
    ['a millisecond before it is active', plusMs(lot.activeFrom, -1), [100, 0, 0]],
    ['when it becomes active', lot.activeFrom, [0, 100, 0]],
    ['a millisecond before it expires', plusMs(lot.expiresAt, -1), [0, 100, 0]],
    ['when it expires', lot.expiresAt, [0, 0, 100]],
    ['years later', plusDays(lot.expiresAt, 1_000), [0, 0, 100]],
  ] as const)('%s a lot of 100 is in one sum', (_when, at, [pending, active, expired]) => {
    expect(balanceAt([lot], at)).toEqual({ pending, active, expired });
  });

  test('nobody without lots has points', () => {
    expect(balanceAt([], redeemedAt)).toEqual({ pending: 0, active: 0, expired: 0 });
  });

  test('500 purses at any moment: every lot is in exactly one of the three sums', () => {
    fc.assert(
      fc.property(fc.array(anyLot, { maxLength: 12 }), anyMoment, (lots, at) => {
        const { pending, active, expired } = balanceAt(lots, at);
        expect(pending + active + expired).toBe(lots.reduce((sum, { points }) => sum + points, 0));
        const single = lots.map((one) => Object.values(balanceAt([one], at)).filter((points) => points > 0).length);
        expect(single.filter((sums, index) => sums !== ((lots[index]?.points ?? 0) > 0 ? 1 : 0))).toEqual([]);
      }),
      {
        numRuns: 500,
        examples: [
          [[lot], lot.activeFrom],
          [[lot], lot.expiresAt],
        ],
      },
    );
  });
});

describe('what expires next', () => {
  test('a lot has expired at its end and not a millisecond before', () => {
    expect([plusMs(lot.expiresAt, -1), lot.expiresAt].map((at) => hasExpired(lot, at))).toEqual([false, true]);
  });

  test('300 purses: exactly the lots that are left, soonest first, the purse itself untouched', () => {
    fc.assert(
      fc.property(fc.array(anyLot, { maxLength: 12 }), anyMoment, (lots, at) => {
        const before = [...lots];
        const ends = nextToExpire(lots, at).map(({ expiresAt }) => epochMs(expiresAt));
        expect(ends).toEqual(
          lots
            .map(({ expiresAt }) => epochMs(expiresAt))
            .filter((ms) => instantAt(ms) > at)
            .toSorted((a, b) => a - b),
        );
        expect(lots).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
});
