/** Bits of a likeness by which candidates are looked up: four bands of sixteen. */
const BAND_DIGITS = 4;

/**
 * In how many of 64 bits two photos of one thing may differ. Assumption: chosen so that the same picture saved again, resized or
 * cut by a hundredth counts as alike; the test that holds it is in test/evidence/likeness.test.ts.
 */
export const ALIKE_BITS_MAX = 6;

/** The bands of a likeness of 16 hex digits; photos that differ in three bits at most share one of them for certain. */
export const bandsOf = (likeness: string): string[] =>
  Array.from({ length: likeness.length / BAND_DIGITS }, (_, index) =>
    likeness.slice(index * BAND_DIGITS, (index + 1) * BAND_DIGITS),
  );

const onesIn = (digit: number): number => [0, 1, 2, 3].filter((bit) => (digit >> bit) & 1).length;

/** In how many bits two likenesses differ. */
export const distanceOf = (one: string, other: string): number =>
  [...one].reduce(
    (sum, digit, index) => sum + onesIn(Number.parseInt(digit, 16) ^ Number.parseInt(other[index] ?? '0', 16)),
    0,
  );
