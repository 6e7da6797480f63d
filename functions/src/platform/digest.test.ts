import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive, fingerprintOf, keyOf, keyedDigest, sameText } from './digest.ts';

const keys = { master: Buffer.alloc(32, 7) };
const other = { master: Buffer.alloc(32, 8) };
const hmac = (key: Uint8Array, ...parts: (string | Uint8Array)[]): Buffer =>
  parts.reduce((mac, part) => mac.update(part), createHmac('sha256', key)).digest();

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('keyOf', () => {
  test('is HKDF of RFC 5869: extract without salt, expand with the purpose, 32 bytes', () => {
    fc.assert(
      fc.property(bytes32, fc.string(), (master, purpose) => {
        const expanded = hmac(hmac(Buffer.alloc(32), master), `luhuan/${purpose}`, Uint8Array.of(1));
        expect(Buffer.from(keyOf({ master }, purpose)).equals(expanded)).toBe(true);
      }),
    );
  });
});

describe('derive', () => {
  test('is keyed by the purpose, 32 bytes', () => {
    fc.assert(
      fc.property(bytes32, fc.string(), fc.string({ maxLength: 40 }), (master, purpose, context) => {
        expect(hmac(keyOf({ master }, purpose), context).equals(derive({ master }, purpose, context))).toBe(true);
      }),
    );
  });

  test('another master, purpose or context is another key', () => {
    const made = [derive(keys, 'a', 'x'), derive(other, 'a', 'x'), derive(keys, 'b', 'x'), derive(keys, 'a', 'y')];
    expect(new Set(made.map((key) => Buffer.from(key).toString('hex'))).size).toBe(4);
  });
});

describe('keyedDigest', () => {
  test('is 160 bits in 32 characters, and another for each key, purpose and text', () => {
    const digests = [
      keyedDigest(keys, 'serial', '青样|SN123456'),
      keyedDigest(other, 'serial', '青样|SN123456'),
      keyedDigest(keys, 'invoice', '青样|SN123456'),
      keyedDigest(keys, 'serial', '青样|SN123457'),
      keyedDigest(keys, 'serial', ''),
    ];
    expect(new Set(digests).size).toBe(5);
    expect(digests.filter((digest) => !/^[0-9A-HJKMNP-TV-Z]{32}$/.test(digest))).toEqual([]);
    expect(keyedDigest(keys, 'serial', '青样|SN123456')).toBe(digests[0]);
  });
});

describe('fingerprintOf', () => {
  test('it needs the key: another house cannot tell what a request said', () => {
    expect(fingerprintOf(keys, { a: 1 })).not.toBe(fingerprintOf(other, { a: 1 }));
    expect(fingerprintOf(keys, undefined)).toBe(fingerprintOf(keys, undefined));
  });

  test('200 bodies have the same fingerprint in any order of fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
        const turned = Object.fromEntries(Object.entries(body).toReversed());
        expect(fingerprintOf(keys, turned)).toBe(fingerprintOf(keys, body));
      }),
      { numRuns: 200 },
    );
  });

  test.each<[unknown, unknown]>([
    [{ a: 1 }, { a: '1' }],
    [{ a: 1 }, { a: 1, b: null }],
    [
      [1, 2],
      [2, 1],
    ],
    [
      [[], {}],
      [{}, []],
    ],
    [{ price: 100 }, { price: 1_000 }],
    ['a', ['a']],
  ])('%j and %j have different fingerprints', (a, b) => {
    expect(fingerprintOf(keys, a)).not.toBe(fingerprintOf(keys, b));
  });
});

describe('sameText', () => {
  test.each([
    ['', '', true],
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'aa', false],
    ['', 'a', false],
    ['汉', '汉', true],
    ['汉', '字', false],
    ['é', 'e\u0301', false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameText(a, b)).toBe(same);
  });

  test('200 pairs are compared as === compares them', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(sameText(a, b)).toBe(a === b);
        expect(sameText(a, a.slice(0))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
