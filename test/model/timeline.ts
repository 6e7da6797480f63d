import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Things that happen at a millisecond, in the order they were planned; the same seed, the same story. */
export const timeline = (seed: number) => {
  const generator = xoroshiro128plus(seed);
  const planned = new Map<number, (() => void)[]>();
  let now = 0;
  let latest = 0;
  return {
    now: () => now,
    after: (ms: number, happens: () => void): void => {
      const at = now + Math.max(0, Math.round(ms));
      latest = Math.max(latest, at);
      const there = planned.get(at);
      if (there === undefined) planned.set(at, [happens]);
      else there.push(happens);
    },
    /** Until nothing is planned any more. */
    run: (): void => {
      for (; now <= latest; now++) {
        const due = planned.get(now);
        if (due === undefined) continue;
        // what happens may plan more for this very millisecond
        for (let index = 0; index < due.length; index++) due[index]?.();
        planned.delete(now);
      }
    },
    /** From 0 up to, not including, `below`. */
    pick: (below: number): number => uniformInt(generator, 0, below - 1),
    /** Between 0 and 1. */
    chance: (): number => uniformInt(generator, 0, 0x7fff_fffe) / 0x7fff_ffff,
  };
};
export type Timeline = ReturnType<typeof timeline>;

const BASE_MS = 10;
const MOST_MS = 500;
/** How long who met a transaction waits before the next try, as `platform` does. */
export const backOffMs = (time: Timeline, tries: number): number =>
  time.chance() * Math.min(MOST_MS, BASE_MS * 2 ** tries);
