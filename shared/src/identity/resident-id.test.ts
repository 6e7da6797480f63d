import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { ResidentId, ageAt } from './resident-id.ts';

const VALID = '11010519491231002X'; // the example of GB 11643

describe('ResidentId', () => {
  test('the example of the standard is one, however its X is written', () => {
    expect(ResidentId.parse(VALID)).toBe(VALID);
    expect(ResidentId.parse(VALID.toLowerCase())).toBe(VALID);
  });

  test.each([
    ['another check character', '110105194912310021'],
    ['the old 15 digits', '110105491231002'],
    ['a blank', '11010519491231 002X'],
    ['a 31st of November', '110105194911310025'],
    ['a 29th of February in a common year', '110105194902290026'],
    ['full-width digits', '１１０１０５19491231002X'],
    ['X in the middle', '1101051949123100XX'],
    ['nothing', ''],
  ])('%s is none', (_what, text) => {
    expect(ResidentId.safeParse(text).success).toBe(false);
  });

  test('1,000 single wrong digits are all noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const wrong = String((Number(VALID[place]) + shift) % 10);
        expect(ResidentId.safeParse(VALID.slice(0, place) + wrong + VALID.slice(place + 1)).success).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test('two neighbours that change places are noticed', () => {
    const swapped = Array.from(VALID.slice(0, 17)).flatMap((digit, place) => {
      const next = VALID[place + 1];
      if (next === undefined || digit === next || next === 'X') return [];
      return [VALID.slice(0, place) + next + digit + VALID.slice(place + 2)];
    });
    expect(swapped.length).toBeGreaterThan(10);
    expect(swapped.filter((text) => ResidentId.safeParse(text).success)).toEqual([]);
  });
});

test.each([
  ['2026-12-30T23:59', 76],
  ['2026-12-31T00:00', 77],
  ['1949-12-31T00:00', 0],
  ['1949-12-30T12:00', -1],
])('who was born on 1949-12-31 is on %s %i years old', (clock, age) => {
  expect(ageAt(ResidentId.parse(VALID), shanghai(clock))).toBe(age);
});
