import * as z from 'zod';
import type { KeptFor, KeptShare, ReleaseSchedule } from '../campaign/allocation.ts';
import type { Channel } from '../campaign/channel.ts';
import { timeOn } from '../campaign/opening.ts';
import { type Instant, dayOf } from '../clock.ts';
import { BasisPoints, type Fen, allocate, fen, sumFen } from '../fen.ts';
import { type RegionCode, contains } from '../region.ts';
import { unreachable } from '../result.ts';
import { type Timed, lastDropAt, nextDropAt } from './moment.ts';

/** A part of a pool: 0 is open to all, n holds the n-th kept share of the schedule. */
export const Lane = z.int().min(0).max(6).meta({ id: 'Lane' });
export type Lane = z.infer<typeof Lane>;
export const OPEN: Lane = 0;

export const sharesOf = (release: ReleaseSchedule): readonly KeptShare[] => release.shares ?? [];

/** Whether all the money is there from the moment of approval on, without a drop. */
export const isLetOutAtOnce = (release: ReleaseSchedule): boolean =>
  release.kind === 'at-once' && sharesOf(release).length === 0;

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
  const last = lastDropAt(timed, now);
  return last === null ? null : timeOn(dayOf(last), untilTime);
};

/**
 * Lanes that a claim may draw on, in the order it does: what is kept for it, what is open to all, what is no longer kept. `lanes`:
 * how many kept ones there are, those of earlier rules included, which nobody keeps any more.
 */
export const lanesFor = (timed: Timed, lanes: number, claimant: Claimant, now: Instant): Lane[] => {
  const shares = sharesOf(timed.release);
  const kept = shares.map((share, index) => ({ lane: index + 1, share }));
  const own = kept.filter(({ share }) => isFor(share.for, claimant));
  const free = kept.filter(({ share }) => {
    const until = keptUntil(timed, share, now);
    return !isFor(share.for, claimant) && until !== null && now >= until;
  });
  const nobodys = Array.from({ length: Math.max(0, lanes - shares.length) }, (_, index) => shares.length + index + 1);
  return [...own.map(({ lane }) => lane), OPEN, ...free.map(({ lane }) => lane), ...nobodys];
};

/** Lanes that are kept for somebody at this moment, and when everybody may have what is left of each. */
export const keptLanes = (timed: Timed, now: Instant): { readonly lane: Lane; readonly until: Instant }[] =>
  sharesOf(timed.release).flatMap((share, index) => {
    const until = keptUntil(timed, share, now) ?? nextDropAt(timed, now) ?? timed.window.until;
    return now < until ? [{ lane: index + 1, until }] : [];
  });

/**
 * What of a reserve is due to each lane, `out` being what each has got so far: kept lanes first, so that nobody else's money is
 * taken from theirs. Together they are the reserve.
 */
export const reservesOf = (reserveFen: Fen, out: readonly Fen[], release: ReleaseSchedule): Fen[] => {
  const whole = overLanes(sumFen([reserveFen, ...out]), release);
  let rest: number = reserveFen;
  const kept = whole.slice(1).map((part, index) => {
    const due = Math.min(rest, Math.max(0, part - (out[index + 1] ?? 0)));
    rest -= due;
    return fen(due);
  });
  return [fen(rest), ...kept];
};

/** Spreads money over counters in whole caps, as evenly as they go; the first has what is less than a cap. */
export const overCounters = (amountFen: Fen, capFen: Fen, counters: number): Fen[] => {
  const units = Math.floor(amountFen / capFen);
  return Array.from({ length: counters }, (_, index) => {
    const own = Math.floor(units / counters) + (index < units % counters ? 1 : 0);
    return fen(own * capFen + (index === 0 ? amountFen - units * capFen : 0));
  });
};

/** When a claim that finds nothing may find something: the next drop, or the hour at which a kept share is open to it. */
export const moreFrom = (timed: Timed, claimant: Claimant, now: Instant): Instant | null => {
  const opens = sharesOf(timed.release)
    .filter((share) => !isFor(share.for, claimant))
    .map((share) => keptUntil(timed, share, now));
  return (
    [nextDropAt(timed, now), ...opens]
      .filter((at) => at !== null)
      .filter((at) => at > now)
      .toSorted()[0] ?? null
  );
};
