import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import type { ReleaseSchedule } from '../campaign/allocation.ts';
import { type Instant, plusSeconds } from '../clock.ts';
import { countFrom, everDrops, isDrop, lastDropAt, nextDropAt, dropsFrom } from './moment.ts';

const window = { from: shanghai('2026-03-02T08:00'), until: shanghai('2026-04-01T00:00') };
const timed = (release: ReleaseSchedule) => ({ release, window });
const march = (day: number, time = '10:00'): Instant => shanghai(`2026-03-${String(day).padStart(2, '0')}T${time}`);

describe('moments of release from 2 March 08:00 up to 1 April 00:00', () => {
  test.each<[string, ReleaseSchedule, Instant[]]>([
    ['all at once: the opening', { kind: 'at-once' }, [window.from]],
    [
      'weekly on Monday at 09:00: five of them',
      { kind: 'weekly', weekday: 1, time: '09:00' },
      [2, 9, 16, 23, 30].map((day) => march(day, '09:00')),
    ],
    [
      'weekly on Monday at 07:00: the first is before the opening',
      { kind: 'weekly', weekday: 1, time: '07:00' },
      [9, 16, 23, 30].map((day) => march(day, '07:00')),
    ],
    ['monthly on the 1st: none', { kind: 'monthly', day: 1, time: '11:00' }, []],
    ['monthly on the 28th', { kind: 'monthly', day: 28, time: '11:00' }, [march(28, '11:00')]],
  ])('%s', (_, release, moments) => {
    expect(dropsFrom(timed(release), window.from)).toEqual(moments);
    expect(everDrops(timed(release))).toBe(moments.length > 0);
  });

  test('daily at 10:00: 30; at 24:00: 29, since the campaign ends at the last of them', () => {
    expect(dropsFrom(timed({ kind: 'daily', time: '10:00' }), window.from)).toHaveLength(30);
    expect(dropsFrom(timed({ kind: 'daily', time: '24:00' }), window.from)).toHaveLength(29);
  });

  test('hourly from 09:30 up to 12:00: 09:30, 10:30 and 11:30', () => {
    const hourly = timed({ kind: 'hourly', fromTime: '09:30', untilTime: '12:00' });
    expect(dropsFrom(hourly, window.from).slice(0, 4)).toEqual([
      march(2, '09:30'),
      march(2, '10:30'),
      march(2, '11:30'),
      march(3, '09:30'),
    ]);
  });

  test('the release of this very moment has come: the next is tomorrow’s', () => {
    const daily = timed({ kind: 'daily', time: '10:00' });
    expect(nextDropAt(daily, plusSeconds(march(5), -1))).toBe(march(5));
    expect(nextDropAt(daily, march(5))).toBe(march(6));
    expect(lastDropAt(daily, march(5))).toBe(march(5));
    expect(lastDropAt(daily, plusSeconds(march(5), -1))).toBe(march(4));
    expect(nextDropAt(daily, march(31))).toBeNull();
    expect(lastDropAt(daily, march(2, '09:00'))).toBeNull();
  });
});

const schedule = fc.oneof(
  fc.constant<ReleaseSchedule>({ kind: 'at-once' }),
  fc.constantFrom<ReleaseSchedule>(
    { kind: 'daily', time: '00:00' },
    { kind: 'daily', time: '24:00' },
    { kind: 'hourly', fromTime: '00:00', untilTime: '24:00' },
    { kind: 'weekly', weekday: 7, time: '24:00' },
    { kind: 'monthly', day: 15, time: '10:00' },
  ),
);

test('next and last agree with the list, wherever in the window one stands', () => {
  fc.assert(
    fc.property(schedule, fc.integer({ min: -86_400, max: 31 * 86_400 }), (release, seconds) => {
      const now = plusSeconds(window.from, seconds);
      const all = dropsFrom(timed(release), window.from);
      expect(nextDropAt(timed(release), now)).toBe(all.find((at) => at > now) ?? null);
      expect(lastDropAt(timed(release), now)).toBe(all.findLast((at) => at <= now) ?? null);
      expect(all.every((at) => isDrop(timed(release), at))).toBe(true);
      expect(dropsFrom(timed(release), now)).toEqual(all.filter((at) => at >= now));
      expect(countFrom(timed(release), now)).toBe(all.filter((at) => at >= now).length);
    }),
    { numRuns: 60 },
  );
});
