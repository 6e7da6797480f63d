import * as z from 'zod';
import { Fen } from '../fen.ts';
import { CATEGORY_NAME } from '../text/category-name.ts';
import { Category } from './category.ts';
import { Gtin } from './gtin.ts';
import { Grade } from './label.ts';
import type { ApplianceModel } from './model.ts';

/** What a search looks at of a model. */
export const CatalogueLine = z.object({
  gtin: Gtin,
  category: Category,
  /** `null`: goods without a label. */
  grade: Grade.nullable(),
  filedPriceFen: Fen,
  /** Brand, name, model number and size as the catalogue writes them. */
  words: z.string(),
  /** First letters of the pinyin of brand and name, `hybx`; empty where there are no Chinese words. */
  initials: z.string(),
});
export type CatalogueLine = z.infer<typeof CatalogueLine>;

export const lineOf = (model: ApplianceModel, initials: string): CatalogueLine => ({
  gtin: model.gtin,
  category: model.category,
  grade: model.label.kind === 'none' ? null : model.label.grade,
  filedPriceFen: model.filedPriceFen,
  words: [model.brand, model.name, model.modelNumber, model.size].join(' '),
  initials,
});

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

export const SORTS = ['grade', 'price', 'price-down'] as const;
export type Sort = (typeof SORTS)[number];

export type Search = {
  /** Words that must all be found, in any order; digits of a GTIN, initials of pinyin. */
  readonly text?: string | undefined;
  readonly category?: Category | undefined;
  readonly grade?: Grade | undefined;
  readonly priceMaxFen?: Fen | undefined;
  readonly sort: Sort;
};

const GTIN_DIGITS_MIN = 6;

const wordFits = ({ gtin, text, initials }: Searchable, word: string): boolean =>
  text.includes(word) || initials.includes(word) || (word.length >= GTIN_DIGITS_MIN && gtin.startsWith(word));

const GRADELESS = 9;
/** Of equal ones the lower GTIN is first. */
type Order = readonly [number, number, string];
const orderOf = ({ grade, filedPriceFen, gtin }: CatalogueLine, sort: Sort): Order => {
  switch (sort) {
    case 'grade':
      return [grade ?? GRADELESS, filedPriceFen, gtin];
    case 'price':
      return [filedPriceFen, grade ?? GRADELESS, gtin];
    case 'price-down':
      return [-filedPriceFen, grade ?? GRADELESS, gtin];
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

/**
 * A page of the lines that fit, in the order asked for, and how many fit. A cursor says after which place to go on, so that
 * a model that came or went meanwhile moves nothing; one that is not ours begins at the top.
 */
export const search = (lines: readonly Searchable[], asked: Search, { limit, cursor }: Page): Found => {
  const words = (asked.text ?? '')
    .split(/\s+/)
    .map(plain)
    .filter((word) => word !== '');
  const ofAnyGrade = lines.filter(
    (line) =>
      (asked.category === undefined || line.category === asked.category) &&
      (asked.priceMaxFen === undefined || line.filedPriceFen <= asked.priceMaxFen) &&
      words.every((word) => wordFits(line, word)),
  );
  const fitting = ofAnyGrade
    .filter(({ grade }) => asked.grade === undefined || grade === asked.grade)
    .toSorted((a, b) => compare(orderOf(a, asked.sort), orderOf(b, asked.sort)));
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const first = after === undefined ? 0 : fitting.findIndex((line) => compare(orderOf(line, asked.sort), after) > 0);
  const from = first === -1 ? fitting.length : first;
  const page = fitting.slice(from, from + limit);
  const last = page.at(-1);
  const more = last !== undefined && from + page.length < fitting.length;
  const grades = [...new Set(ofAnyGrade.flatMap(({ grade }) => grade ?? []))].toSorted((a, b) => a - b);
  return { lines: page, total: fitting.length, grades, cursor: more ? orderOf(last, asked.sort).join(':') : null };
};
