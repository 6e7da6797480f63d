import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen } from '../fen.ts';
import { CATEGORIES } from './category.ts';
import { Gtin, gtinCheckDigit } from './gtin.ts';
import { type CatalogueLine, type PayOf, type Search, SORTS, search, searchable } from './search.ts';

const gtinOf = (index: number): Gtin => {
  const digits = `6900000${String(index).padStart(5, '0')}`;
  return Gtin.parse(`${digits}${gtinCheckDigit(digits)}`);
};
const line = (index: number, given: Partial<CatalogueLine> = {}): CatalogueLine => ({
  gtin: gtinOf(index),
  category: 'fridge',
  grade: 1,
  standard: 'GB 12021.2-2025',
  filedPriceFen: fen(300_000),
  yearlyWh: 200_000,
  words: '青样 青样十字对开门冰箱 BCD-500W1 500 L',
  initials: 'qyqysz',
  ...given,
});
const FRIDGE = line(1);
const COOLER = line(2, {
  category: 'air-conditioner',
  grade: 3,
  filedPriceFen: fen(250_000),
  words: '云样 云样变频挂机 KFR-35GW/A1 1.5 匹',
  initials: 'yyyybpgj',
});
const BOILER = line(3, {
  category: 'heat-pump',
  grade: null,
  filedPriceFen: fen(900_000),
  words: '海样 热泵 RB-10',
  initials: 'hyrb',
});
const ALL = [FRIDGE, COOLER, BOILER].map(searchable);
const found = (text: string): number[] =>
  search(ALL, { text, sort: 'grade' }, { limit: 10 }).lines.map(
    ({ gtin }) => [FRIDGE, COOLER, BOILER].findIndex((one) => one.gtin === gtin) + 1,
  );

describe('words', () => {
  test.each([
    ['bcd-500', [1]],
    ['ＢＣＤ５００', [1]],
    ['青样 500', [1]],
    ['500 青样', [1]],
    ['kfr35gw', [2]],
    ['1.5匹', [2]],
    ['1.5 匹', [2]],
    ['空调', [2]],
    ['冰箱', [1]],
    ['fridge', [1]],
    ['bpgj', [2]],
    ['YYBP', [2]],
    [String(gtinOf(3)), [3]],
    [String(gtinOf(3)).slice(0, 7), [1, 2, 3]],
    ['青样 空调', []],
    ['  ', [1, 2, 3]],
    ['', [1, 2, 3]],
    ['.*', []],
  ])('%s finds %s', (text, wanted) => {
    expect(found(text).toSorted((a, b) => a - b)).toEqual(wanted);
  });

  test('goods without a grade come after graded ones; a price that nobody meets finds nothing', () => {
    expect(found('').at(-1)).toBe(3);
    expect(search(ALL, { priceMaxFen: fen(1), sort: 'grade' }, { limit: 10 })).toEqual({
      lines: [],
      total: 0,
      grades: [],
      cursor: null,
    });
  });
});

describe('pages', () => {
  const arbLines = fc.uniqueArray(fc.nat(500), { maxLength: 60 }).chain((indices) =>
    fc.tuple(
      ...indices.map((index) =>
        fc
          .record({
            grade: fc.option(fc.integer({ min: 1, max: 5 })),
            category: fc.constantFrom(...CATEGORIES.slice(0, 3)),
            filedPriceFen: fc.integer({ min: 1, max: 5 }).map((yuan) => fen(yuan * 100_000)),
            yearlyWh: fc.option(fc.integer({ min: 1, max: 4 })),
          })
          .map((given) => searchable(line(index, given))),
      ),
    ),
  );
  /** A tenth off, at most 200 yuan: another order than the filed price's only where a kind gets none. */
  const lessTenth: PayOf = ({ category, filedPriceFen }) =>
    category === 'washer' ? filedPriceFen : fen(filedPriceFen - Math.min(filedPriceFen / 10, 20_000));
  const arbAsked: fc.Arbitrary<Search> = fc.record({
    sort: fc.constantFrom(...SORTS),
    category: fc.option(fc.constantFrom(...CATEGORIES.slice(0, 3)), { nil: undefined }),
    grade: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    priceMaxFen: fc.option(fc.constant(fen(300_000)), { nil: undefined }),
    payMinFen: fc.option(fc.constant(fen(180_000)), { nil: undefined }),
    payMaxFen: fc.option(fc.constant(fen(380_000)), { nil: undefined }),
  });
  const allPages = (lines: Parameters<typeof search>[0], asked: Search, limit: number) => {
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = search(lines, asked, { limit, ...(cursor === undefined ? {} : { cursor }) }, lessTenth);
      pages.push(...page.lines.map(({ gtin }) => gtin));
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    return pages;
  };

  test('give every line that fits once, in one order, however many are on a page and whoever reads them', () => {
    fc.assert(
      fc.property(arbLines, arbAsked, fc.integer({ min: 1, max: 7 }), (lines, asked, limit) => {
        const whole = search(lines, asked, { limit: 1_000 }, lessTenth);
        const paged = allPages(lines, asked, limit);
        expect(paged).toEqual(whole.lines.map(({ gtin }) => gtin));
        expect(paged.length).toBe(whole.total);
        expect(allPages(lines.toReversed(), asked, limit)).toEqual(paged);
      }),
    );
  });

  test('stand in the order of what is asked for, and what cannot be worked out stands last', () => {
    fc.assert(
      fc.property(arbLines, arbAsked, (lines, asked) => {
        const payFor = ({ grade, ...rest }: CatalogueLine) =>
          lessTenth({ ...rest, label: grade === null ? { kind: 'none' } : { kind: 'energy', grade, standard: '' } });
        const fitting = search(lines, asked, { limit: 1_000 }, lessTenth).lines;
        const { payMinFen = 0, payMaxFen = Infinity } = asked;
        expect(fitting.every((one) => payFor(one) >= payMinFen && payFor(one) <= payMaxFen)).toBe(true);
        const figureOf = (one: CatalogueLine): number =>
          ({
            grade: one.grade ?? Infinity,
            price: one.filedPriceFen,
            'price-down': -one.filedPriceFen,
            'after-subsidy': payFor(one),
            'running-cost': one.yearlyWh ?? Infinity,
          })[asked.sort];
        const figures = fitting.map(figureOf);
        expect(figures).toEqual(figures.toSorted((a, b) => (a === b ? 0 : a - b)));
      }),
    );
  });

  test('go on at their place when a model before or after it goes', () => {
    fc.assert(
      fc.property(arbLines, fc.nat(59), fc.constantFrom(...SORTS), (lines, gone, sort) => {
        const first = search(lines, { sort }, { limit: 5 }, lessTenth);
        if (first.cursor === null) return;
        const left = lines.filter((_, index) => index !== gone % lines.length);
        const next = search(left, { sort }, { limit: 1_000, cursor: first.cursor }, lessTenth);
        const seen = new Set(first.lines.map(({ gtin }) => gtin));
        expect(next.lines.map(({ gtin }) => gtin)).toEqual(
          search(left, { sort }, { limit: 1_000 }, lessTenth)
            .lines.map(({ gtin }) => gtin)
            .filter((gtin) => !seen.has(gtin)),
        );
      }),
    );
  });

  test('a cursor that is not ours begins at the top', () => {
    expect(search(ALL, { sort: 'grade' }, { limit: 1, cursor: 'x:y:z' }).lines).toEqual(
      search(ALL, { sort: 'grade' }, { limit: 1 }).lines,
    );
  });
});
