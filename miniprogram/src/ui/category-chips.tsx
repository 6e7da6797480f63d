import type { Category } from '@luhuan/shared/appliance/category';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { useLanguage, useText } from '../text/use-text.ts';
import { Chips } from './chips.tsx';

type CategoryChipsProps<C extends Category | null> = {
  /** `null` stands for all of them. */
  categories: readonly C[];
  category: C;
  choose: (category: C) => void;
};

/** Chooses a category among those there is something for. */
export function CategoryChips<C extends Category | null>({ categories, category, choose }: CategoryChipsProps<C>) {
  const text = useText();
  const names = CATEGORY_NAME[useLanguage()];
  return (
    <Chips
      label={text.home.category}
      options={categories.map((value) => ({ value, name: value === null ? text.home.all : names[value] }))}
      chosen={category}
      choose={choose}
    />
  );
}
