import { Gtin } from '@luhuan/shared/appliance/gtin';

/** One line of grey values, 0 black to 255 white. */
type Line = ArrayLike<number>;

/** Widths of the four runs of a digit in modules, space first, as in the left half; the right half swaps the colours. */
const ODD = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
/** The first digit is not drawn: which left digits are mirrored tells it (`1` = mirrored). */
const FIRST_DIGITS = [
  '000000',
  '001011',
  '001101',
  '001110',
  '010011',
  '011001',
  '011100',
  '010101',
  '010110',
  '011010',
];
const RUNS = 3 + 6 * 4 + 5 + 6 * 4 + 3;
const MODULES = 95;
const DIGIT_MODULES = 7;
const CONTRAST_MIN = 40;

/** Lengths of the runs of one colour, white first. */
const runsOf = (line: Line): number[] => {
  const values = Array.from(line);
  const low = values.reduce((least, value) => Math.min(least, value), 255);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  if (high - low < CONTRAST_MIN) return [];
  const middle = (low + high) / 2;
  const runs = [0];
  let black = false;
  for (const value of values) {
    if (value < middle !== black) {
      black = !black;
      runs.push(0);
    }
    runs.push((runs.pop() ?? 0) + 1);
  }
  return runs;
};

/** Distance of four runs from a pattern, in modules. */
const distance = (runs: readonly number[], pattern: string): number => {
  const total = runs.reduce((sum, run) => sum + run, 0);
  return runs.reduce((sum, run, index) => sum + Math.abs((run / total) * DIGIT_MODULES - Number(pattern[index])), 0);
};

const DISTANCE_MAX = 2;
const mirrored = (pattern: string): string => pattern.split('').toReversed().join('');

const digitOf = (runs: readonly number[]): { digit: number; mirrored: boolean } | undefined => {
  const candidates = ODD.flatMap((pattern, digit) => [
    { digit, mirrored: false, off: distance(runs, pattern) },
    { digit, mirrored: true, off: distance(runs, mirrored(pattern)) },
  ]);
  const [best] = candidates.toSorted((a, b) => a.off - b.off);
  return best === undefined || best.off > DISTANCE_MAX ? undefined : best;
};

/** All guard bars are one module wide. */
const isGuard = (runs: readonly number[], module: number): boolean =>
  runs.every((run) => run > module * 0.4 && run < module * 1.9);

/** Blank modules beside a symbol: GS1 prints eleven and seven, blur takes some. Without them noise would now and then be a code. */
const QUIET_MIN = 4;

/** @param quiet the shorter of the two blank runs beside the symbol, in pixels. */
const codeFrom = (runs: readonly number[], quiet: number): Gtin | undefined => {
  const module = runs.reduce((sum, run) => sum + run, 0) / MODULES;
  if (quiet < QUIET_MIN * module) return undefined;
  if (![runs.slice(0, 3), runs.slice(27, 32), runs.slice(56)].every((guard) => isGuard(guard, module)))
    return undefined;
  const digitAt = (start: number) => digitOf(runs.slice(start, start + 4));
  const left = Array.from({ length: 6 }, (_, index) => digitAt(3 + index * 4));
  const right = Array.from({ length: 6 }, (_, index) => digitAt(32 + index * 4));
  if (right.some((digit) => digit === undefined || digit.mirrored)) return undefined;
  const first = FIRST_DIGITS.indexOf(left.map((digit) => (digit?.mirrored === true ? '1' : '0')).join(''));
  return Gtin.safeParse([first, ...[...left, ...right].map((digit) => digit?.digit ?? '?')].join('')).data;
};

/** The EAN-13 on a line through a barcode, read from either side. `undefined`: none, or one whose check digit is wrong. */
export const ean13In = (line: Line): Gtin | undefined => {
  const runs = runsOf(line);
  for (const row of [runs, runs.length % 2 === 1 ? runs.toReversed() : [0, ...runs.toReversed()]]) {
    for (let start = 1; start + RUNS <= row.length; start += 2) {
      const quiet = Math.min(row[start - 1] ?? 0, row[start + RUNS] ?? 0);
      const code = codeFrom(row.slice(start, start + RUNS), quiet);
      if (code !== undefined) return code;
    }
  }
  return undefined;
};
