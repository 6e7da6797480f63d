import * as z from 'zod';

/** What is believed (`point`) between what is still likely; whole numbers, `low` ≤ `point` ≤ `high`. */
export const Range = z.object({ low: z.int(), point: z.int(), high: z.int() }).meta({ id: 'Range' });
export type Range = z.infer<typeof Range>;

/** Rounded half up; never the negative zero. */
export const rounded = (n: number): number => Math.round(n) + 0;

export const mapRange = ({ low, point, high }: Range, f: (n: number) => number): Range => ({
  low: f(low),
  point: f(point),
  high: f(high),
});

const WHOLE = 10_000;

/** `amount` by `use` (basis points): a negative amount is lowest where the use is greatest. */
export const timesUse = (amount: Range, use: Range): Range => ({
  low: rounded((amount.low * (amount.low < 0 ? use.high : use.low)) / WHOLE),
  point: rounded((amount.point * use.point) / WHOLE),
  high: rounded((amount.high * (amount.high < 0 ? use.low : use.high)) / WHOLE),
});

/** What `a` has more than `b`, whatever each of them is within its range. */
export const minus = (a: Range, b: Range): Range => ({
  low: a.low - b.high,
  point: a.point - b.point,
  high: a.high - b.low,
});

export const plus = (a: Range, b: Range): Range => ({
  low: a.low + b.low,
  point: a.point + b.point,
  high: a.high + b.high,
});
