import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Uscc, usccCheckOf } from './uscc.ts';

const SHENZHEN = '91440300000000000E';

describe('Uscc', () => {
  test('a code is one, however it is spaced and cased', () => {
    for (const typed of [SHENZHEN, SHENZHEN.toLowerCase(), ' 914403 00-0000 00000e '])
      expect(Uscc.parse(typed)).toBe(SHENZHEN);
  });

  test('the check of a sum that is a multiple of 31 is 0, not a 32nd character', () => {
    expect(Uscc.safeParse('913100000000000110').success).toBe(true);
  });

  test.each([
    ['another check character', '91440300000000000F'],
    ['17 characters', '91440300000000000'],
    ['the 15 digits of before 2015', '440301000000000'],
    ['the letter I', '9144030000000000IE'],
    ['the letter O in the region', '9144O300000000000E'],
    ['full-width digits', '９１440300000000000E'],
    ['nothing', ''],
  ])('%s is none', (_what, text) => {
    expect(Uscc.safeParse(text).success).toBe(false);
  });

  test('1,000 single wrong digits are all noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const wrong = String((Number(SHENZHEN[place]) + shift) % 10);
        expect(Uscc.safeParse(SHENZHEN.slice(0, place) + wrong + SHENZHEN.slice(place + 1)).success).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the check character that is worked out always fits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^9[1-3]\d{6}[0-9A-H]{9}$/), (body) => {
        expect(Uscc.safeParse(`${body}${usccCheckOf(body)}`).success).toBe(true);
      }),
    );
  });
});
