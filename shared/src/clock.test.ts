import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../test/support/samples.ts';
import {
  Day,
  Instant,
  dayOf,
  earlier,
  endOfDays,
  epochMs,
  instantAt,
  plusDays,
  plusMs,
  plusSeconds,
  startOf,
  wallClock,
  weekdayOf,
} from './clock.ts';

const DAY_MS = 86_400_000;
/** Any millisecond from 1992 to 2099: Asia/Shanghai has had no summer time since 1991. */
const anyInstant = fc
  .integer({ min: epochMs(shanghai('1992-01-01T00:00')), max: epochMs(shanghai('2100-01-01T00:00')) - 1 })
  .map(instantAt);

describe('Instant', () => {
  test.each([
    '2026-05-31T16:00:00Z',
    '2026-05-31T16:00:00.000',
    '2026-05-31T16:00:00.000+08:00',
    '2026-05-31t16:00:00.000z',
    '2026-05-31T16:00:00.000000Z',
    '2026-05-31T24:00:00.000Z',
    '2026-02-29T00:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    '2026-05-31',
    '',
  ])('“%s” is not written as an instant is: UTC with three decimals', (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  });

  test('1,000 pairs sort as text as they sort in time', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, (a, b) => {
        expect(a < b).toBe(epochMs(a) < epochMs(b));
        expect(earlier(a, b)).toBe(epochMs(a) < epochMs(b) ? a : b);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a second, a day and a millisecond are added in UTC', () => {
    const at = Instant.parse('2026-12-31T23:59:59.999Z');
    expect([plusMs(at, 1), plusSeconds(at, 1), plusDays(at, 1), plusMs(at, -DAY_MS)]).toEqual([
      '2027-01-01T00:00:00.000Z',
      '2027-01-01T00:00:00.999Z',
      '2027-01-01T23:59:59.999Z',
      '2026-12-30T23:59:59.999Z',
    ]);
  });
});

describe('days in Asia/Shanghai', () => {
  test.each([
    ['2026-05-31T15:59:59.999Z', '2026-05-31', '2026-05-31T23:59:59', 0],
    ['2026-05-31T16:00:00.000Z', '2026-06-01', '2026-06-01T00:00:00', 1],
    ['2026-12-31T16:00:00.000Z', '2027-01-01', '2027-01-01T00:00:00', 5],
    ['2028-02-28T16:00:00.000Z', '2028-02-29', '2028-02-29T00:00:00', 2],
    ['2028-02-29T16:00:00.000Z', '2028-03-01', '2028-03-01T00:00:00', 3],
  ])('%s is on %s, the clock shows %s, weekday %d', (text, day, clock, weekday) => {
    const at = Instant.parse(text);
    expect([dayOf(at), wallClock(at), weekdayOf(at)]).toEqual([day, clock, weekday]);
  });

  test('2026-06-01 begins at 16:00 UTC of the day before', () => {
    expect(startOf(Day.parse('2026-06-01'))).toBe('2026-05-31T16:00:00.000Z');
  });

  test('1,000 instants lie in their day: from its start, up to and not at its end', () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        const start = startOf(dayOf(at));
        expect(start <= at && at < endOfDays(at, 1)).toBe(true);
        expect(dayOf(endOfDays(at, 1))).not.toBe(dayOf(at));
        expect(dayOf(plusMs(endOfDays(at, 1), -1))).toBe(dayOf(at));
        expect(weekdayOf(plusDays(at, 7))).toBe(weekdayOf(at));
        expect(shanghai(wallClock(at)).slice(0, 19)).toBe(at.slice(0, 19));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('endOfDays', () => {
  test.each([
    ['2026-03-01T00:00', 3, '2026-03-04T00:00'],
    ['2026-03-01T10:00', 1, '2026-03-02T00:00'],
    ['2026-03-01T23:59:59.999', 3, '2026-03-04T00:00'],
    ['2026-03-02T00:00', 3, '2026-03-05T00:00'],
    ['2026-12-30T10:00', 3, '2027-01-02T00:00'],
    ['2028-02-28T10:00', 2, '2028-03-01T00:00'],
  ])('claimed at %s for %d days, the end is %s', (from, days, end) => {
    expect(endOfDays(shanghai(from), days)).toBe(shanghai(end));
  });

  test('500 ends of 1 to 60 days are midnights, one whole day apart', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 60 }), (at, days) => {
        expect(wallClock(endOfDays(at, days)).slice(11)).toBe('00:00:00');
        expect(epochMs(endOfDays(at, days + 1)) - epochMs(endOfDays(at, days))).toBe(DAY_MS);
      }),
      { numRuns: 500 },
    );
  });
});
