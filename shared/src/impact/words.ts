import type { Category } from '../appliance/category.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import type { CategoryField, PieceOf, RulesField } from './piece.ts';

/** One difference in words; `undefined`: it was not there before, or is not there any more. Never both. */
export type Line<V> = (before: V | undefined, after: V | undefined) => string;

/** A line for every field that rules can differ in: a field without words does not compile. */
export type DiffWords = {
  readonly rules: { readonly [F in RulesField]: Line<PieceOf<F>> };
  readonly category: { readonly [F in CategoryField]: Line<PieceOf<F>> };
  readonly fields: {
    readonly [F in RulesField | CategoryField | 'categories' | 'window' | 'reclaim' | 'points']: string;
  };
  /** A category's line with its name before it. */
  readonly within: (category: Category, line: string) => string;
  /** A category that is subsidised from now on, or no longer. */
  readonly offered: (rule: Omit<CategoryRule, 'budgetFen'>) => string;
  readonly notOffered: (category: Category) => string;
  /** The same items in another order. */
  readonly reordered: (field: string) => string;
};
