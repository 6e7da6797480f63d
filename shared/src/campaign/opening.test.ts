import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { epochMs, instantAt, plusMs } from '../clock.ts';
import { Opening, isOpenAt, nextOpening, openFrom, overlap } from './opening.ts';

const opening = (change: object = {}): Opening =>
  Opening.parse({
    from: null,
    until: null,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    fromTime: '10:00',
    untilTime: '22:00',
    ...change,
  });
const weekdays = opening({ weekdays: [1, 2, 3, 4, 5] });

describe('half-open', () => {
  test.each([
    ['2026-03-02T09:59:59.999', false],
    ['2026-03-02T10:00', true],
    ['2026-03-02T21:59:59.999', true],
    ['2026-03-02T22:00', false],
  ])('10:00 to 22:00, at %s: %s', (at, open) => {
    expect(isOpenAt([opening()], shanghai(at))).toBe(open);
  });

  test.each([
    ['2026-03-06T23:59:59.999', true],
    ['2026-03-07T00:00', false],
    ['2026-03-08T23:59:59.999', false],
    ['2026-03-09T00:00', true],
  ])('whole weekdays, at %s, which UTC calls another day: %s', (at, open) => {
    const whole = opening({ weekdays: [1, 2, 3, 4, 5], fromTime: '00:00', untilTime: '24:00' });
    expect(isOpenAt([whole], shanghai(at))).toBe(open);
  });

  test.each([
    ['2026-03-09T23:59:59.999', false],
    ['2026-03-10T10:00', true],
    ['2026-03-19T21:59', true],
    ['2026-03-20T10:00', false],
  ])('from 10 March, until 20 March not included, at %s: %s', (at, open) => {
    expect(isOpenAt([opening({ from: '2026-03-10', until: '2026-03-20' })], shanghai(at))).toBe(open);
  });

  test('two openings across midnight leave no gap', () => {
    const across = [
      opening({ fromTime: '22:00', untilTime: '24:00' }),
      opening({ fromTime: '00:00', untilTime: '02:00' }),
    ];
    const moments = ['2026-03-02T23:59:59.999', '2026-03-03T00:00', '2026-03-03T01:59:59.999', '2026-03-03T02:00'];
    expect(moments.map((at) => isOpenAt(across, shanghai(at)))).toEqual([true, true, true, false]);
  });

  test('no opening at all means always', () => {
    expect(isOpenAt([], shanghai('2026-03-02T03:00'))).toBe(true);
  });
});

describe('the next opening', () => {
  test.each([
    ['before it on the same day', '2026-03-02T09:59:59.999', '2026-03-02T10:00'],
    ['at its beginning: the one after', '2026-03-02T10:00', '2026-03-03T10:00'],
    ['on Friday evening: Monday', '2026-03-06T22:00', '2026-03-09T10:00'],
    ['at midnight: the same morning', '2026-03-09T00:00', '2026-03-09T10:00'],
  ])('%s', (_what, now, next) => {
    expect(nextOpening([weekdays], shanghai(now))).toBe(shanghai(next));
  });

  test('the earliest of several, in whatever order they are declared', () => {
    const both = [opening({ fromTime: '14:00' }), opening({ fromTime: '09:00', untilTime: '12:00' })];
    expect(nextOpening(both, shanghai('2026-03-02T08:00'))).toBe(shanghai('2026-03-02T09:00'));
    expect(nextOpening(both, shanghai('2026-03-02T09:00'))).toBe(shanghai('2026-03-02T14:00'));
  });

  test('none where all are over', () => {
    expect(nextOpening([opening({ until: '2026-03-02' })], shanghai('2026-03-02T00:00'))).toBeNull();
  });

  test('500 moments: the next one opens, and nothing opens between', () => {
    const from = epochMs(shanghai('2026-01-01T00:00'));
    const anyOpenings = fc.array(
      fc.record({
        weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
        hours: fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 2, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    const hour = (of: number) => `${String(of).padStart(2, '0')}:00`;
    fc.assert(
      fc.property(anyOpenings, fc.integer({ min: 0, max: 365 * 24 * 4 }), (some, quarters) => {
        const openings = some.map(({ weekdays: days, hours }) =>
          opening({ weekdays: days, fromTime: hour(Math.min(...hours)), untilTime: hour(Math.max(...hours)) }),
        );
        const now = instantAt(from + quarters * 900_000);
        const next = nextOpening(openings, now);
        if (next === null) throw new Error('there is one every week');
        expect(isOpenAt(openings, next)).toBe(true);
        for (let at = plusMs(now, 900_000); at < next; at = plusMs(at, 900_000))
          if (isOpenAt(openings, at)) expect(isOpenAt(openings, plusMs(at, -900_000))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('claims within a window', () => {
  const window = { from: shanghai('2026-03-01T08:00'), until: shanghai('2026-03-10T10:00') };
  test.each([
    ['long before', '2026-01-01T00:00', '2026-03-01T10:00'],
    ['in the window, before the hour', '2026-03-02T03:00', '2026-03-02T10:00'],
    ['while open', '2026-03-02T11:00', '2026-03-02T11:00'],
    ['after the last one: it would begin when the window ends', '2026-03-09T22:00', null],
    ['when it is over', '2026-03-10T10:00', null],
  ])('%s', (_what, now, next) => {
    expect(openFrom(window, [opening()], shanghai(now))).toBe(next === null ? null : shanghai(next));
  });

  test('without openings: from the beginning to the end', () => {
    const moments = [plusMs(window.from, -1), window.from, plusMs(window.until, -1), window.until];
    expect(moments.map((now) => openFrom(window, [], now))).toEqual([
      window.from,
      window.from,
      plusMs(window.until, -1),
      null,
    ]);
  });
});

describe('overlap', () => {
  test.each<[string, object, object, boolean]>([
    ['the same twice', {}, {}, true],
    ['one ends when the other begins', { untilTime: '12:00' }, { fromTime: '12:00' }, false],
    ['a minute together', { untilTime: '12:01' }, { fromTime: '12:00' }, true],
    ['other weekdays', { weekdays: [1, 2] }, { weekdays: [3] }, false],
    ['one weekday together', { weekdays: [1, 2] }, { weekdays: [2, 3] }, true],
    ['one ends on the day the other begins', { until: '2026-04-01' }, { from: '2026-04-01' }, false],
    ['a day together', { until: '2026-04-02' }, { from: '2026-04-01' }, true],
    ['one inside the other', { from: '2026-04-01', until: '2026-05-01' }, {}, true],
  ])('%s', (_what, a, b, together) => {
    expect([overlap(opening(a), opening(b)), overlap(opening(b), opening(a))]).toEqual([together, together]);
  });
});

test.each<[string, object]>([
  ['that ends when it begins', { fromTime: '10:00', untilTime: '10:00' }],
  ['that goes past midnight', { fromTime: '22:00', untilTime: '02:00' }],
  ['of no day', { from: '2026-04-01', until: '2026-04-01' }],
  ['on no weekday', { weekdays: [] }],
  ['on Monday twice', { weekdays: [1, 1] }],
  ['on an eighth weekday', { weekdays: [8] }],
  ['at 24:30', { untilTime: '24:30' }],
  ['at 9:00 without its zero', { fromTime: '9:00' }],
])('an opening %s is none', (_what, change) => {
  expect(Opening.safeParse({ ...opening(), ...change }).success).toBe(false);
});
