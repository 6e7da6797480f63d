import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Gtin, gtinCheckDigit } from './gtin.ts';

const anyGtin = fc.stringMatching(/^\d{12}$/).map((digits) => `${digits}${gtinCheckDigit(digits)}`);
/** Every code that differs from this one in one digit: thirteen places, nine other digits each. */
const misread = (code: string): string[] =>
  [...code].flatMap((right, place) =>
    [...'0123456789'].flatMap((wrong) =>
      wrong === right ? [] : [code.slice(0, place) + wrong + code.slice(place + 1)],
    ),
  );

describe('Gtin', () => {
  test.each(['6901234567892', '4006381333931', '0000000000000'])('%s is valid', (code) => {
    expect(Gtin.parse(code)).toBe(code);
  });

  test.each([
    '690123456789',
    '69012345678922',
    '690123456789X',
    '６９０１２３４５６７８９２',
    ' 6901234567892',
    '',
    6901234567892,
  ])('“%s” is not thirteen digits', (code) => {
    expect(Gtin.safeParse(code).success).toBe(false);
  });

  test('all 117 single-digit errors in 6901234567892 are caught', () => {
    const wrong = misread('6901234567892');
    expect(wrong).toHaveLength(117);
    expect(wrong.filter((code) => Gtin.safeParse(code).success)).toEqual([]);
  });

  test('200 other codes are valid, and each of their single-digit errors is caught', () => {
    fc.assert(
      fc.property(anyGtin, (code) => {
        expect(Gtin.safeParse(code).success).toBe(true);
        expect(misread(code).filter((other) => Gtin.safeParse(other).success)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
