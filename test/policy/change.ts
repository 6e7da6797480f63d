/** One rule that says something else than the preset does. */
export type Change<T> = { readonly rule: string; readonly says: string; readonly changed: T };

/** What takes the place of a value, each in turn. */
export const instead = <T>(rule: string, values: readonly (readonly [says: string, value: T])[]): Change<T>[] =>
  values.map(([says, changed]) => ({ rule, says, changed }));

/** A change of one part is a change of the whole. */
export const within = <T, P>(changes: readonly Change<P>[], whole: (part: P) => T, name = ''): Change<T>[] =>
  changes.map(({ rule, says, changed }) => ({ rule, says: `${name} ${says}`.trim(), changed: whole(changed) }));

/** Each item in turn changed. */
export const inEach = <T>(items: readonly T[], changesOf: (item: T) => readonly Change<T>[]): Change<T[]>[] =>
  items.flatMap((item, index) => within(changesOf(item), (part) => items.with(index, part)));

/** The list without each of its items in turn. */
export const without = <T>(rule: string, items: readonly T[], nameOf: (item: T) => string): Change<T[]>[] =>
  items.map((item, index) => ({ rule, says: `without ${nameOf(item)}`, changed: items.toSpliced(index, 1) }));

/** The list with each of the others in turn. */
export const withEach = <T>(
  rule: string,
  items: readonly T[],
  others: readonly T[],
  nameOf: (item: T) => string,
): Change<T[]>[] => others.map((other) => ({ rule, says: `with ${nameOf(other)}`, changed: [...items, other] }));

/** One more and one less. */
export const nearby = (rule: string, value: number, step = 1): Change<number>[] =>
  instead(rule, [
    [`${value} + ${step}`, value + step],
    [`${value} − ${step}`, value - step],
  ]);

/** One more, one less, none at all; or where there is none, one. */
export const nearbyOrNone = (rule: string, value: number | null, first: number): Change<number | null>[] =>
  value === null
    ? instead<number | null>(rule, [[`none, now ${first}`, first]])
    : [...nearby(rule, value), { rule, says: `${value}, now none`, changed: null }];

/** Each of the other values. */
export const others = <T>(rule: string, value: T, all: readonly T[]): Change<T>[] =>
  all.filter((other) => other !== value).map((changed) => ({ rule, says: `now ${String(changed)}`, changed }));
