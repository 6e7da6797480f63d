import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { Category } from '../appliance/category.ts';
import { Day, dayOf, plusDays } from '../clock.ts';
import { Bought, assumedWarranty } from './owned.ts';
import { isDue, safeClock } from './safe-clock.ts';

const NOW = shanghai('2026-11-23T12:00');
const bought = (text: string) => Bought.parse(text);

test.each([
  ['fridge', null, '2026-11-23', 'fine', 120],
  ['fridge', null, '2018-12-01', 'fine', 25],
  ['fridge', null, '2018-11-30', 'plan', 24],
  ['fridge', null, '2016-11-30', 'plan', 0],
  ['fridge', null, '2016-10-31', 'overdue', -1],
  ['fridge', null, '2016', 'overdue', -10],
  ['gas-stove', null, '2018-01-01', 'stop-use', -10],
  ['water-heater', 'manufactured-gas', '2020-10-01', 'stop-use', -1],
  ['water-heater', 'electric', '2020-10-01', 'fine', 23],
] as const)('a %s (%s) bought %s: %s, %i months left', (category, build, when, state, monthsLeft) => {
  expect(safeClock({ category, build, bought: bought(when) }, NOW)).toMatchObject({ state, monthsLeft });
});

test('nobody says how long a phone is safe, nor a heater before it is known what it burns', () => {
  expect(safeClock({ category: 'phone', build: null, bought: bought('2020') }, NOW).state).toBe('not-covered');
  expect(safeClock({ category: 'water-heater', build: null, bought: bought('2020') }, NOW).state).toBe('build');
});

test('the last month is the one its years end in', () => {
  expect(safeClock({ category: 'washer', build: null, bought: bought('2020-12-31') }, NOW)).toMatchObject({
    until: '2028-12',
  });
});

test('it only ever grows older, and from being due there is no way back, 300 times', () => {
  const RANK = ['not-covered', 'build', 'fine', 'plan', 'overdue', 'stop-use'];
  fc.assert(
    fc.property(
      fc.constantFrom(...Category.options),
      fc.integer({ min: 0, max: 6_000 }),
      fc.integer({ min: 0, max: 2_000 }),
      (category, since, more) => {
        const day = dayOf(plusDays(NOW, -since));
        const [first, later] = [0, more].map((days) =>
          safeClock({ category, build: 'electric', bought: day }, plusDays(NOW, days)),
        );
        expect(RANK.indexOf(later?.state ?? '')).toBeGreaterThanOrEqual(RANK.indexOf(first?.state ?? ''));
        if (first !== undefined && isDue(first)) expect(later !== undefined && isDue(later)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test('a warranty nobody named is a year, of a leap day too', () => {
  expect(assumedWarranty(Day.parse('2026-03-01'))).toEqual({ until: '2027-03-01', assumed: true });
  expect(assumedWarranty(Day.parse('2024-02-29')).until).toBe('2025-02-28');
});
