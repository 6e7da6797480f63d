import type { WrittenCategory, WrittenRules } from '../../../written-rules.ts';

const categoryOf = ({ categories }: WrittenRules, category: string): WrittenCategory | undefined =>
  categories.find((rule) => rule.category === category);

/** Categories that stand in the template stand in its order, the others behind them. */
const ordered = (template: WrittenRules, categories: readonly WrittenCategory[]): WrittenCategory[] => {
  const place = ({ category }: WrittenCategory) => {
    const index = template.categories.findIndex((rule) => rule.category === category);
    return index < 0 ? Infinity : index;
  };
  return categories.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
};

/** Rules with one field, or one category, again as the template has it. */
export const undone = (template: WrittenRules, rules: WrittenRules, path: string): WrittenRules => {
  const [first = '', category = '', field] = path.split('.');
  if (first !== 'categories') return { ...rules, [first]: template[first as keyof WrittenRules] };
  const before = categoryOf(template, category);
  const others = rules.categories.filter((rule) => rule.category !== category);
  if (before === undefined) return { ...rules, categories: others };
  const now = categoryOf(rules, category);
  if (field === undefined || now === undefined)
    return { ...rules, categories: ordered(template, [...others, { ...before, budgetFen: now?.budgetFen ?? '' }]) };
  const back = { ...now, [field]: before[field as keyof WrittenCategory] };
  return { ...rules, categories: rules.categories.map((rule) => (rule.category === category ? back : rule)) };
};
