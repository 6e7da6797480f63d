import { describe, expect, test } from 'vitest';
import { rushOf } from './claims.ts';
import { naiveRush } from './naive.ts';
import { play } from './rush.ts';
import { modelTable } from './table.ts';
import { timeline } from './timeline.ts';

/** Asks one item for so many units a second, evenly, and counts what it gets. */
const askOneItem = (perSecond: number, seconds: number): number => {
  const time = timeline(1);
  const table = modelTable(time, { partitions: 40, writes: 40_000 });
  const item = table.anywhere();
  let got = 0;
  for (let asked = 0; asked < perSecond * seconds; asked++)
    time.after((asked / perSecond) * 1_000, () => void (table.write(item, 1) && got++));
  time.run();
  return got;
};

describe('one item', () => {
  test('takes 999 writes a second for 10 s, all of them', () => {
    expect(askOneItem(999, 10)).toBe(9_990);
  });

  test('of 3,000 a second for 10 s takes 1,000 a second, and once the second’s worth it had kept', () => {
    expect(askOneItem(3_000, 10)).toBeGreaterThanOrEqual(10_990);
    expect(askOneItem(3_000, 10)).toBeLessThanOrEqual(11_000);
  });
});

test('a table that takes 4,000 a second refuses the rest of 10,000, though no partition is at its limit', () => {
  const time = timeline(1);
  const table = modelTable(time, { partitions: 40, writes: 4_000 });
  let got = 0;
  for (let asked = 0; asked < 30_000; asked++)
    time.after(asked / 10, () => void (table.write(table.anywhere(), 1) && got++));
  time.run();
  expect(table.hottest()).toBeLessThan(1_000);
  expect(got).toBeGreaterThanOrEqual(15_900);
  expect(got).toBeLessThanOrEqual(16_000);
});

test('one counter in a transaction that holds it for 15 ms lets out at most 67 a second', () => {
  const { perSecond, busy } = naiveRush({ perSecond: 1_000, seconds: 10, seed: 1 });
  expect(perSecond).toBeGreaterThan(50);
  expect(perSecond).toBeLessThanOrEqual(67);
  expect(busy).toBeGreaterThan(0.9);
});

test('the same seed is the same story, another seed another one', () => {
  const rush = rushOf(1_000, { shape: 'lambda' });
  expect(play(rush)).toEqual(play(rush));
  expect(play({ ...rush, seed: 7 })).not.toEqual(play(rush));
});

describe('10,000 claims a second', () => {
  test.each(['server', 'lambda'] as const)(
    'as %s: no partition above 1,000 writes a second, under 0.5 %% stranded, the last unit claimed',
    (shape) => {
      const outcome = play(rushOf(10_000, { shape }));
      expect(outcome.hottest).toBeLessThan(1_000);
      expect(outcome.strandedAtEnd).toBeLessThan(0.5);
      expect(outcome).toMatchObject({ strandedAtLast: 0, lastClaimed: true });
    },
  );

  test('on 16 counters a crowd of instances asks more of some than a partition takes', () => {
    const outcome = play(rushOf(10_000, { shape: 'lambda', shards: 16 }));
    expect(outcome.hottest).toBeGreaterThan(1_000);
    expect(outcome.throttled).toBeGreaterThan(0);
  });
});
