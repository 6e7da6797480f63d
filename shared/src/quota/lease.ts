import * as z from 'zod';
import { type Instant, epochMs, plusSeconds } from '../clock.ts';

/** When it was taken (ms since 1970, 13 digits), by whom, and the how-manieth of theirs: ids of leases sort by age. */
export const LeaseId = z
  .string()
  .regex(/^\d{13}-[0-9A-Za-z_]{1,40}-\d{1,9}$/)
  .meta({ id: 'LeaseId' });
export type LeaseId = z.infer<typeof LeaseId>;

/** Which unit of which lease a claim was made from: no two claims share one. */
export const LeasedUnit = z.object({ id: LeaseId, unit: z.int().min(0) }).meta({ id: 'LeasedUnit' });
export type LeasedUnit = z.infer<typeof LeasedUnit>;

export const LEASE_SECONDS = 60;
/** Nothing is sent on a lease in its last seconds. */
const FENCE_SECONDS = 5;
/**
 * AWS takes a signed request for 15 minutes (Signature Version 4); the clock of whoever holds a lease and that of whoever settles it
 * may each be five minutes off, in opposite directions.
 */
export const SETTLE_AFTER_SECONDS = 15 * 60 + 2 * 5 * 60;

/** Most units of one lease: a server spends 50 in a moment; a Lambda instance, which serves one request at a time, ten. */
export const LEASE_MAX = { server: 50, lambda: 10 } as const;

/** No process takes more than an eighth of what it saw left, so that the last units do not wait in somebody's lease. */
const SHARE = 8;

export const leaseIdOf = (takenAt: Instant, owner: string, number: number): LeaseId =>
  LeaseId.parse(`${String(epochMs(takenAt)).padStart(13, '0')}-${owner}-${number}`);

/** The how-manieth of its owner's. */
export const numberOf = (id: LeaseId): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** Ms since 1970. */
export const takenAtMs = (id: LeaseId): number => Number(id.slice(0, 13));

export const leaseEnd = (takenAt: Instant): Instant => plusSeconds(takenAt, LEASE_SECONDS);
/** From when on nothing is sent on it. */
export const fenceOf = (expiresAt: Instant): Instant => plusSeconds(expiresAt, -FENCE_SECONDS);
/** From when on nothing sent on it can arrive any more. */
export const settledFrom = (expiresAt: Instant): Instant => plusSeconds(expiresAt, SETTLE_AFTER_SECONDS);

/** Leases taken before `moment` have ids below this one. */
export const leaseIdsBefore = (moment: Instant): string => String(epochMs(moment)).padStart(13, '0');

/**
 * How many units to lease next: twice as many after a lease that was used up, half after one that was not, and fewer as the
 * counter drains. `leftUnits`: what the counter had when it was last seen, `null` if never.
 */
export const nextUnits = (
  last: { readonly units: number; readonly usedUp: boolean } | null,
  leftUnits: number | null,
  most: number,
): number => {
  const wish = last === null ? 1 : last.usedUp ? last.units * 2 : Math.floor(last.units / 2);
  const share = leftUnits === null ? most : Math.floor(leftUnits / SHARE);
  return Math.max(1, Math.min(wish, most, share));
};

/** Of so many largest leases half is moved: both counters then have enough for the largest ones. */
const PLENTY = 16;
/** As tries of a back-off: others may be about to fill a counter that is not there. */
const NEW_COUNTER_TRIES = 4;

/** From how many units on half of a counter's is moved to another one, which is empty, or not there yet. */
export const unitsToMove = (isThere: boolean, most: number): number => (isThere ? PLENTY * most : 2);

/** How long to wait before that, as tries of a back-off, by how many share the counter: who waits least does it for all. */
export const triesBeforeMove = (sharers: number | null): number =>
  sharers === null ? NEW_COUNTER_TRIES : Math.ceil(Math.log2(sharers + 1)) + 1;
