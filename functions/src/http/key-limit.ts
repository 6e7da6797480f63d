import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import type { ApiKeyId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';

/** Counts one call of a key, or says when the next one is taken. */
export type KeyLimit = (keyId: ApiKeyId) => Promise<Result<void, RefusalOf<'TooManyRequests'>>>;

/** Twelve tills that redeem every ten seconds, six calls each: an assumption. */
const CALLS = 60;
const SECONDS = 10;

/**
 * 60 calls in 10 s for each key. Counted in the process, so that no call waits for a counter and no item is hot: with n instances
 * a key gets up to n times as much. It keeps a runaway system from the others' table; it is no quota.
 */
export const keyLimit = (calls = CALLS): KeyLimit => {
  const limiter = new RateLimiterMemory({ points: calls, duration: SECONDS });
  return async (keyId) => {
    try {
      await limiter.consume(keyId);
      return ok(undefined);
    } catch (full) {
      if (!(full instanceof RateLimiterRes)) throw full;
      return refuse({ code: 'TooManyRequests', seconds: Math.max(1, Math.ceil(full.msBeforeNext / 1_000)) });
    }
  };
};
