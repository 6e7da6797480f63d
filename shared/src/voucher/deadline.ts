import { type Instant, plusDays } from '../clock.ts';

/** How many days before its end the owner of an unused voucher is reminded. */
const REMINDED_DAYS = [3, 1] as const;

/** The next moment after `now` at which something becomes of an unused voucher: its owner is reminded, or it ends. */
export const nextMoment = (expiresAt: Instant, now: Instant): Instant =>
  REMINDED_DAYS.map((days) => plusDays(expiresAt, -days)).find((at) => at > now) ?? expiresAt;
