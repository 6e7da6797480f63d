import * as z from 'zod';
import { Fen } from '../fen.ts';
import { CATEGORY_NAME } from '../text/category-name.ts';
import { Category } from './category.ts';
import { Gtin } from './gtin.ts';
import { Grade } from './label.ts';
import type { Goods } from './model.ts';

/** What a search looks at of a model. */
export const CatalogueLine = z.object({
  gtin: Gtin,
  category: Category,
  /** `null`: goods without a label. */
  grade: Grade.nullable(),
  /** Standard of the grade. */
  standard: z.string().nullable(),
  filedPriceFen: Fen,
  /** Wh that it most likely needs in a year; `null`: cannot be worked out. */
  yearlyWh: z.int().min(0).nullable(),
  /** Brand, name, model number and size as the catalogue writes them. */
  words: z.string(),
  /** First letters of the pinyin of brand and name, `hybx`; empty where there are no Chinese words. */
  initials: z.string(),
});
export type CatalogueLine = z.infer<typeof CatalogueLine>;

/** A line made ready for many searches. */
export type Searchable = CatalogueLine & { readonly text: string };

/** Full-width letters, case, hyphens and points make no difference: ＢＣＤ－500 finds BCD-500. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-_./·()（）]/g, '');

export const searchable = (line: CatalogueLine): Searchable => {
  const text = plain(`${line.words} ${CATEGORY_NAME['zh-CN'][line.category]} ${CATEGORY_NAME.en[line.category]}`);
  // as it is written, and as it is typed without blanks: 1.5匹
  return { ...line, text: `${text}\n${text.replace(/\s/g, '')}` };
};

export const SORTS = ['grade', 'price', 'price-down', 'after-subsidy', 'running-cost'] as const;
export type Sort = (typeof SORTS)[number];

export type Search = {
  /** Words that must all be found, in any order; digits of a GTIN, initials of pinyin. */
  readonly text?: string | undefined;
  readonly category?: Category | undefined;
  readonly grade?: Grade | undefined;
  readonly priceMaxFen?: Fen | undefined;
  /** Bounds of what is left to pay, both within. */
  readonly payMinFen?: Fen | undefined;
  readonly payMaxFen?: Fen | undefined;
  readonly sort: Sort;
};
/** Whether it has to be known what one person pays. */
export const asksForPay = ({ payMinFen, payMaxFen, sort }: Pick<Search, 'payMinFen' | 'payMaxFen' | 'sort'>): boolean =>
  sort === 'after-subsidy' || payMinFen !== undefined || payMaxFen !== undefined;

/** What is paid for goods at their filed price. */
export type PayOf = (goods: Goods) => Fen;

const GTIN_DIGITS_MIN = 6;

const wordFits = ({ gtin, text, initials }: Searchable, word: string): boolean =>
  text.includes(word) || initials.includes(word) || (word.length >= GTIN_DIGITS_MIN && gtin.startsWith(word));

const GRADELESS = 9;
/** After every yearly use there is. */
const UNKNOWN_USE = Number.MAX_SAFE_INTEGER;
/** Of equal ones the lower GTIN is first. */
type Order = readonly [number, number, string];
const orderOf = ({ line, payFen }: Priced, sort: Sort): Order => {
  const { grade, filedPriceFen, yearlyWh, gtin } = line;
  switch (sort) {
    case 'grade':
      return [grade ?? GRADELESS, filedPriceFen, gtin];
    case 'price':
      return [filedPriceFen, grade ?? GRADELESS, gtin];
    case 'price-down':
      return [-filedPriceFen, grade ?? GRADELESS, gtin];
    case 'after-subsidy':
      return [payFen, grade ?? GRADELESS, gtin];
    // one tariff for all: who uses less pays less
    case 'running-cost':
      return [yearlyWh ?? UNKNOWN_USE, payFen, gtin];
  }
};
const compare = (a: Order, b: Order): number => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : Number(a[2] > b[2]));

type Found = {
  readonly lines: readonly Searchable[];
  readonly total: number;
  /** Grades among what fits but for the grade that was asked for, best first. */
  readonly grades: readonly Grade[];
  readonly cursor: string | null;
};
type Page = { readonly limit: number; readonly cursor?: string | undefined };

const Place = z.tuple([z.number(), z.number(), z.string()]);
const placeOf = (cursor: string): Order | undefined => {
  const parts = cursor.split(':');
  const place = Place.safeParse([Number(parts[0]), Number(parts[1]), parts[2]]);
  return place.success ? place.data : undefined;
};

type Priced = { readonly line: Searchable; readonly payFen: Fen };

const goodsOf = ({ category, grade, standard, filedPriceFen }: CatalogueLine): Goods => ({
  category,
  // no rule asks what the label is about
  label: grade === null ? { kind: 'none' } : { kind: 'energy', grade, standard: standard ?? '' },
  filedPriceFen,
});

/** What fits but for the grade, with what is paid for it. */
const fittingAnyGrade = (lines: readonly Searchable[], asked: Search, payOf: PayOf | undefined): Priced[] => {
  const words = (asked.text ?? '')
    .split(/\s+/)
    .map(plain)
    .filter((word) => word !== '');
  const { payMinFen = 0, payMaxFen = Infinity, priceMaxFen = Infinity } = asked;
  return lines.flatMap((line) => {
    if (asked.category !== undefined && line.category !== asked.category) return [];
    if (line.filedPriceFen > priceMaxFen || !words.every((word) => wordFits(line, word))) return [];
    const payFen = payOf === undefined ? line.filedPriceFen : payOf(goodsOf(line));
    return payFen < payMinFen || payFen > payMaxFen ? [] : [{ line, payFen }];
  });
};

/**
 * A page of the lines that fit, in the order asked for, and how many fit. A cursor says after which place to go on, so that
 * a model that came or went meanwhile moves nothing; one that is not ours begins at the top. Without `payOf`, nothing is taken
 * off the filed price.
 */
export const search = (lines: readonly Searchable[], asked: Search, { limit, cursor }: Page, payOf?: PayOf): Found => {
  const ofAnyGrade = fittingAnyGrade(lines, asked, payOf);
  const fitting = ofAnyGrade
    .filter(({ line }) => asked.grade === undefined || line.grade === asked.grade)
    .map((one) => ({ line: one.line, order: orderOf(one, asked.sort) }))
    .toSorted((a, b) => compare(a.order, b.order));
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const first = after === undefined ? 0 : fitting.findIndex(({ order }) => compare(order, after) > 0);
  const from = first === -1 ? fitting.length : first;
  const page = fitting.slice(from, from + limit);
  const last = page.at(-1);
  const more = last !== undefined && from + page.length < fitting.length;
  const grades = [...new Set(ofAnyGrade.flatMap(({ line }) => line.grade ?? []))].toSorted((a, b) => a - b);
  const found = page.map(({ line }) => line);
  return { lines: found, total: fitting.length, grades, cursor: more ? last.order.join(':') : null };
};
