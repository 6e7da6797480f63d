import { PARTITION_WRITES } from './limits.ts';
import type { Timeline } from './timeline.ts';

/** What a second can take, refilled as time goes; a second's worth is kept. */
const bucket = (perSecond: number) => {
  let left = perSecond;
  let filledAt = 0;
  return {
    has: (units: number, now: number): boolean => {
      left = Math.min(perSecond, left + ((now - filledAt) * perSecond) / 1_000);
      filledAt = now;
      return left >= units;
    },
    take: (units: number): void => void (left -= units),
  };
};

/** A table of so many partitions that takes so many write units a second in all. */
export const modelTable = (time: Timeline, { partitions, writes }: { partitions: number; writes: number }) => {
  const whole = bucket(writes);
  const parts = Array.from({ length: partitions }, () => ({
    room: bucket(PARTITION_WRITES),
    second: -1,
    asked: 0,
  }));
  let throttled = 0;
  let taken = 0;
  let hottest = 0;
  return {
    /** Where an item of no particular place is. */
    anywhere: (): number => time.pick(partitions),
    /** Asks a partition for units. @returns false when it, or the table, has no more in this moment. */
    write: (partition: number, units: number): boolean => {
      const part = parts[partition];
      if (part === undefined) throw new Error(`no partition ${partition}`);
      const now = time.now();
      const second = Math.floor(now / 1_000);
      if (part.second !== second) Object.assign(part, { second, asked: 0 });
      part.asked += units;
      hottest = Math.max(hottest, part.asked);
      const [room, wholeRoom] = [part.room.has(units, now), whole.has(units, now)];
      if (!room || !wholeRoom) {
        throttled++;
        return false;
      }
      part.room.take(units);
      whole.take(units);
      taken += units;
      return true;
    },
    /** Units asked of the busiest partition in its busiest second, refused ones included. */
    hottest: () => hottest,
    throttled: () => throttled,
    taken: () => taken,
  };
};
export type ModelTable = ReturnType<typeof modelTable>;

const TRIES_MAX = 4;
const BACK_OFF_MS = 50;

/** Asks until there is room or the SDK's tries are over, waiting longer each time; then tells whether it was written. */
export const writeWithRetries = (
  time: Timeline,
  table: ModelTable,
  {
    partition,
    units,
    answerMs,
  }: { readonly partition: number; readonly units: () => number; readonly answerMs: number },
  done: (written: boolean) => void,
): void => {
  const attempt = (tries: number): void => {
    if (table.write(partition, units())) time.after(answerMs, () => done(true));
    else if (tries === TRIES_MAX) time.after(answerMs, () => done(false));
    else time.after(answerMs + time.chance() * BACK_OFF_MS * 2 ** tries, () => attempt(tries + 1));
  };
  attempt(1);
};
