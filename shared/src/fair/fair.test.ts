import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { granted, personId, shanghai } from '../../../test/support/samples.ts';
import { TOUR, stopOn } from '../../../test/support/fairs.ts';
import { dayOf, plusDays, plusMs, startOf, weekdayOf } from '../clock.ts';
import { FairId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import {
  calendarOf,
  comingStops,
  daysUntil,
  monthOf,
  nextStop,
  plusMonths,
  standingOf,
  startOfMonth,
} from './calendar.ts';
import { type Fair, type FairStop, FairTerms, takenOf } from './fair.ts';
import { cancelStops, changeStop, publish } from './publish.ts';
import { isToTakeBack, remindedAt, signUp, stopOf } from './sign-up.ts';

const at = shanghai('2026-03-01T10:00');
const of = { fairId: FairId.parse(`fai_${'0'.repeat(26)}`), regionCode: RegionCode.parse('440300'), at };
const TOURED = granted(publish(TOUR, of));
const [FIRST, SECOND] = TOURED.stops as [FairStop, FairStop];
const why = { reason: '台风预警', at };
const by = (stop: FairStop, change: Partial<Parameters<typeof signUp>[1]> = {}) =>
  signUp(stop, { fairId: of.fairId, personId: personId(1), party: 2, version: stop.version, at, ...change });

test.each([
  ['ends before it begins', { ends: shanghai('2026-03-07T13:00') }],
  ['lasts ten minutes', { ends: shanghai('2026-03-07T14:10') }],
  ['goes on after midnight', { ends: shanghai('2026-03-08T00:01') }],
  ['has room for nobody', { places: 0 }],
])('a stop that %s is none', (_, change) => {
  expect(FairTerms.safeParse({ ...TOUR, stops: [stopOn('2026-03-07', change)] }).success).toBe(false);
});

test('a tour is at one place at a time, an exhibition may be at several', () => {
  const stops = [stopOn('2026-03-07'), stopOn('2026-03-07', { begins: shanghai('2026-03-07T16:29') })];
  const next = [
    stopOn('2026-03-07'),
    stopOn('2026-03-07', { begins: stopOn('2026-03-07').ends, ends: shanghai('2026-03-08T00:00') }),
  ];
  expect(FairTerms.safeParse({ ...TOUR, stops }).success).toBe(false);
  expect(FairTerms.safeParse({ ...TOUR, stops: next }).success).toBe(true);
  expect(FairTerms.safeParse({ ...TOUR, kind: 'exhibition', stops }).success).toBe(true);
});

describe('a fair', () => {
  test('is published with its stops in the order of time, and none that has begun', () => {
    const swapped = granted(publish({ ...TOUR, stops: TOUR.stops.toReversed() }, of));
    expect(swapped).toEqual(TOURED);
    expect(publish(TOUR, { ...of, at: FIRST.begins })).toMatchObject({ error: { code: 'FairStopOver' } });
  });

  test('is moved with its people; whose places went up or down only is not a move', () => {
    const seven = { ...FIRST, left: 13 };
    const fair = { ...TOURED, stops: [seven, SECOND] };
    const more = granted(changeStop(fair, seven, { ...stopOn('2026-03-07'), places: 30 }, why));
    expect(more.stop).toMatchObject({ left: 23, version: 1, moved: null });
    const later = granted(changeStop(fair, seven, stopOn('2026-03-09'), why));
    expect(later.stop).toMatchObject({ number: 1, left: 13, version: 2, moved: why });
    expect(later.fair).toMatchObject({ version: 2, stops: [later.stop, SECOND] });
    for (const places of [6, null])
      expect(changeStop(fair, seven, stopOn('2026-03-07', { places }), why)).toMatchObject({
        error: { code: 'FairPlacesTaken', taken: 7 },
      });
  });

  test('is not moved onto another of its stops, into the past, or after it began', () => {
    expect(changeStop(TOURED, FIRST, stopOn('2026-03-08'), why)).toMatchObject({ error: { code: 'FairTourOverlaps' } });
    expect(changeStop(TOURED, FIRST, stopOn('2026-02-28'), why)).toMatchObject({ error: { code: 'FairStopOver' } });
    const begun = { ...why, at: FIRST.begins };
    expect(changeStop(TOURED, FIRST, stopOn('2026-03-09'), begun)).toMatchObject({ error: { code: 'FairStopOver' } });
  });

  test('is cancelled stop by stop, or what is left of it, once', () => {
    const one = granted(cancelStops(TOURED, 1, why));
    expect(one.fair.stops).toMatchObject([{ cancelled: why, version: 2 }, { cancelled: null }]);
    expect(granted(cancelStops(one.fair, null, why)).cancelled).toMatchObject([{ number: 2 }]);
    expect(cancelStops(one.fair, 1, why)).toMatchObject({ error: { code: 'FairStopCancelled' } });
    expect(cancelStops(TOURED, null, { ...why, at: SECOND.ends })).toMatchObject({ error: { code: 'FairStopOver' } });
    expect(changeStop(one.fair, one.fair.stops[0] ?? FIRST, stopOn('2026-03-09'), why)).toMatchObject({
      error: { code: 'FairStopCancelled' },
    });
  });
});

test.each([
  ['the last two places', { left: 2 }, {}, null],
  ['more than are left', { left: 1 }, {}, 'FairStopFull'],
  ['a stop that was moved since', { version: 2 }, { version: 1 }, 'FairStopMoved'],
  ['a stop to which everybody may come', { places: null, left: null }, {}, 'FairWalkIn'],
  ['a stop that begins', {}, { at: FIRST.begins }, 'FairStopOver'],
  ['a stop that is cancelled', { cancelled: why }, {}, 'FairStopCancelled'],
])('two people sign up for %s', (_, stop, asked, code) => {
  const made = by({ ...FIRST, ...stop }, asked);
  expect(made.ok ? null : made.error.code).toBe(code);
});

test('a sign-up is taken back until the stop begins, and after it was cancelled whenever', () => {
  expect(isToTakeBack(FIRST, plusMs(FIRST.begins, -1)).ok).toBe(true);
  expect(isToTakeBack(FIRST, FIRST.begins).ok).toBe(false);
  expect(isToTakeBack({ ...FIRST, cancelled: why }, FIRST.begins).ok).toBe(true);
});

test('people are reminded at six in the evening before', () => {
  expect(remindedAt(FIRST.begins)).toBe(shanghai('2026-03-06T18:00'));
});

test('what comes next is neither over nor cancelled', () => {
  expect(nextStop(TOURED, at)).toBe(FIRST);
  expect(nextStop(TOURED, FIRST.ends)).toBe(SECOND);
  expect(nextStop(TOURED, SECOND.ends)).toBeUndefined();
  expect(nextStop(granted(cancelStops(TOURED, 1, why)).fair, at)).toBe(SECOND);
  expect(comingStops([TOURED], FIRST.ends).map(({ stop }) => stop)).toEqual([SECOND]);
  expect([at, FIRST.begins, FIRST.ends].map((now) => standingOf(FIRST, now))).toEqual(['open', 'running', 'over']);
  expect([daysUntil(FIRST.begins, at), daysUntil(FIRST.begins, shanghai('2026-03-06T23:59'))]).toEqual([6, 1]);
});

test('every day of a month is once in its calendar, weeks begin on Mondays, every stop is on its day, 200 times', () => {
  const days = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 10 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 23 }), (offsets, months) => {
      const month = plusMonths('2026-01', months);
      const stops = offsets.map((offset, n) => ({
        ...FIRST,
        number: n + 1,
        begins: plusDays(shanghai('2026-01-01T00:00'), offset),
      }));
      const weeks = calendarOf([{ ...TOURED, stops } satisfies Fair], month);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      const all = weeks.flat();
      const inMonth = all.filter(({ isInMonth }) => isInMonth).map(({ day }) => day);
      expect(inMonth).toEqual([...new Set(inMonth)].toSorted());
      expect(inMonth[0]).toBe(`${month}-01`);
      expect(inMonth.at(-1)).toBe(dayOf(plusMs(startOfMonth(plusMonths(month, 1)), -1)));
      expect(weeks.flatMap(([monday]) => (monday === undefined ? [] : [weekdayOf(startOf(monday.day))]))).toEqual(
        weeks.map(() => 1),
      );
      for (const stop of stops) {
        const on = all.filter((day) => day.stops.some((one) => one.stop.number === stop.number));
        const shown = all.some(({ day }) => day === dayOf(stop.begins));
        expect(on.map(({ day }) => day)).toEqual(shown ? [dayOf(stop.begins)] : []);
        if (monthOf(stop.begins) === month) expect(shown).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('whatever is signed up for, taken back, moved and resized: people are never more than places, 300 times', () => {
  const move = fc.oneof(
    fc.record({ kind: fc.constant('sign' as const), party: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('resize' as const), places: fc.option(fc.integer({ min: 1, max: 30 })) }),
    fc.record({ kind: fc.constant('move' as const), day: fc.integer({ min: 9, max: 28 }) }),
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      let [fair, people] = [TOURED, 0];
      for (const one of moves) {
        const stop = stopOf(fair, 1) ?? FIRST;
        if (one.kind === 'sign') {
          const made = by(stop, { party: one.party });
          if (!made.ok) continue;
          people += one.party;
          const left = (stop.left ?? 0) - one.party;
          fair = { ...fair, stops: fair.stops.map((old) => (old.number === 1 ? { ...old, left } : old)) };
        } else {
          const day = one.kind === 'move' ? `2026-03-${String(one.day).padStart(2, '0')}` : dayOf(stop.begins);
          const places = one.kind === 'resize' ? one.places : stop.places;
          const changed = changeStop(fair, stop, stopOn(day, { places }), why);
          if (changed.ok) fair = changed.value.fair;
        }
        const after = stopOf(fair, 1) ?? FIRST;
        expect(takenOf(after)).toBe(people);
        expect(people).toBeLessThanOrEqual(after.places ?? 0);
      }
    }),
    { numRuns: 300 },
  );
});
