import { type Clock, type Instant, plusSeconds } from '@luhuan/shared/clock';

/** Whether a subject may call once more in this minute. */
export const perMinute = (clock: Clock, max: number) => {
  const counts = new Map<string, number>();
  return (subject = 'everybody'): boolean => {
    const minute = `${subject} ${clock.now().slice(0, 16)}`;
    const count = (counts.get(minute) ?? 0) + 1;
    counts.set(minute, count);
    return count <= max;
  };
};

/** What asks about a person wants them to have been here so lately. */
const VISIT_SECONDS = 7_200;

/** Who has opened the mini-program, and when last. */
export const visitBook = (clock: Clock) => {
  const last = new Map<string, Instant>();
  return {
    note: (openid: string): void => void last.set(openid, clock.now()),
    knows: (openid: string): boolean => last.has(openid),
    /** Unknown, or not here for two hours. */
    errcodeOf: (openid: string): number | undefined => {
      const at = last.get(openid);
      if (at === undefined) return 40_003;
      return clock.now() < plusSeconds(at, VISIT_SECONDS) ? undefined : 61_010;
    },
  };
};
export type VisitBook = ReturnType<typeof visitBook>;
