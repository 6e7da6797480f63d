const STEPS = 2_000;

/** Natural logarithm of the gamma function, by Stirling's series after moving the argument up. */
const logGamma = (x: number): number => {
  if (x < 10) return logGamma(x + 1) - Math.log(x);
  const square = x * x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x * square);
};

/** The part of the gamma distribution of shape `a` that lies above `x`: its series from below, taken from one. */
const above = (a: number, x: number): number => {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step < STEPS; step++) {
    term *= x / (a + step);
    sum += term;
  }
  return 1 - sum * Math.exp(a * Math.log(x) - x - logGamma(a));
};

/** Pearson's chi-square: how likely counts at least this far from what is expected are by chance. */
export const chiSquareP = (cells: readonly { readonly observed: number; readonly expected: number }[]): number => {
  const statistic = cells.reduce((sum, { observed, expected }) => sum + (observed - expected) ** 2 / expected, 0);
  return statistic === 0 ? 1 : above((cells.length - 1) / 2, statistic / 2);
};
