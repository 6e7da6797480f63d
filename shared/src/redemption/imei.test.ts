import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Imei, Imeis, readImei } from './imei.ts';

/** Fourteen digits with the check digit worked out the long way: doubled digits are added digit by digit. */
const checked = (body: string): string => {
  const sum = [...body]
    .map((digit, index) => (index % 2 === 1 ? String(Number(digit) * 2) : digit))
    .flatMap((part) => [...part])
    .reduce((total, digit) => total + Number(digit), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
};
const valid = fc.stringMatching(/^[1-9]\d{13}$/).map(checked);

describe('an IMEI', () => {
  test('490154203237518 is one; 352099081234563 is not, its last digit would be 5', () => {
    expect(readImei('490154203237518')).toEqual({ imei: '490154203237518' });
    expect(readImei('352099081234563')).toEqual({ fault: 'misread' });
    expect(readImei('352099081234565')).toEqual({ imei: '352099081234565' });
  });

  test('blanks and dashes do not count', () => {
    expect(Imei.parse(' 49-015420-323751-8 ')).toBe('490154203237518');
    expect(readImei('49 015420 323751 8')).toEqual({ imei: '490154203237518' });
  });

  test('sixteen digits are an IMEISV, fourteen lack one, seventeen are too many, letters and zeros are none', () => {
    expect(readImei('4901542032375101')).toEqual({ fault: 'imeisv' });
    expect(readImei('49015420323751')).toEqual({ fault: 'too-short', missing: 1 });
    expect(readImei('')).toEqual({ fault: 'too-short', missing: 15 });
    expect(readImei('49015420323751800')).toEqual({ fault: 'too-long' });
    expect(readImei('49015420323751O')).toEqual({ fault: 'not-digits' });
    expect(readImei('000000000000000')).toEqual({ fault: 'blank' });
  });

  test('a single wrong digit, at any place, is always noticed', () => {
    fc.assert(
      fc.property(valid, fc.nat(14), fc.integer({ min: 1, max: 9 }), (imei, place, by) => {
        const wrong = [...imei].map((digit, at) => (at === place ? String((Number(digit) + by) % 10) : digit)).join('');
        expect(readImei(imei)).toEqual({ imei });
        expect(readImei(wrong)).toEqual({ fault: 'misread' });
      }),
    );
  });

  test('two neighbours swapped are noticed, except 0 and 9', () => {
    fc.assert(
      fc.property(valid, fc.nat(13), (imei, at) => {
        const [one, other] = [imei[at] ?? '', imei[at + 1] ?? ''];
        const swapped = `${imei.slice(0, at)}${other}${one}${imei.slice(at + 2)}`;
        const seen = one !== other && !['09', '90'].includes(one + other);
        expect('fault' in readImei(swapped)).toBe(seen);
      }),
    );
  });

  test('whatever is typed, schema and reader agree', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d -]{0,20}$/), valid), (typed) => {
        expect(Imei.safeParse(typed).success).toBe('imei' in readImei(typed));
      }),
    );
  });

  test('a unit has two at most, and none twice', () => {
    const [one, other] = ['490154203237518', '352099081234565'];
    expect(Imeis.safeParse([one, other]).success).toBe(true);
    expect(Imeis.safeParse([one, '49-015420-323751-8']).success).toBe(false);
    expect(Imeis.safeParse([one, other, checked('35209908123457')]).success).toBe(false);
  });
});
