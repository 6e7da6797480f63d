import { assert, integer, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { epochMs, plusMs } from '../clock.ts';
import { type Timetable, admittedFrom, aheadOf, askAgainAt, placeAt, placeOfLot } from './timetable.ts';

const opensAt = shanghai('2026-03-02T10:00');
const rush = (perSecond: number): Timetable => ({ opensAt, perSecond });
const at = (ms: number) => plusMs(opensAt, ms);

describe('the timetable of a rush', () => {
  test('at 8,000 a second place 0 is let in at the opening, place 7,999 within the second, place 80,000 after ten', () => {
    expect(admittedFrom(rush(8_000), 0)).toBe(opensAt);
    expect(admittedFrom(rush(8_000), 7_999)).toBe(at(1_000));
    expect(admittedFrom(rush(8_000), 80_000)).toBe(at(10_000));
  });

  test('at 3 a second the next free place after half a second is 2, and after an hour 10,800', () => {
    expect(placeAt(rush(3), at(500))).toBe(2);
    expect(placeAt(rush(3), at(3_600_000))).toBe(10_800);
    expect(placeAt(rush(3), at(-60_000))).toBe(0);
  });

  test('nobody is told “0 before you” before their turn, and nobody anything else after it', () => {
    assert(
      property(integer({ min: 1, max: 8_000 }), nat(1_000_000), nat(100_000), (perSecond, place, ms) => {
        const ahead = aheadOf(rush(perSecond), place, at(ms));
        expect(ahead === 0).toBe(at(ms) >= admittedFrom(rush(perSecond), place));
        expect(ahead).toBeLessThanOrEqual(Math.max(1, place));
      }),
    );
  });

  test('whoever comes now is never let in before now, whatever the rate', () => {
    assert(
      property(integer({ min: 1, max: 8_000 }), nat(100_000_000), (perSecond, ms) => {
        expect(admittedFrom(rush(perSecond), placeAt(rush(perSecond), at(ms))) >= at(ms)).toBe(true);
      }),
    );
  });

  test('in no second are more let in than the rate says', () => {
    assert(
      property(integer({ min: 1, max: 300 }), nat(50), (perSecond, second) => {
        const around = Array.from({ length: 4 * perSecond }, (_, index) => (second - 1) * perSecond + index);
        const within = around
          .map((place) => admittedFrom(rush(perSecond), place))
          .filter((from) => at(second * 1_000) < from && from <= at((second + 1) * 1_000));
        expect(within.length).toBeLessThanOrEqual(perSecond);
      }),
      { numRuns: 40 },
    );
  });
});

describe('lots of early comers', () => {
  test('lots from 0 up to 1 become places among 1,000: 0 the first, 0.9999 the last', () => {
    expect([0, 0.5, 0.999_9].map((lot) => placeOfLot(lot, 1_000))).toEqual([0, 500, 999]);
  });

  test('phones look once between 30 and 10 seconds before the opening, then within its first 10 seconds, each at its own moment', () => {
    const early = at(-300_000);
    for (const lot of [0, 0.3, 0.999]) {
      const look = askAgainAt(rush(100), lot, 5_000, early);
      expect(epochMs(look) - epochMs(opensAt)).toBe(Math.round(lot * 20_000 - 30_000));
      expect(askAgainAt(rush(100), lot, 5_000, look)).toBe(at(Math.round(lot * 10_000)));
    }
  });

  test('where all are let in within a second, all ask within that second', () => {
    expect(askAgainAt(rush(100), 0.5, 100, at(-1_000))).toBe(at(500));
  });
});
