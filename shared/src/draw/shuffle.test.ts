import { sha256 } from '@noble/hashes/sha2.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiBytes } from '../bytes.ts';
import { chiSquareP } from '../../../test/support/chi-square.ts';
import { integersFrom } from './integers.ts';
import { shuffled } from './shuffle.ts';

const seedNumber = (number: number): Uint8Array => sha256(asciiBytes(`draw ${number}`));
const DRAWS = 10_000;

type Shuffle = (letters: readonly string[], below: (n: number) => number) => string[];
const ours: Shuffle = (letters, below) =>
  shuffled(
    letters.map((letter) => ({ letter, weight: 1 })),
    below,
  ).map(({ letter }) => letter);

/** The mistake that is made most: every place is exchanged with any other, so that some orders come up more often. */
const biased: Shuffle = (letters, below) => {
  const order = [...letters];
  for (const at of order.keys()) {
    const other = below(order.length);
    [order[at], order[other]] = [order[other] ?? '', order[at] ?? ''];
  }
  return order;
};

/** How likely orders at least as uneven as these are, if all 24 orders of four letters are equally likely. */
const evennessOf = (shuffle: Shuffle): number => {
  const counts = new Map<string, number>();
  for (let draw = 0; draw < DRAWS; draw++) {
    const order = shuffle(['a', 'b', 'c', 'd'], integersFrom(seedNumber(draw)).below).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const orders = [...counts.values(), ...Array.from({ length: 24 - counts.size }, () => 0)];
  return chiSquareP(orders.map((observed) => ({ observed, expected: DRAWS / 24 })));
};

describe('10,000 draws among four', () => {
  test('bring each of the 24 orders equally often: chi-square gives p > 0.001', () => {
    expect(evennessOf(ours)).toBeGreaterThan(0.001);
  });

  test('of a shuffle that exchanges every place with any other fail the same test', () => {
    expect(evennessOf(biased)).toBeLessThan(1e-6);
  });

  test('let weights 1, 2, 3 and 4 come first in 1, 2, 3 and 4 of ten, and second as drawing without putting back does', () => {
    const weights = [1, 2, 3, 4];
    const items = weights.map((weight) => ({ weight }));
    const pairs = weights.flatMap((first) =>
      weights.flatMap((second) => (first === second ? [] : [{ first, second, seen: { count: 0 } }])),
    );
    for (let draw = 0; draw < DRAWS; draw++) {
      const [first, second] = shuffled(items, integersFrom(seedNumber(draw)).below);
      const pair = pairs.find((one) => one.first === first?.weight && one.second === second?.weight);
      if (pair !== undefined) pair.seen.count++;
    }
    const p = chiSquareP(
      pairs.map(({ first, second, seen }) => ({
        observed: seen.count,
        expected: (DRAWS * (first / 10) * second) / (10 - first),
      })),
    );
    expect(p).toBeGreaterThan(0.001);
  });
});

describe('whole numbers from a seed', () => {
  test('below 3 of a range of four, where a remainder would favour 0, come equally often', () => {
    const { below } = integersFrom(seedNumber(1));
    const counts = [0, 0, 0];
    for (let index = 0; index < 30_000; index++) {
      const number = below(3);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    expect(chiSquareP(counts.map((observed) => ({ observed, expected: 10_000 })))).toBeGreaterThan(0.001);
  });

  test('are spread evenly below three quarters of the range, where a remainder would double the lowest third', () => {
    const most = 0.75 * 2 ** 48;
    const { below } = integersFrom(seedNumber(2));
    const thirds = [0, 0, 0];
    for (let index = 0; index < 30_000; index++) {
      const third = Math.floor(below(most) / (most / 3));
      thirds[third] = (thirds[third] ?? 0) + 1;
    }
    expect(chiSquareP(thirds.map((observed) => ({ observed, expected: 10_000 })))).toBeGreaterThan(0.001);
  });

  test('are the published ones: SHA-256 over seed and counter, six bytes each', () => {
    const { below } = integersFrom(new Uint8Array(32));
    expect([below(2 ** 48), below(1_000), below(1_000), below(1_000), below(1_000), below(1_000)]).toEqual([
      48_605_307_990_587, 791, 334, 161, 595, 136,
    ]);
  });

  test('there are none below 0, below 1.5 or above six bytes', () => {
    const { below } = integersFrom(seedNumber(3));
    for (const n of [0, -1, 1.5, 2 ** 48 + 2]) expect(() => below(n)).toThrow('no whole numbers');
  });
});

test('every item comes out once, whatever the weights', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 80 }), fc.nat(), (weights, number) => {
      const items = weights.map((weight, index) => ({ weight, index }));
      const order = shuffled(items, integersFrom(seedNumber(number)).below);
      expect(order.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(items.map(({ index }) => index));
    }),
  );
});
