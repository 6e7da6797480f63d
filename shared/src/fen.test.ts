import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BasisPoints, Fen, SignedFen, allocate, basisPoints, fen, minFen, shareOf, sumFen } from './fen.ts';

const FEN_MAX = 10 ** 14;
const anyFen = fc.integer({ min: 0, max: FEN_MAX }).map(fen);
const anyRate = fc.integer({ min: 0, max: 10_000 }).map(basisPoints);
/** One to six shares that sum to 10,000 basis points, in any order. */
const anyShares = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 5 })
  .map((cuts) => [...cuts, 10_000].toSorted((a, b) => a - b))
  .map((cuts) => cuts.map((cut, index) => basisPoints(cut - (cuts[index - 1] ?? 0))));

describe('Fen', () => {
  test.each([0, 1, 99_999, FEN_MAX])('%d fen are an amount', (amount) => {
    expect(fen(amount)).toBe(amount);
  });

  test.each([-1, 0.5, 0.1 + 0.2, Number.NaN, Infinity, -Infinity, FEN_MAX + 1, 2 ** 53 + 1, 1e21, '100', null, 1n])(
    '%s is no amount of fen',
    (amount) => {
      expect(Fen.safeParse(amount).success).toBe(false);
    },
  );

  test.each([
    [SignedFen, -FEN_MAX, true],
    [SignedFen, -FEN_MAX - 1, false],
    [BasisPoints, 10_000, true],
    [BasisPoints, 10_001, false],
    [BasisPoints, -1, false],
  ] as const)('the bounds of %s hold at %d: %s', (schema, value, fits) => {
    expect(schema.safeParse(value).success).toBe(fits);
  });

  test('the smaller of two amounts, and a sum that leaves the range throws', () => {
    expect([minFen(fen(3), fen(4)), minFen(fen(4), fen(3)), sumFen([]), sumFen([fen(1), fen(2)])]).toEqual([
      3, 3, 0, 3,
    ]);
    expect(() => sumFen([fen(FEN_MAX), fen(1)])).toThrow('Too big');
  });
});

describe('shareOf', () => {
  test.each([
    { what: '15 % of 9,999.00 yuan', amount: 999_900, rate: 1_500, share: 149_985 },
    { what: '15 % of 3,333.33 yuan, 499.9995', amount: 333_333, rate: 1_500, share: 50_000 },
    { what: '20 % of 2,999.00 yuan', amount: 299_900, rate: 2_000, share: 59_980 },
    { what: '15 % of 13,333.33 yuan, 1,999.9995', amount: 1_333_333, rate: 1_500, share: 200_000 },
    { what: 'exactly half a fen goes up', amount: 1, rate: 5_000, share: 1 },
    { what: 'one and a half fen go up', amount: 3, rate: 5_000, share: 2 },
    { what: 'just below half a fen goes down', amount: 1, rate: 4_999, share: 0 },
    { what: 'the whole of the largest amount', amount: FEN_MAX, rate: 10_000, share: FEN_MAX },
  ])('$what is $share fen', ({ amount, rate, share }) => {
    expect(shareOf(fen(amount), basisPoints(rate))).toBe(share);
  });

  test('1,000 amounts up to a thousand billion yuan agree to the fen with exact integers', () => {
    fc.assert(
      fc.property(anyFen, anyRate, (amount, rate) => {
        expect(BigInt(shareOf(amount, rate))).toBe((BigInt(amount) * BigInt(rate) + 5_000n) / 10_000n);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('allocate', () => {
  test.each([
    { total: 149_985, shares: [8_500, 750, 750], parts: [127_487, 11_249, 11_249] },
    { total: 1, shares: [5_000, 5_000], parts: [1, 0] },
    { total: 100, shares: [3_333, 3_333, 3_334], parts: [33, 33, 34] },
    { total: 2, shares: [3_334, 3_333, 3_333], parts: [1, 1, 0] },
    { total: 0, shares: [10_000], parts: [0] },
    { total: 7, shares: [0, 10_000, 0], parts: [0, 7, 0] },
  ])('$total fen by $shares are $parts', ({ total, shares, parts }) => {
    expect(allocate(fen(total), shares.map(basisPoints))).toEqual(parts);
  });

  test.each([[[]], [[9_999]], [[5_000, 5_001]]])('shares %j do not make a whole', (shares) => {
    expect(() => allocate(fen(100), shares.map(basisPoints))).toThrow('10,000 basis points');
  });

  test('1,000 splits sum to the total, and no part is a whole fen away from its exact share', () => {
    fc.assert(
      fc.property(anyFen, anyShares, (total, shares) => {
        const parts = allocate(total, shares);
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(total));
        parts.forEach((part, index) => {
          const away = BigInt(part) * 10_000n - BigInt(total) * BigInt(shares[index] ?? 0);
          expect(away > -10_000n && away < 10_000n).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('1,000 splits give the odd fen to the largest remainders, among equals to the earlier share', () => {
    fc.assert(
      fc.property(anyFen, anyShares, (total, shares) => {
        const exact = shares.map((share) => BigInt(total) * BigInt(share));
        const order = exact
          .map((product, index) => ({ index, remainder: product % 10_000n }))
          .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
        const extra = allocate(total, shares).map((part, index) => BigInt(part) - (exact[index] ?? 0n) / 10_000n);
        const inOrder = order.map(({ index }) => extra[index]);
        const lucky = inOrder.filter((odd) => odd === 1n).length;
        expect(inOrder).toEqual(inOrder.map((_, place) => (place < lucky ? 1n : 0n)));
      }),
      { numRuns: 1_000 },
    );
  });
});
