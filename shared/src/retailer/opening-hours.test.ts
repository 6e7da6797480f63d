import { expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { OpeningHours, isOpenAt } from './opening-hours.ts';

// 1 March 2026 is a Sunday
const DAILY = OpeningHours.parse([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', until: '21:00' })));
const NIGHT = OpeningHours.parse([{ weekday: 7, from: '18:00', until: '02:00' }]);
const WHOLE = OpeningHours.parse([{ weekday: 1, from: '00:00', until: '24:00' }]);
const ROUND = OpeningHours.parse([{ weekday: 1, from: '08:00', until: '08:00' }]);

test.each([
  [DAILY, '2026-03-02T08:59', false],
  [DAILY, '2026-03-02T09:00', true],
  [DAILY, '2026-03-02T20:59', true],
  [DAILY, '2026-03-02T21:00', false],
  [DAILY, '2026-03-01T12:00', false],
  [NIGHT, '2026-03-01T17:59', false],
  [NIGHT, '2026-03-01T23:59', true],
  [NIGHT, '2026-03-02T00:00', true],
  [NIGHT, '2026-03-02T01:59', true],
  [NIGHT, '2026-03-02T02:00', false],
  [NIGHT, '2026-03-01T01:00', false],
  [WHOLE, '2026-03-02T00:00', true],
  [WHOLE, '2026-03-02T23:59', true],
  [WHOLE, '2026-03-03T00:00', false],
  [ROUND, '2026-03-02T07:59', false],
  [ROUND, '2026-03-03T07:59', true],
  [ROUND, '2026-03-03T08:00', false],
])('%j at %s: %s', (hours, at, open) => {
  expect(isOpenAt(hours, shanghai(at))).toBe(open);
});

test('a store that does not say is neither open nor closed', () => {
  expect(isOpenAt([], shanghai('2026-03-02T12:00'))).toBeNull();
});

test('nothing begins at the end of a day', () => {
  expect(OpeningHours.safeParse([{ weekday: 1, from: '24:00', until: '02:00' }]).success).toBe(false);
});
