import { seeded } from '@luhuan/shared/impact/seeded';

/**
 * What a bad road does to one request. `lose`: the house has done it, the answer is lost; `lose-before`: the house never hears
 * of it; `busy`: 503 in its place; `double`: it arrives twice at once; `delay`: the answer is slow.
 */
export const FAULTS = ['lose', 'double', 'busy', 'lose-before', 'delay'] as const;
export type Fault = (typeof FAULTS)[number] | 'pass';

/** So many tries of one thing meet faults; later ones get through, so that whoever goes on asking comes to an end. */
const BAD_TRIES = 4;

/** The same for the same seed: the first tries of five sales in a row meet every fault once. */
export const faultsBy = (seed: number): ((sale: number, operation: string, attempt: number) => Fault) => {
  const random = seeded(seed);
  const order = FAULTS.map((fault) => ({ fault, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ fault }) => fault);
  return (sale, operation, attempt) => {
    const moved = operation === 'redeem' ? sale : sale + 2;
    if (attempt === 0) return order[moved % order.length] ?? 'pass';
    if (attempt >= BAD_TRIES) return 'pass';
    const again = seeded(seed * 7_919 + sale * 104_729 + attempt * 1_299_709 + operation.length)();
    return again < 0.5 ? 'pass' : (order[Math.floor(again * 1_000) % order.length] ?? 'pass');
  };
};

const MORE = { 'field-of-a-later-version': { kind: 'not-known-yet' } };

/** The reply as a later version may give it: every object in it has one field more. */
export const withMore = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== 'object' || value === null) return value;
  return { ...Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withMore(part)])), ...MORE };
};
