import type { Category } from '../appliance/category.ts';
import type { PresetRules } from '../campaign/preset.ts';
import type { Rules } from '../campaign/revision.ts';
import type { Language } from '../text/language.ts';
import { isSame } from './compare.ts';
import type { Difference } from './difference.ts';
import { fieldsOfCategory, fieldsOfRules, piecesOf } from './piece.ts';
import { wordsEn } from './words-en.ts';
import { wordsZhCN } from './words-zh-cn.ts';
import type { DiffWords, Line } from './words.ts';

const WORDS: Record<Language, DiffWords> = { 'zh-CN': wordsZhCN, en: wordsEn };
const inBoth = (say: (words: DiffWords) => string): Difference['says'] => ({
  'zh-CN': say(WORDS['zh-CN']),
  en: say(WORDS.en),
});

type Where = { readonly field: string; readonly category: Category | null };

/** The line of a field; that each field has its own is what the type of the words says. */
const lineOf = (words: DiffWords, { field, category }: Where): Line<unknown> => {
  const lines = (category === null ? words.rules : words.category) as Readonly<Record<string, Line<unknown>>>;
  const line = lines[field];
  if (line === undefined) throw new Error(`no words for ${field}`);
  return category === null ? line : (before, after) => words.within(category, line(before, after));
};

const told = (where: Where, before: unknown, after: unknown): Difference => ({
  ...where,
  kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
  before: before ?? null,
  after: after ?? null,
  says: inBoth((words) => lineOf(words, where)(before, after)),
});

const reordered = (where: Where, before: unknown, after: unknown): Difference => ({
  ...where,
  kind: 'reordered',
  before,
  after,
  says: inBoth((words) => {
    const line = words.reordered(where.field);
    return where.category === null ? line : words.within(where.category, line);
  }),
});

const inField = (where: Where, before: unknown, after: unknown): Difference[] => {
  if (isSame(before, after)) return [];
  const [was, is] = [piecesOf(where.field, before), piecesOf(where.field, after)];
  const found = [...new Set([...was.keys(), ...is.keys()])].flatMap((key) =>
    isSame(was.get(key), is.get(key)) ? [] : [told(where, was.get(key), is.get(key))],
  );
  return found.length === 0 ? [reordered(where, before, after)] : found;
};

type Fields = ReadonlyMap<string, unknown>;

/** Only fields that both sides have: a preset says nothing of place, time and money. */
const inFields = (category: Category | null, before: Fields, after: Fields): Difference[] =>
  [...after].flatMap(([field, value]) =>
    before.has(field) ? inField({ field, category }, before.get(field), value) : [],
  );

const order = (rules: PresetRules['categories']): Category[] => rules.map(({ category }) => category);

const CATEGORIES = { field: 'categories', category: null } as const;

const inCategories = (before: PresetRules['categories'], after: Rules['categories']): Difference[] => {
  const found = after.flatMap((rule) => {
    const { category } = rule;
    const old = before.find((one) => one.category === category);
    if (old !== undefined) return inFields(category, fieldsOfCategory(old), fieldsOfCategory(rule));
    const says = inBoth((words) => words.offered(rule));
    return [{ field: 'categories', category, kind: 'added' as const, before: null, after: rule, says }];
  });
  const gone = before
    .filter(({ category }) => !after.some((rule) => rule.category === category))
    .map((rule) => {
      const { category } = rule;
      const says = inBoth((words) => words.notOffered(category));
      return { field: 'categories', category, kind: 'removed' as const, before: rule, after: null, says };
    });
  const moved = found.length + gone.length === 0 && !isSame(order(before), order(after));
  return [...found, ...gone, ...(moved ? [reordered(CATEGORIES, order(before), order(after))] : [])];
};

/** Every difference of a draft from the rules in force, or from the preset it was made from; the same rules: nothing. */
export const diff = (before: Rules | PresetRules, after: Rules): Difference[] => [
  ...inCategories(before.categories, after.categories),
  ...inFields(null, fieldsOfRules(before), fieldsOfRules(after)),
];
