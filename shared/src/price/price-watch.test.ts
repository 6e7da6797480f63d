import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Day, plusDays, startOf, dayOf } from '../clock.ts';
import { basisPoints, fen } from '../fen.ts';
import { type DayLow, LOOK_BACK_DAYS, findPrice, lowestBefore, withSale } from './price-watch.ts';

const START = Day.parse('2026-03-01');
const dayAt = (offset: number): Day => dayOf(plusDays(startOf(START), offset));
const WATCH = { tolerance: basisPoints(500), action: 'reason' as const };

const arbSale = fc.record({
  offset: fc.integer({ min: 0, max: 200 }),
  lowFen: fc.integer({ min: 1, max: 1_000_000 }).map(fen),
});
const kept = (sales: readonly { offset: number; lowFen: DayLow['lowFen'] }[]): DayLow[] =>
  sales.reduce<DayLow[]>((days, { offset, lowFen }) => withSale(days, { day: dayAt(offset), lowFen }), []);

describe('what was sold', () => {
  test('in whatever order sales come, and however often, the days are in order, one entry each, with their lowest price', () => {
    fc.assert(
      fc.property(fc.array(arbSale, { maxLength: 40 }), (sales) => {
        const newest = Math.max(...sales.map(({ offset }) => offset));
        const counted = sales.filter(({ offset }) => offset >= newest - LOOK_BACK_DAYS);
        const lows = new Map<string, number>();
        for (const { offset, lowFen } of counted)
          lows.set(dayAt(offset), Math.min(lows.get(dayAt(offset)) ?? Infinity, lowFen));
        const expected = [...lows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([day, lowFen]) => ({ day, lowFen }));
        const inOrder = kept([...sales].toSorted((a, b) => a.offset - b.offset));
        expect(inOrder).toEqual(expected);
        expect(kept([...inOrderSales(sales), ...inOrderSales(sales)])).toEqual(expected);
      }),
    );
  });

  test('today does not count, and nor does what is older than the look-back', () => {
    const days = [0, 1, LOOK_BACK_DAYS].map((offset) => ({ day: dayAt(offset), lowFen: fen(1_000 - offset) }));
    expect(lowestBefore(days, dayAt(LOOK_BACK_DAYS))).toBe(999);
    expect(lowestBefore(days, dayAt(LOOK_BACK_DAYS + 1))).toBe(910);
    expect(lowestBefore(days, dayAt(0))).toBeNull();
    expect(lowestBefore([], START)).toBeNull();
  });
});
const inOrderSales = <T extends { readonly offset: number }>(sales: readonly T[]): T[] =>
  sales.toSorted((a, b) => a.offset - b.offset);

describe('a price', () => {
  const known = { filedFen: fen(500_000), shopFen: fen(400_000), cityFen: fen(300_000) };

  test.each([
    [400_000, null],
    [420_000, null],
    [420_001, { against: 'shop', referenceFen: 400_000, over: 501, action: 'reason' }],
    [500_001, { against: 'shop', referenceFen: 400_000, over: 2_501 }],
  ])('of %i fen against 4,000 yuan in the shop and 5%% on top', (asked, wanted) => {
    const found = findPrice(fen(asked), known, WATCH);
    if (wanted === null) expect(found).toBeNull();
    else expect(found).toMatchObject(wanted);
  });

  test('is held against the city where the shop sold none, and against the pledge without anything on top', () => {
    expect(findPrice(fen(315_001), { ...known, shopFen: null }, WATCH)).toMatchObject({ against: 'city', over: 501 });
    const unsold = { ...known, shopFen: null, cityFen: null };
    expect(findPrice(fen(500_000), unsold, WATCH)).toBeNull();
    expect(findPrice(fen(500_001), unsold, WATCH)).toMatchObject({ against: 'filed', over: 1 });
  });

  test('is never found too high where no price is watched, and never when it is lower than a price that is fine', () => {
    const price = fc.integer({ min: 1, max: 1_000_000 }).map(fen);
    fc.assert(
      fc.property(
        price,
        price,
        price,
        fc.option(price),
        fc.option(price),
        (asked, less, filedFen, shopFen, cityFen) => {
          const all = { filedFen, shopFen, cityFen };
          expect(findPrice(asked, all, undefined)).toBeNull();
          if (findPrice(asked, all, WATCH) === null)
            expect(findPrice(fen(Math.min(asked, less)), all, WATCH)).toBeNull();
        },
      ),
    );
  });
});
