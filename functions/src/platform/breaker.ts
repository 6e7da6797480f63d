import { type Instant, plusSeconds } from '@luhuan/shared/clock';

/** Failures in a row after which nothing is sent any more. */
const FAILURES_MAX = 5;
const OPEN_SECONDS = 20;

/** Spares people the wait for a service that does not answer, and the service their calls. */
export type Breaker = {
  /** Whether a call may be sent. While open, one call each twenty seconds is, to see whether it goes again. */
  readonly admits: (now: Instant) => boolean;
  readonly note: (answered: boolean, now: Instant) => void;
};

export const newBreaker = (): Breaker => {
  let failures = 0;
  let triesAgainAt: Instant | undefined;
  return {
    admits: (now) => {
      if (triesAgainAt === undefined) return true;
      if (now < triesAgainAt) return false;
      triesAgainAt = plusSeconds(now, OPEN_SECONDS);
      return true;
    },
    note: (answered, now) => {
      failures = answered ? 0 : failures + 1;
      triesAgainAt = failures < FAILURES_MAX ? undefined : plusSeconds(now, OPEN_SECONDS);
    },
  };
};
