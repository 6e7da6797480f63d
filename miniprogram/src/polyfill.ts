/** Library methods newer than the phones we serve (iOS 13, Chrome 80). Babel rewrites syntax, not libraries. */
const define = (target: object, name: string, value: (...args: never[]) => unknown) => {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
};

const reversed = (items: readonly unknown[]) => items.map((_, index) => items[items.length - 1 - index]);
const indexFrom = (length: number, index: number) => (index < 0 ? length + index : index);

define(Array.prototype, 'at', function (this: unknown[], index: number) {
  return this[indexFrom(this.length, index)];
});
define(String.prototype, 'at', function (this: string, index: number) {
  return this[indexFrom(this.length, index)];
});
define(String.prototype, 'replaceAll', function (this: string, search: string, replacement: string) {
  return this.split(search).join(replacement);
});
define(Array.prototype, 'findLast', function (this: unknown[], keep: (item: unknown) => boolean) {
  return reversed(this).find((item) => keep(item));
});
define(Array.prototype, 'toReversed', function (this: unknown[]) {
  return reversed(this);
});
define(Array.prototype, 'toSorted', function (this: unknown[], compare?: (a: unknown, b: unknown) => number) {
  const copy = [...this];
  copy.sort(compare);
  return copy;
});
define(Array.prototype, 'with', function (this: unknown[], index: number, value: unknown) {
  const copy = [...this];
  copy[indexFrom(this.length, index)] = value;
  return copy;
});
define(Object, 'hasOwn', (target: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(target, key));
define(Object, 'groupBy', (items: Iterable<unknown>, keyOf: (item: unknown) => PropertyKey) => {
  const groups: Record<PropertyKey, unknown[]> = {};
  for (const item of items) (groups[keyOf(item)] ??= []).push(item);
  return groups;
});
