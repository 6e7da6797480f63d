import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personId, sampleSlot, shanghai } from '../../../test/support/samples.ts';
import { epochMs, instantAt, plusMs, plusSeconds } from '../clock.ts';
import {
  CODE_SECONDS,
  VoucherNumber,
  acceptedWindows,
  codeAt,
  macOf,
  numberOf,
  pinOf,
  readCode,
  windowAt,
} from './rotating-code.ts';
import { voucherIdOf } from './voucher-id.ts';

const voucherId = voucherIdOf(sampleSlot, 1);
const secret = 'a1'.repeat(32);
const now = shanghai('2026-03-01T12:00');
const anySecret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const anyVoucherId = fc
  .tuple(fc.nat(10 ** 6), fc.integer({ min: 1, max: 1_023 }))
  .map(([person, attempt]) => voucherIdOf({ ...sampleSlot, personId: personId(person) }, attempt));
const anyInstant = fc
  .integer({ min: epochMs(shanghai('2026-01-01T00:00')), max: epochMs(shanghai('2036-01-01T00:00')) })
  .map(instantAt);

/** Crockford’s base 32 of whole bytes, read off the bits one by one. */
const crockford = (bytes: Buffer): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
};
const hmacOf = (key: string, text: string): Buffer =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest();
const decimalOf = (bytes: Buffer, digits: number): string =>
  String(BigInt(`0x${bytes.subarray(0, 6).toString('hex')}`) % 10n ** BigInt(digits)).padStart(digits, '0');

describe('against HMAC and SHA-256 of node:crypto', () => {
  test('100 codes: 128 bits of the MAC, six digits of the PIN, ten of the number', () => {
    fc.assert(
      fc.property(anySecret, anyVoucherId, fc.nat(10 ** 8), (key, id, window) => {
        expect(macOf(key, id, window)).toBe(crockford(hmacOf(key, `code|${id}|${window}`).subarray(0, 16)));
        expect(pinOf(key, id, window)).toBe(decimalOf(hmacOf(key, `pin|${id}|${window}`), 6));
        expect(numberOf(id)).toBe(decimalOf(createHash('sha256').update(`number|${id}`).digest(), 10));
      }),
      { numRuns: 100 },
    );
  });

  test('another voucher, another secret and another window each give another MAC', () => {
    const macs = [
      macOf(secret, voucherId, 1),
      macOf('b2'.repeat(32), voucherId, 1),
      macOf(secret, voucherIdOf(sampleSlot, 2), 1),
      macOf(secret, voucherId, 2),
    ];
    expect(new Set(macs).size).toBe(4);
  });
});

describe('every 30 seconds', () => {
  test('the code changes at the boundary and not a millisecond before', () => {
    const codes = [now, plusMs(now, 29_999), plusMs(now, 30_000)].map((at) => codeAt(secret, voucherId, at));
    const [first, last, next] = codes;
    expect(CODE_SECONDS).toBe(30);
    expect(codes.map(({ remainingMs }) => remainingMs)).toEqual([30_000, 1, 30_000]);
    expect(last).toMatchObject({ qrText: first?.qrText, digits: first?.digits });
    expect(next?.qrText).not.toBe(first?.qrText);
    expect(next?.digits).not.toBe(first?.digits);
  });

  test.each([
    [0, true],
    [29_999, true],
    [30_000, true],
    [59_999, true],
    [60_000, false],
    [-1, true],
    [-30_000, true],
    [-30_001, false],
  ])('a code shown at 12:00:00 and read %d ms later is accepted: %s', (ms, accepted) => {
    expect(acceptedWindows(plusMs(now, ms)).includes(windowAt(now))).toBe(accepted);
  });
});

describe('readCode', () => {
  test('100 shown codes are read back, scanned or typed', () => {
    fc.assert(
      fc.property(anySecret, anyVoucherId, anyInstant, (key, id, at) => {
        const { qrText, digits } = codeAt(key, id, at);
        const window = windowAt(at);
        expect(readCode(qrText)).toEqual({ kind: 'scanned', voucherId: id, window, mac: macOf(key, id, window) });
        expect(readCode(digits)).toEqual({ kind: 'typed', number: numberOf(id), pin: pinOf(key, id, window) });
        expect(VoucherNumber.parse(digits.slice(0, 10))).toBe(numberOf(id));
      }),
      { numRuns: 100 },
    );
  });

  test('the QR text stays below 200 characters, the longest code that the API takes', () => {
    expect(codeAt(secret, voucherId, shanghai('2099-12-31T23:59')).qrText.length).toBeLessThan(200);
  });

  test.each([
    '1234567890123456',
    '1234 5678 9012 3456',
    ' 12345 67890\t123456\n',
    '1234567890 123456',
    '1234　5678　9012　3456',
  ])('%j: blanks between typed digits do not matter', (text) => {
    expect(readCode(text)).toEqual({ kind: 'typed', number: '1234567890', pin: '123456' });
  });

  const parts = codeAt(secret, voucherId, now).qrText.split('.');
  const withPart = (index: number, text: string): string =>
    parts.map((part, place) => (place === index ? text : part)).join('.');
  test.each([
    ['nothing', ''],
    ['a link', 'https://example.com/?code=LH1'],
    ['15 digits', '123456789012345'],
    ['17 digits', '12345678901234567'],
    ['fullwidth digits', '１２３４５６７８９０１２３４５６'],
    ['digits with dashes', '1234-5678-9012-3456'],
    ['another scheme', withPart(0, 'LH2')],
    ['another kind of id', withPart(1, personId(1))],
    ['a window below zero', withPart(2, '-1')],
    ['a window with a fraction', withPart(2, '1e-3')],
    ['a window beyond exact numbers', withPart(2, '9'.repeat(20))],
    ['a window in letters', withPart(2, 'now')],
    ['a MAC one character short', withPart(3, '0'.repeat(25))],
    ['a MAC with a letter that is not in the alphabet', withPart(3, 'U'.repeat(26))],
    ['a fifth part', [...parts, 'x'].join('.')],
    ['three parts', parts.slice(0, 3).join('.')],
  ])('%s is no code', (_what, text) => {
    expect(readCode(text)).toBeUndefined();
  });

  test('a window is written in one way, as the phone writes it: 6 other ways to write a number are no code', () => {
    const ways = ['', ' ', '0x10', '1e3', '+5', '05'];
    expect(ways.filter((way) => readCode(withPart(2, way)) !== undefined)).toEqual([]);
  });

  test('300 texts of any kind never throw', () => {
    const anyText = fc.uint16Array({ maxLength: 40 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          anyText.map((text) => withPart(2, text)),
        ),
        (text) => {
          expect(['typed', 'scanned', undefined]).toContain(readCode(text)?.kind);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('a window is 30 seconds: the next one begins with the next half minute', () => {
  expect(windowAt(plusSeconds(now, 30)) - windowAt(now)).toBe(1);
  expect(windowAt(instantAt(0))).toBe(0);
});
