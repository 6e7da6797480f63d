import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvoiceNumber, SerialNumber } from './redemption.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('SerialNumber', () => {
  test.each([
    ['SN1234', 'SN1234'],
    ['sn 1234-ab', 'SN1234AB'],
    ['  SN-12-34  ', 'SN1234'],
    ['S\tN\n1　2 34', 'SN1234'],
    ['123456', '123456'],
    ['A'.repeat(32), 'A'.repeat(32)],
    [Array.from('A'.repeat(32)).join('-'), 'A'.repeat(32)],
  ])('%j is read as %s', (typed, serial) => {
    expect(SerialNumber.parse(typed)).toBe(serial);
  });

  test.each([
    ['five characters', 'SN123'],
    ['five characters and dashes', 'S-N-1-2-3'],
    ['33 characters', 'A'.repeat(33)],
    ['65 characters, most of them blank', `SN1234${' '.repeat(59)}`],
    ['nothing', ''],
    ['blanks', '        '],
    ['Chinese characters', '序列号123456'],
    ['fullwidth letters', 'ＳＮ１２３４'],
    ['a Greek letter that looks Latin', 'SΝ1234'],
    ['a zero-width space', 'SN12\u200B34'],
    ['a right-to-left mark', 'SN12\u202E34'],
    ['NUL', 'SN12\u000034'],
    ['an underscore', 'SN_1234'],
    ['a formula', '=SN1234'],
    ['a number', 123_456],
  ])('%s is no serial number', (_what, typed) => {
    expect(SerialNumber.safeParse(typed).success).toBe(false);
  });

  test('500 serial numbers are the same however blanks, dashes and case were typed', () => {
    const anySerial = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 6, maxLength: 20 });
    const anyNoise = fc.array(fc.constantFrom('', '', ' ', '-', '\t', '　'), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(anySerial, anyNoise, fc.boolean(), (serial, noise, low) => {
        const typed = [...(low ? serial.toLowerCase() : serial)].map((char, index) => char + noise[index]).join('');
        expect(SerialNumber.parse(typed)).toBe(serial);
        expect(SerialNumber.parse(serial)).toBe(serial);
      }),
      { numRuns: 500 },
    );
  });

  test('4 characters that only upper-casing turns into Latin letters are no letters of a serial number', () => {
    const lookAlikes = ['ß', 'ı', 'ſ', 'ﬁ'];
    expect(lookAlikes.filter((char) => SerialNumber.safeParse(`SN1234${char}`).success)).toEqual([]);
  });
});

describe('InvoiceNumber', () => {
  test('25440000000123456789 is twenty digits', () => {
    expect(InvoiceNumber.parse('25440000000123456789')).toBe('25440000000123456789');
  });

  test.each([
    '2544000000012345678',
    '254400000001234567890',
    '2544000000012345678X',
    '２５４４００００００01234567',
    '25440000 000123456789',
    '',
  ])('“%s” is not', (text) => {
    expect(InvoiceNumber.safeParse(text).success).toBe(false);
  });
});
