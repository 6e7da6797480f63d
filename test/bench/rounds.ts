const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Work that is repeated in a round, by its name; it answers with a number, so that none of it can be left out by the compiler. */
export type Works = Readonly<Record<string, (index: number) => number>>;

/**
 * How often each work is done in a second of one core, the median of `rounds`: time that the processor gave to others does not
 * count, time for garbage collection does. Rounds of all works take turns, so that their ratios hold whatever else runs.
 */
export const ratesOf = (works: Works, perRound: number, rounds: number): Record<string, number> => {
  const seen: Record<string, number[]> = {};
  let sum = 0;
  // the first two rounds only warm up
  for (let round = -2; round < rounds; round++)
    for (const [name, work] of Object.entries(works)) {
      const before = process.cpuUsage();
      for (let index = 0; index < perRound; index++) sum += work(index);
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) (seen[name] ??= []).push(perRound / ((user + system) / 1e6));
    }
  if (!Number.isFinite(sum)) throw new Error('a work answered no number');
  return Object.fromEntries(Object.entries(seen).map(([name, all]) => [name, median(all)]));
};
