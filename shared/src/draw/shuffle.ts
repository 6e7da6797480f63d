/** Sums of weights that are found and taken out in few steps (Fenwick tree): half a million entries are shuffled in a second. */
const sumsOf = (weights: readonly number[]) => {
  const size = weights.length;
  const tree = new Float64Array(size + 1);
  weights.forEach((weight, index) => {
    for (let at = index + 1; at <= size; at += at & -at) tree[at] = (tree[at] ?? 0) + weight;
  });
  let top = 1;
  while (top * 2 <= size) top *= 2;
  return {
    /** The item in whose share of the sum the number lies. */
    indexAt: (number: number): number => {
      let rest = number;
      let at = 0;
      for (let step = top; step >= 1; step /= 2) {
        const sum = tree[at + step];
        if (sum !== undefined && sum <= rest) {
          at += step;
          rest -= sum;
        }
      }
      return at;
    },
    takeOut: (index: number, weight: number): void => {
      for (let at = index + 1; at <= size; at += at & -at) tree[at] = (tree[at] ?? 0) - weight;
    },
  };
};

/**
 * All items in a random order: each next one is drawn from those that are left, in proportion to their weights (whole numbers from
 * 1). Exact: nothing is rounded anywhere.
 * @param below every number from 0 up to, not including, its argument equally often
 */
export const shuffled = <T extends { readonly weight: number }>(
  items: readonly T[],
  below: (n: number) => number,
): T[] => {
  const sums = sumsOf(items.map(({ weight }) => weight));
  let total = items.reduce((sum, { weight }) => sum + weight, 0);
  const order: T[] = [];
  while (order.length < items.length) {
    const index = sums.indexAt(below(total));
    const item = items[index];
    if (item === undefined) throw new Error('the weights do not add up');
    sums.takeOut(index, item.weight);
    total -= item.weight;
    order.push(item);
  }
  return order;
};
