import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { type Day, dayOf, plusDays } from '../clock.ts';
import { type Fen, fen } from '../fen.ts';
import { type Exhaustion, forecast } from './forecast.ts';

const NOW = shanghai('2026-07-01T12:00');
const UNTIL = shanghai('2026-12-31T00:00');

/** So many days up to yesterday, each spending what the function says in fen. */
const past = (days: number, spend: (index: number) => number) =>
  Array.from({ length: days }, (_, index) => ({ day: dayOf(plusDays(NOW, index - days)), fen: spend(index) }));

const supply = (leftYuan: number, tranches: { at: typeof NOW; amountFen: Fen }[] = []) => ({
  leftFen: fen(leftYuan * 100),
  capFen: fen(150_000),
  tranches,
});
const asked = { now: NOW, until: UNTIL, seed: 7, scale: 1 };
const END = '9999-12-31';
const daysOf = (exhaustion: Exhaustion): readonly string[] =>
  exhaustion.kind === 'runs-out'
    ? [exhaustion.low, exhaustion.point ?? END, exhaustion.high ?? END]
    : exhaustion.kind === 'exhausted'
      ? ['0000', '0000', '0000']
      : [END, END, END];

describe('forecast', () => {
  test('10,000 yuan a day out of 301,500 with a cap of 1,500: gone on the 31st day, without a range', () => {
    const found = forecast(
      past(28, () => 1_000_000),
      supply(301_500),
      asked,
    );
    const day = '2026-07-31' as Day;
    expect(found).toEqual({ kind: 'runs-out', low: day, point: day, high: day });
  });

  test('the same with 400,000 more on 15 July: 40 days later', () => {
    const more = supply(301_500, [{ at: shanghai('2026-07-15T00:00'), amountFen: fen(40_000_000) }]);
    const found = forecast(
      past(28, () => 1_000_000),
      more,
      asked,
    );
    expect(daysOf(found)[1]).toBe('2026-09-09');
  });

  test('a draft that spends twice as much is through in half the time', () => {
    const found = forecast(
      past(28, () => 1_000_000),
      supply(301_500),
      { ...asked, scale: 2 },
    );
    expect(daysOf(found)[1]).toBe('2026-07-16');
  });

  test('less than a cap left is exhausted now, and says when money comes', () => {
    const days = past(28, () => 1_000_000);
    const tranche = { at: shanghai('2026-10-01T00:00'), amountFen: fen(1) };
    expect(forecast(days, supply(1_499), asked)).toEqual({ kind: 'exhausted', nextMoneyAt: null });
    expect(forecast(days, supply(1_499, [tranche]), asked)).toEqual({ kind: 'exhausted', nextMoneyAt: tranche.at });
  });

  test('more than the campaign can spend lasts; 13 days, or 28 without any spending, are too little history', () => {
    expect(
      forecast(
        past(28, () => 1_000_000),
        supply(10_000_000),
        asked,
      ),
    ).toEqual({ kind: 'lasts' });
    expect(
      forecast(
        past(13, () => 1_000_000),
        supply(301_500),
        asked,
      ),
    ).toEqual({ kind: 'too-little-history', days: 13 });
    expect(
      forecast(
        past(28, () => 0),
        supply(301_500),
        asked,
      ),
    ).toEqual({ kind: 'too-little-history', days: 28 });
  });

  const spending = fc.array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 14, maxLength: 56 });
  test('the range contains the point, and the same seed gives the same answer', () => {
    fc.assert(
      fc.property(
        spending,
        fc.integer({ min: 0, max: 3_000_000 }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        (spent, left, seed) => {
          const ask = () =>
            forecast(
              past(spent.length, (index) => spent[index] ?? 0),
              supply(left),
              { ...asked, seed },
            );
          const [low = '', point = '', high = ''] = daysOf(ask());
          expect(low <= point && point <= high).toBe(true);
          expect(ask()).toEqual(ask());
        },
      ),
      { numRuns: 60 },
    );
  });

  test('more money never runs out earlier, at any point of the range', () => {
    fc.assert(
      fc.property(
        spending,
        fc.integer({ min: 0, max: 2_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (spent, left, more) => {
          const days = past(spent.length, (index) => spent[index] ?? 0);
          const [less, rich] = [left, left + more].map((yuan) => forecast(days, supply(yuan), asked));
          if (less === undefined || rich === undefined || rich.kind === 'too-little-history') return;
          daysOf(less).forEach((day, index) => expect(day <= (daysOf(rich)[index] ?? '')).toBe(true));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('days that differ widen the range', () => {
    const found = forecast(
      past(56, (index) => (Math.floor(index / 7) % 2 === 0 ? 100_000 : 2_000_000)),
      supply(600_000),
      asked,
    );
    const [low = '', , high = ''] = daysOf(found);
    expect(low < high).toBe(true);
  });
});
