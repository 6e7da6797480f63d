import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COUNTRY, RegionCode, contains, lineage, stemOf } from './region.ts';

const region = (code: string): RegionCode => RegionCode.parse(code);
const two = (min: number) => fc.integer({ min, max: 99 }).map((n) => String(n).padStart(2, '0'));
/** A code as GB/T 2260 writes them: no level below an empty one. */
const anyRegion = fc
  .oneof(
    fc.constant('000000'),
    two(11).map((province) => `${province}0000`),
    fc.tuple(two(11), two(1)).map(([province, city]) => `${province}${city}00`),
    fc.tuple(two(11), two(1), two(1)).map((parts) => parts.join('')),
  )
  .map(region);

test.each(['44030', '4403000', '44O300', '', ' 440300', '４４０３００', '3301%0'])(
  '“%s” is no code of six digits',
  (code) => {
    expect(RegionCode.safeParse(code).success).toBe(false);
  },
);

describe('lineage', () => {
  test.each([
    { place: 'China', code: '000000', stem: '', line: ['000000'] },
    { place: 'Beijing', code: '110000', stem: '11', line: ['000000', '110000'] },
    { place: 'Chongqing', code: '500000', stem: '50', line: ['000000', '500000'] },
    { place: 'Guangdong', code: '440000', stem: '44', line: ['000000', '440000'] },
    { place: 'Shenzhen', code: '440300', stem: '4403', line: ['000000', '440000', '440300'] },
    { place: 'Nanshan', code: '440305', stem: '440305', line: ['000000', '440000', '440300', '440305'] },
    { place: 'Chaoyang, Beijing', code: '110105', stem: '110105', line: ['000000', '110000', '110100', '110105'] },
    { place: 'Hechuan, Chongqing', code: '500117', stem: '500117', line: ['000000', '500000', '500100', '500117'] },
    { place: 'Yichun, Heilongjiang', code: '230700', stem: '2307', line: ['000000', '230000', '230700'] },
  ])('$place $code: $line', ({ code, stem, line }) => {
    expect(stemOf(region(code))).toBe(stem);
    expect(lineage(region(code))).toEqual(line);
  });

  test('1,000 sets of six digits: no place is named twice, whatever a caller puts into an address', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{6}$/), (code) => {
        const line = lineage(region(code));
        expect(new Set(line).size).toBe(line.length);
      }),
      { numRuns: 1_000, examples: [['440005'], ['000012']] },
    );
  });
});

describe('contains', () => {
  test.each([
    ['000000', '110000', true],
    ['440000', '440305', true],
    ['440300', '440305', true],
    ['440305', '440305', true],
    ['440305', '440300', false],
    ['440300', '440400', false],
    ['440304', '440305', false],
    ['110000', '500000', false],
    ['500000', '510000', false],
    ['440000', '000000', false],
  ])('%s contains %s: %s', (outer, inner, answer) => {
    expect(contains(region(outer), region(inner))).toBe(answer);
  });

  test('1,000 pairs: a region contains another if and only if it is in its lineage', () => {
    const pair = fc.oneof(
      fc.tuple(anyRegion, anyRegion),
      anyRegion.map((one) => [one, one] as const),
    );
    const related = anyRegion.chain((inner) => fc.tuple(fc.constantFrom(...lineage(inner)), fc.constant(inner)));
    fc.assert(
      fc.property(fc.oneof(pair, related), ([outer, inner]) => {
        expect(contains(outer, inner)).toBe(lineage(inner).includes(outer));
        expect(contains(COUNTRY, inner)).toBe(true);
        expect(lineage(inner).at(-1)).toBe(inner);
      }),
      { numRuns: 1_000 },
    );
  });
});
