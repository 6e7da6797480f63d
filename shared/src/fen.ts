import * as z from 'zod';

/** One thousand billion yuan: every product of an amount and a rate stays a safe integer below it. */
const FEN_MAX = 10 ** 14;
const WHOLE = 10_000;

/** Money in fen (100 fen = 1 yuan): a whole number, never negative. */
export const Fen = z
  .int()
  .min(0)
  .max(FEN_MAX)
  .meta({ id: 'Fen', description: 'CNY in fen, 1/100 yuan' })
  .brand<'Fen'>();
export type Fen = z.infer<typeof Fen>;

/** Money in fen that may be owed either way: a line of a journal. */
export const SignedFen = z.int().min(-FEN_MAX).max(FEN_MAX).meta({ id: 'SignedFen' }).brand<'SignedFen'>();
export type SignedFen = z.infer<typeof SignedFen>;

/** Rate in basis points: 1500 = 15 %. */
export const BasisPoints = z.int().min(0).max(WHOLE).meta({ id: 'BasisPoints' }).brand<'BasisPoints'>();
export type BasisPoints = z.infer<typeof BasisPoints>;

/** Compared before it is parsed: every amount of every quote comes through here. @throws {z.ZodError} when `n` is not a whole, non-negative number of fen. */
export const fen = (n: number): Fen => (Number.isInteger(n) && n >= 0 && n <= FEN_MAX ? (n as Fen) : Fen.parse(n));
export const signedFen = (n: number): SignedFen => SignedFen.parse(n);
export const basisPoints = (n: number): BasisPoints => BasisPoints.parse(n);

export const minFen = (a: Fen, b: Fen): Fen => (a < b ? a : b);
export const sumFen = (amounts: readonly Fen[]): Fen => fen(amounts.reduce((sum, amount) => sum + amount, 0));

/**
 * `amount` × `rate`, rounded half up to the fen. No published rule names the rounding; half up gives the
 * published 500.00 for 15 % of 3,333.33 yuan.
 */
export const shareOf = (amount: Fen, rate: BasisPoints): Fen => {
  const wholes = Math.floor(amount / WHOLE);
  return fen(wholes * rate + Math.floor(((amount % WHOLE) * rate + WHOLE / 2) / WHOLE));
};

/** Gives the fen that are missing to the parts with the largest remainder; ties go to the earlier part. */
const byLargestRemainder = (
  total: Fen,
  parts: readonly { readonly part: number; readonly remainder: number }[],
): Fen[] => {
  const missing = total - parts.reduce((sum, { part }) => sum + part, 0);
  const lucky = parts
    .map(({ remainder }, index) => ({ index, remainder }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
    .map(({ index }) => index);
  return parts.map(({ part }, index) => fen(part + (lucky.includes(index) ? 1 : 0)));
};

/**
 * Splits `total` by `shares` (basis points that sum to 10,000) with the largest remainder; ties go to the earlier share.
 * The parts always sum to `total`.
 * @throws when the shares do not sum to 10,000.
 */
export const allocate = (total: Fen, shares: readonly BasisPoints[]): Fen[] => {
  if (shares.reduce((sum, share) => sum + share, 0) !== WHOLE)
    throw new Error('shares must sum to 10,000 basis points');
  const wholes = Math.floor(total / WHOLE);
  const rest = total % WHOLE;
  const parts = shares.map((share) => ({
    part: wholes * share + Math.floor((rest * share) / WHOLE),
    remainder: (rest * share) % WHOLE,
  }));
  return byLargestRemainder(total, parts);
};

/**
 * Takes `total` out of `parts`, from each in its proportion with the largest remainder, and never more than it has: what is
 * taken in any steps until nothing is left is each part, to the fen.
 * @throws when there is less than `total`.
 */
export const takeFrom = (parts: readonly Fen[], total: Fen): Fen[] => {
  const whole = BigInt(sumFen(parts));
  if (BigInt(total) > whole) throw new Error('more is taken than is there');
  if (whole === 0n) return [...parts];
  const exact = parts.map((part) => BigInt(total) * BigInt(part));
  return byLargestRemainder(
    total,
    exact.map((product) => ({ part: Number(product / whole), remainder: Number(product % whole) })),
  );
};
