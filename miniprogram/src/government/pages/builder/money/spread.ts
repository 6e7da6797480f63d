const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

/** Whole vouchers worth up to `levelFen`, one at least. */
const upTo =
  (levelFen: number) =>
  (capFen: number): number =>
    Math.max(1, Math.floor(levelFen / capFen)) * capFen;

/** The highest level at which every category can be served from `totalFen`. */
const levelFor = (totalFen: number, capsFen: readonly number[]): number => {
  let low = 0;
  let high = totalFen;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(capsFen.map(upTo(middle))) <= totalFen) low = middle;
    else high = middle - 1;
  }
  return low;
};

export type Spread = { readonly partsFen: readonly number[]; readonly restFen: number };

/**
 * Spreads a total over categories with these caps: whole vouchers for each, one at least, as even in money as the caps
 * allow, and what is too little for one more is left as the rest. `undefined`: it does not pay one voucher for each.
 */
export const spread = (totalFen: number, capsFen: readonly number[]): Spread | undefined => {
  if (capsFen.length === 0 || sum(capsFen) > totalFen) return undefined;
  const partsFen = capsFen.map(upTo(levelFor(totalFen, capsFen)));
  let restFen = totalFen - sum(partsFen);
  for (;;) {
    const [poorest] = capsFen
      .map((capFen, index) => ({ capFen, index, partFen: partsFen[index] ?? 0 }))
      .filter(({ capFen }) => capFen <= restFen)
      .toSorted((a, b) => a.partFen - b.partFen || a.index - b.index);
    if (poorest === undefined) return { partsFen, restFen };
    partsFen[poorest.index] = poorest.partFen + poorest.capFen;
    restFen -= poorest.capFen;
  }
};
