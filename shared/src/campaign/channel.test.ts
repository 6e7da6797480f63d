import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { epochMs, instantAt, isoWeekdayOf, plusMs, wallClock } from '../clock.ts';
import { Validity, expiryUnder } from './channel.ts';

const closes = shanghai('2027-01-01T00:00');
const days = (count: number): Validity => ({ kind: 'days', days: count });
const weekday = (which: number): Validity => ({ kind: 'weekday', weekday: which });
const monthEnd: Validity = { kind: 'month-end' };

describe('a voucher ends', () => {
  test.each<[string, Validity, string, string]>([
    ['the same day (Beijing, Chongqing)', days(1), '2026-03-01T10:00', '2026-03-02T00:00'],
    ['after three calendar days (Zhongshan)', days(3), '2026-03-01T23:59:59.999', '2026-03-04T00:00'],
    ['with 100 days across three months', days(100), '2026-03-01T00:00', '2026-06-09T00:00'],
    ['on Sunday, claimed on a Monday', weekday(7), '2026-03-02T00:00', '2026-03-09T00:00'],
    ['on Sunday, claimed on that Sunday', weekday(7), '2026-03-08T23:59:59.999', '2026-03-09T00:00'],
    ['on the next Wednesday, claimed on a Thursday', weekday(3), '2026-03-05T10:00', '2026-03-12T00:00'],
    ['with the month', monthEnd, '2026-02-01T00:00', '2026-03-01T00:00'],
    ['with the month, claimed in its last millisecond', monthEnd, '2026-02-28T23:59:59.999', '2026-03-01T00:00'],
    ['with February of a leap year', monthEnd, '2024-02-10T00:00', '2024-03-01T00:00'],
    ['with the campaign, if that comes first', days(3), '2026-12-31T10:00', '2027-01-01T00:00'],
  ])('%s', (_what, validity, claimedAt, end) => {
    expect(expiryUnder(validity, shanghai(claimedAt), closes)).toBe(shanghai(end));
  });

  test('1,000 claims: at a 24:00, after it was claimed, and in time', () => {
    const from = epochMs(shanghai('2026-01-01T00:00'));
    const anyValidity = fc.oneof(
      fc.integer({ min: 1, max: 100 }).map(days),
      fc.integer({ min: 1, max: 7 }).map(weekday),
      fc.constant(monthEnd),
    );
    fc.assert(
      fc.property(anyValidity, fc.integer({ min: from, max: epochMs(closes) - 1 }), (validity, ms) => {
        const claimedAt = instantAt(ms);
        const end = expiryUnder(validity, claimedAt, closes);
        expect(end > claimedAt && end <= closes).toBe(true);
        expect(wallClock(end).slice(11)).toBe('00:00:00');
        if (validity.kind === 'weekday' && end < closes) expect(isoWeekdayOf(plusMs(end, -1))).toBe(validity.weekday);
      }),
      { numRuns: 1_000 },
    );
  });
});

test.each<[string, object]>([
  ['0 days', { kind: 'days', days: 0 }],
  ['101 days', { kind: 'days', days: 101 }],
  ['a day and a half', { kind: 'days', days: 1.5 }],
  ['weekday 0', { kind: 'weekday', weekday: 0 }],
  ['weekday 8', { kind: 'weekday', weekday: 8 }],
  ['for ever', { kind: 'for-ever' }],
])('%s is no validity', (_what, validity) => {
  expect(Validity.safeParse(validity).success).toBe(false);
});
