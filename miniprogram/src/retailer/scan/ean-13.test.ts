import { gtinCheckDigit } from '@luhuan/shared/appliance/gtin';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ean13In } from './ean-13.ts';

/** The symbol as the GS1 General Specifications draw it, 1 for a dark module. */
const LEFT_ODD = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ');
const PARITY = 'OOOOOO OOEOEE OOEEOE OOEEEO OEOOEE OEEOOE OEEEOO OEOEOE OEOEEO OEEOEO'.split(' ');
const inverted = (modules: string) => modules.replace(/\d/g, (module) => (module === '1' ? '0' : '1'));
const reversed = (modules: string) => modules.split('').toReversed().join('');

const symbolOf = (code: string): string => {
  const [first = 0, ...digits] = code.split('').map(Number);
  const half = (from: number, draw: (pattern: string, index: number) => string) =>
    digits
      .slice(from, from + 6)
      .map((digit, index) => draw(LEFT_ODD[digit] ?? '', index))
      .join('');
  const left = half(0, (pattern, index) => (PARITY[first]?.[index] === 'O' ? pattern : reversed(inverted(pattern))));
  return `101${left}01010${half(6, inverted)}101`;
};

type Look = { module: number; offset: number; quiet: number };

/** What a camera makes of it: modules of any width, edges between pixels, grey instead of black and white. */
const lineOf = (symbol: string, { module, offset, quiet }: Look): number[] => {
  const margin = '0'.repeat(quiet);
  const modules = `${margin}${symbol}${margin}`;
  const shadeAt = (place: number) => (modules[Math.floor(place)] === '1' ? 40 : 210);
  return Array.from({ length: Math.floor(modules.length * module) }, (_, pixel) => {
    const parts = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => shadeAt((pixel + part - offset) / module));
    return parts.reduce((sum, shade) => sum + shade, 0) / parts.length;
  });
};

const code = fc.stringMatching(/^\d{12}$/).map((twelve) => `${twelve}${gtinCheckDigit(twelve)}`);
const look = fc.record({
  module: fc.double({ min: 2.2, max: 6, noNaN: true }),
  offset: fc.double({ min: 0, max: 1, noNaN: true }),
  quiet: fc.integer({ min: 7, max: 20 }),
});

test('a barcode is read at any size from 2.2 pixels a module, from either side', () => {
  fc.assert(
    fc.property(code, look, (gtin, as) => {
      const line = lineOf(symbolOf(gtin), as);
      expect(ean13In(line)).toBe(gtin);
      expect(ean13In(line.toReversed())).toBe(gtin);
    }),
  );
});

test('a symbol whose check digit is wrong, a blank line and noise are no barcode', () => {
  const wrong = '6990000000014';
  expect(ean13In(lineOf(symbolOf(wrong), { module: 3, offset: 0, quiet: 10 }))).toBeUndefined();
  expect(ean13In(Array.from({ length: 600 }, () => 200))).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 300, maxLength: 640 }), (noise) => {
      expect(ean13In(noise)).toBeUndefined();
    }),
    // noise that was once taken for a code
    { seed: 2024649377, numRuns: 1_000 },
  );
});
