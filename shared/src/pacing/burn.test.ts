import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { type Day, dayOf, epochMs, plusDays, startOf } from '../clock.ts';
import { fen } from '../fen.ts';
import { type Reading, READINGS_MAX, burnOf, flowsOf, withReading } from './burn.ts';

const FIRST = shanghai('2026-03-01T00:00');
const day = (number: number): Day => dayOf(plusDays(FIRST, number - 1));
const numberOf = (of: Day): number => 1 + (epochMs(startOf(of)) - epochMs(FIRST)) / 86_400_000;
const reading = (number: number, claimed: number, spent = 0, back = 0): Reading => ({
  day: day(number),
  claimedFen: fen(claimed),
  spentFen: fen(spent),
  backFen: fen(back),
});

describe('what happened day by day', () => {
  test('is the difference of two readings', () => {
    expect(flowsOf([reading(1, 100, 10, 1), reading(2, 350, 60, 5)])).toEqual([reading(2, 250, 50, 4)]);
  });

  test('100 fen over three days that nobody read are 33, 33 and 34', () => {
    expect(flowsOf([reading(1, 0), reading(4, 100)]).map(({ claimedFen }) => claimedFen)).toEqual([33, 33, 34]);
  });

  test('a counter that went down, as when a lease comes back, counts as nothing', () => {
    expect(flowsOf([reading(1, 100), reading(2, 90)])).toEqual([reading(2, 0)]);
  });

  test('together it is what was read, however the days lie', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(10 ** 9)), { minLength: 1, maxLength: 20 }),
        (steps) => {
          const readings = steps.reduce<Reading[]>(
            (list, [days, more]) => {
              const last = list.at(-1) ?? reading(1, 0);
              const number = numberOf(last.day) + days;
              return [...list, reading(number, last.claimedFen + more)];
            },
            [reading(1, 0)],
          );
          const flows = flowsOf(readings);
          expect(flows.reduce((sum, { claimedFen }) => sum + claimedFen, 0)).toBe(readings.at(-1)?.claimedFen);
          expect(flows.map((flow) => flow.day)).toEqual(flows.map((_, index) => day(index + 2)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('readings', () => {
  test('one of the same day, or of an earlier one, changes nothing', () => {
    const readings = [reading(1, 100), reading(2, 200)];
    expect(withReading(readings, reading(2, 300))).toEqual(readings);
    expect(withReading(readings, reading(1, 300))).toEqual(readings);
  });

  test('57 are kept: eight weeks of days', () => {
    const readings = Array.from({ length: 80 }, (_, index) => reading(index + 1, index)).reduce(
      withReading,
      [] as Reading[],
    );
    expect(readings).toHaveLength(READINGS_MAX);
    expect(readings.at(-1)).toEqual(reading(80, 79));
  });
});

describe('the burn of a day', () => {
  test('is nothing known before three whole days', () => {
    expect(burnOf([reading(1, 100), reading(2, 100)])).toBeNull();
  });

  test('of 100, 100 and 200 is 130: the newest day is three tenths of it', () => {
    expect(burnOf([reading(1, 100), reading(2, 100), reading(3, 200)])).toMatchObject({ claimedFen: 130 });
  });

  test('lies between the least and the most of its days', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10 ** 9), { minLength: 3, maxLength: 56 }), (claimed) => {
        const burn = burnOf(claimed.map((amount, index) => reading(index + 1, amount)))?.claimedFen ?? -1;
        expect(burn).toBeGreaterThanOrEqual(Math.min(...claimed));
        expect(burn).toBeLessThanOrEqual(Math.max(...claimed));
      }),
      { numRuns: 100 },
    );
  });
});
