import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleSlot } from '../../../test/support/samples.ts';
import { cardCode, cardMac, readCard, typedPart } from './card-code.ts';
import { numberOf, readCode } from './rotating-code.ts';
import { voucherIdOf } from './voucher-id.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);
const voucherId = voucherIdOf(sampleSlot, 1);
const { qrText, typed } = cardCode(secret, voucherId, 3);
const plain = typed.replaceAll(' ', '');
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a printed card', () => {
  test('is read as it was made, scanned and typed, in small letters and with O for 0', () => {
    const mac = cardMac(secret, voucherId, 3);
    expect(readCard(qrText)).toEqual({ kind: 'scanned', voucherId, generation: 3, mac });
    const byHand = { kind: 'typed', number: numberOf(voucherId), mac: typedPart(mac) };
    for (const text of [typed, plain, typed.toLowerCase(), typed.replaceAll('0', 'O').replaceAll('1', 'l')])
      expect(readCard(text)).toEqual(byHand);
  });

  test('every other print, voucher and secret has other bits', () => {
    const macs = [
      cardMac(secret, voucherId, 3),
      cardMac(secret, voucherId, 4),
      cardMac(secret, voucherIdOf(sampleSlot, 2), 3),
      cardMac(secret.toReversed(), voucherId, 3),
    ];
    expect(new Set(macs).size).toBe(4);
  });

  test('all 682 single mistypes and all 231 pairs that change places are noticed', () => {
    const wrong: string[] = [];
    for (let at = 0; at < plain.length; at++) {
      for (const char of ALPHABET) if (char !== plain[at]) wrong.push(plain.slice(0, at) + char + plain.slice(at + 1));
      for (let other = at + 1; other < plain.length; other++)
        wrong.push(plain.slice(0, at) + plain[other] + plain.slice(at + 1, other) + plain[at] + plain.slice(other + 1));
    }
    expect(wrong.filter((text) => text !== plain && readCard(text) !== undefined)).toEqual([]);
  });

  test('no text is both a card and a changing code, and 500 texts of any kind throw nothing', () => {
    expect(readCode(qrText)).toBeUndefined();
    expect(readCode(typed)).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(readCard(text) !== undefined && readCode(text) !== undefined).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
