import * as z from 'zod';
import type { KeptFor, KeptShare, ReleaseSchedule } from '../campaign/allocation.ts';
import type { Channel } from '../campaign/channel.ts';
import { timeOn } from '../campaign/opening.ts';
import { type Instant, dayOf } from '../clock.ts';
import { BasisPoints, type Fen, allocate } from '../fen.ts';
import { type RegionCode, contains } from '../region.ts';
import { unreachable } from '../result.ts';
import { type Timed, lastReleaseAt } from './moment.ts';

/** A part of a pool: 0 is open to all, n holds the n-th kept share of the schedule. */
export const Lane = z.int().min(0).max(6).meta({ id: 'Lane' });
export type Lane = z.infer<typeof Lane>;
export const OPEN: Lane = 0;

export const sharesOf = (release: ReleaseSchedule): readonly KeptShare[] => release.shares ?? [];

const WHOLE = 10_000;

/** Splits money over the lanes of a schedule, the open one first; the parts sum to it. */
export const overLanes = (amountFen: Fen, release: ReleaseSchedule): Fen[] => {
  const kept = sharesOf(release).map(({ share }) => share);
  const open = BasisPoints.parse(WHOLE - kept.reduce<number>((sum, share) => sum + share, 0));
  return allocate(amountFen, [open, ...kept]);
};

/** What a claim shows of who makes it. `senior: null`: not looked at. */
export type Claimant = {
  readonly senior: boolean | null;
  /** Pressed by staff who help. */
  readonly assisted: boolean;
  readonly channel: Channel;
  /** Where the person lives, as they say. */
  readonly regionCode: RegionCode;
};

/** What is not known of a person is never a reason to get what is kept for others. */
export const isFor = (kept: KeptFor, claimant: Claimant): boolean => {
  switch (kept.kind) {
    case 'senior':
      return claimant.senior === true;
    case 'assisted':
      return claimant.assisted;
    case 'channel':
      return claimant.channel === kept.channel;
    case 'districts':
      return kept.regionCodes.some((regionCode) => contains(regionCode, claimant.regionCode));
    default:
      return unreachable(kept);
  }
};

/** When everybody may have what is left of a kept share, of the last release up to `now`; `null`: nothing was let out yet. */
export const keptUntil = (timed: Timed, { untilTime }: KeptShare, now: Instant): Instant | null => {
  const last = lastReleaseAt(timed, now);
  return last === null ? null : timeOn(dayOf(last), untilTime);
};

/** Lanes that a claim may draw on, in the order it does: what is kept for it, what is open to all, what is no longer kept. */
export const lanesFor = (timed: Timed, claimant: Claimant, now: Instant): Lane[] => {
  const shares = sharesOf(timed.release);
  const lanes = shares.map((share, index) => ({ lane: index + 1, share }));
  const own = lanes.filter(({ share }) => isFor(share.for, claimant));
  const free = lanes.filter(({ share }) => {
    const until = keptUntil(timed, share, now);
    return !isFor(share.for, claimant) && until !== null && now >= until;
  });
  return [...own.map(({ lane }) => lane), OPEN, ...free.map(({ lane }) => lane)];
};
