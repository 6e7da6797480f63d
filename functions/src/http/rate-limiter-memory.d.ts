/** One file of the library: its entry brings every store there is, 60 KB of them, into a function that uses none. */
declare module 'rate-limiter-flexible/lib/RateLimiterMemory.js' {
  import type { RateLimiterMemory } from 'rate-limiter-flexible';
  const limiter: typeof RateLimiterMemory;
  export default limiter;
}
declare module 'rate-limiter-flexible/lib/RateLimiterRes.js' {
  import type { RateLimiterRes } from 'rate-limiter-flexible';
  const result: typeof RateLimiterRes;
  export default result;
}
