import { describe, expect, test } from 'vitest';
import { sampleRules, shanghai } from '../../../test/support/samples.ts';
import type { Rules } from '../campaign/revision.ts';
import { fen } from '../fen.ts';
import { doorAt, rushBetween } from './rush.ts';

const ROOM = { claimsPerSecond: 100, opensMinutes: 10 };
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const opening = (fromTime: string, untilTime: string, weekdays = EVERY_DAY): Rules['openings'][number] => ({
  from: null,
  until: null,
  weekdays,
  fromTime,
  untilTime,
});
const rules = (change: Partial<Rules> = {}): Rules => sampleRules(undefined, change);
const MONEY = [{ category: 'fridge' as const, amountFen: fen(100) }];

describe('the room of a rush', () => {
  const daily = rules({ openings: [opening('10:00', '12:00'), opening('20:00', '22:00')] });
  test.each([
    ['09:49', { state: 'not-yet', from: shanghai('2026-03-02T09:50') }],
    ['09:50', { state: 'open', opensAt: shanghai('2026-03-02T10:00') }],
    ['10:00', { state: 'open', opensAt: shanghai('2026-03-02T10:00') }],
    ['11:59', { state: 'open', opensAt: shanghai('2026-03-02T10:00') }],
    ['12:00', { state: 'not-yet', from: shanghai('2026-03-02T19:50') }],
    ['19:55', { state: 'open', opensAt: shanghai('2026-03-02T20:00') }],
    ['23:00', { state: 'not-yet', from: shanghai('2026-03-03T09:50') }],
  ])('with claims from 10 to 12 and from 20 to 22, at %s: %o', (time, door) => {
    expect(doorAt(daily, ROOM, shanghai(`2026-03-02T${time}`))).toEqual(door);
  });

  test('on Mondays alone: on Tuesday it opens six days later, and over New Year it is over', () => {
    const mondays = rules({ openings: [opening('00:05', '12:00', [1])] });
    expect(doorAt(mondays, ROOM, shanghai('2026-03-03T10:00'))).toEqual({
      state: 'not-yet',
      from: shanghai('2026-03-08T23:55'),
    });
    expect(doorAt(mondays, ROOM, shanghai('2026-03-08T23:56'))).toEqual({
      state: 'open',
      opensAt: shanghai('2026-03-09T00:05'),
    });
    expect(doorAt(mondays, ROOM, shanghai('2026-12-31T10:00'))).toEqual({ state: 'over' });
  });

  test('always open: the rush began with the campaign, 200 days ago as well, and with each tranche', () => {
    const tranche = { at: shanghai('2026-07-01T10:00'), budgets: MONEY };
    const always = rules({ openings: [], tranches: [tranche] });
    const opensAt = shanghai('2026-03-01T08:00');
    expect(doorAt(always, ROOM, shanghai('2026-03-01T07:49'))).toEqual({
      state: 'not-yet',
      from: shanghai('2026-03-01T07:50'),
    });
    expect(doorAt(always, ROOM, shanghai('2026-06-30T10:00'))).toEqual({ state: 'open', opensAt });
    expect(doorAt(always, ROOM, shanghai('2026-07-01T09:55'))).toEqual({ state: 'open', opensAt: tranche.at });
    expect(doorAt(always, ROOM, shanghai('2026-12-20T10:00'))).toEqual({ state: 'open', opensAt: tranche.at });
  });

  test.each([
    ['daily at 14:00', { kind: 'daily', time: '14:00' }, '2026-03-04T15:00', '2026-03-04T14:00'],
    ['weekly on Wednesday', { kind: 'weekly', weekday: 3, time: '14:00' }, '2026-03-10T15:00', '2026-03-04T14:00'],
    ['monthly on the 5th', { kind: 'monthly', day: 5, time: '14:00' }, '2026-05-04T15:00', '2026-04-05T14:00'],
  ] as const)('money let out %s begins a rush of its own', (_, release, now, opensAt) => {
    expect(doorAt(rules({ openings: [], release }), ROOM, shanghai(now))).toEqual({
      state: 'open',
      opensAt: shanghai(opensAt),
    });
  });

  test('money that is let out while claims are not taken begins none', () => {
    const closed = rules({ openings: [opening('10:00', '12:00')], release: { kind: 'daily', time: '13:00' } });
    expect(doorAt(closed, ROOM, shanghai('2026-03-02T13:01'))).toMatchObject({ state: 'not-yet' });
    expect(rushBetween(closed, shanghai('2026-03-02T10:00'), shanghai('2026-03-02T23:00'))).toBeNull();
  });

  test('the next rush is the first one after a moment, that moment not included, the end included', () => {
    expect(rushBetween(daily, shanghai('2026-03-02T10:00'), shanghai('2026-03-02T20:00'))).toBe(
      shanghai('2026-03-02T20:00'),
    );
    expect(rushBetween(daily, shanghai('2026-03-02T20:00'), shanghai('2026-03-03T09:59'))).toBeNull();
  });
});
