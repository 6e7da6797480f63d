import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLot, anyMoment, lot } from '../../../test/support/lots.ts';
import { epochMs, instantAt, plusMs } from '../clock.ts';
import { hasExpired, nextToExpire } from './expire.ts';

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
