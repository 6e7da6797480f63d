import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyLot, anyMoment, lot, redeemedAt } from '../../../test/support/lots.ts';
import { plusDays, plusMs } from '../clock.ts';
import { balanceAt } from './balance.ts';

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
