import canonicalize from 'canonicalize';

/** A field of a campaign's rules: `window`, `categories.fridge` (the whole category), `categories.fridge.capFen`. */
export type FieldPath = string;

type Part = Readonly<Record<string, unknown>>;
type CategoryPart = Part & { readonly category: string };
/** Rules, or rules that are still being written: whatever has fields and categories. */
type Fielded = Part & { readonly categories: readonly CategoryPart[] };
type BasisPart = { readonly field: string };

/** Sources are not rules, and categories are compared one by one. */
const APART = ['categories', 'bases'];
const plainFields = (rules: Part): string[] => Object.keys(rules).filter((name) => !APART.includes(name));

export const same = (a: unknown, b: unknown): boolean => canonicalize(a) === canonicalize(b);

const categoryOf = ({ categories }: Fielded, category: string): CategoryPart | undefined =>
  categories.find((rule) => rule.category === category);

const categoriesOf = (...all: readonly Fielded[]): string[] => [
  ...new Set(all.flatMap(({ categories }) => categories.map(({ category }) => category))),
];

const changedIn = (template: Part, own: Part, names: readonly string[]): string[] =>
  names.filter((name) => name in template && !same(template[name], own[name]));

/**
 * What a region decides otherwise than the template it started from, one path a field. What the template leaves open (a preset
 * says nothing of place, time and money) is no difference.
 */
export const differencesFrom = (template: Fielded, own: Fielded): FieldPath[] => [
  ...changedIn(template, own, plainFields(template)),
  ...categoriesOf(template, own).flatMap((category) => {
    const [before, after] = [categoryOf(template, category), categoryOf(own, category)];
    if (before === undefined || after === undefined) return [`categories.${category}`];
    return changedIn(before, after, Object.keys(before)).map((name) => `categories.${category}.${name}`);
  }),
];

/** Never taken from a template: where a campaign is, and what a category has in money. */
const OWN = ['regionCode', 'budgetFen'];

type Merge = { readonly value: Part; readonly taken: string[]; readonly kept: string[] };

/** Field by field: what is as it was copied follows the template, what was changed stays. */
const merged = (before: Part, after: Part, own: Part, names: readonly string[]): Merge => {
  const followed = names.filter((name) => !OWN.includes(name) && !same(before[name], after[name]));
  const [taken, kept] = [
    followed.filter((name) => same(before[name], own[name])),
    followed.filter((name) => !same(before[name], own[name]) && !same(after[name], own[name])),
  ];
  return { value: { ...own, ...Object.fromEntries(taken.map((name) => [name, after[name]])) }, taken, kept };
};

type CategoryMerge = { readonly rules: readonly CategoryPart[]; readonly taken: string[]; readonly kept: string[] };

const mergedCategory = (
  category: string,
  [before, after, own]: readonly [CategoryPart | undefined, CategoryPart | undefined, CategoryPart | undefined],
): CategoryMerge => {
  const path = `categories.${category}`;
  if (before === undefined && own === undefined)
    return { rules: after === undefined ? [] : [after], taken: after === undefined ? [] : [path], kept: [] };
  if (own === undefined) return { rules: [], taken: [], kept: [] };
  if (before === undefined) return { rules: [own], taken: [], kept: [] };
  if (after === undefined) {
    const untouched = same({ ...own, budgetFen: null }, { ...before, budgetFen: null });
    return untouched ? { rules: [], taken: [path], kept: [] } : { rules: [own], taken: [], kept: [path] };
  }
  const { value, taken, kept } = merged(before, after, own, Object.keys(after));
  const named = (names: readonly string[]) => names.map((name) => `${path}.${name}`);
  return { rules: [{ ...own, ...value }], taken: named(taken), kept: named(kept) };
};

const basesOf = (rules: Fielded) => (rules['bases'] ?? []) as readonly BasisPart[];

/** A source follows its field: the own one where the region wrote one, the template's elsewhere. */
const mergedBases = (before: Fielded, after: Fielded, own: Fielded): readonly BasisPart[] => {
  const written = basesOf(own).filter((basis) => !basesOf(before).some((other) => same(other, basis)));
  const names = new Set(written.map(({ field }) => field));
  return [...basesOf(after).filter(({ field }) => !names.has(field)), ...written];
};

/** Rules with a template's changes in them. */
export type TakenOver<D> = {
  readonly rules: D;
  /** Fields that now are as the template has them. */
  readonly taken: readonly FieldPath[];
  /** Fields that the template changed too, and that stay as the region has them. */
  readonly kept: readonly FieldPath[];
};

/**
 * Puts what changed in a template (`before` is the revision that was copied, `after` the one that is in force now) into the own
 * rules; what the region had changed stays. The region itself, and the money of a category, are never taken over.
 */
export const takenOver = <D extends Fielded>(before: D, after: D, own: D): TakenOver<D> => {
  const [was, is, mine] = [before, after, own];
  const plain = merged(was, is, mine, plainFields(is));
  const parts = categoriesOf(mine, is).map((category) =>
    mergedCategory(category, [categoryOf(was, category), categoryOf(is, category), categoryOf(mine, category)]),
  );
  const rules = {
    ...plain.value,
    categories: parts.flatMap((part) => part.rules),
    bases: mergedBases(was, is, mine),
  };
  return {
    rules: rules as unknown as D,
    taken: [...plain.taken, ...parts.flatMap((part) => part.taken)],
    kept: [...plain.kept, ...parts.flatMap((part) => part.kept)],
  };
};
