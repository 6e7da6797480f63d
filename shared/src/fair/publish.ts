import type { Instant } from '../clock.ts';
import type { FairId } from '../ids.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import type { RegionCode } from '../region.ts';
import { type Result, ok, refuse } from '../result.ts';
import { type Fair, type FairStop, type FairTerms, type StopTerms, takenOf } from './fair.ts';

type New = { readonly fairId: FairId; readonly regionCode: RegionCode; readonly at: Instant };

/** A fair as it goes out; nothing that has begun is announced. */
export const publish = (terms: FairTerms, { fairId, regionCode, at }: New): Result<Fair, RefusalOf<'FairStopOver'>> => {
  const past = terms.stops.find(({ begins }) => begins <= at);
  if (past !== undefined) return refuse({ code: 'FairStopOver', begins: past.begins });
  const stops = terms.stops
    .toSorted((a, b) => (a.begins < b.begins ? -1 : 1))
    .map((stop, n) => ({ ...stop, number: n + 1, left: stop.places, version: 1, moved: null, cancelled: null }));
  return ok({ fairId, regionCode, ...terms, stops, publishedAt: at, version: 1 });
};

type Changed = { readonly fair: Fair; readonly stop: FairStop };
type Why = { readonly reason: string; readonly at: Instant };
type ChangeRefusal = RefusalOf<'FairStopOver' | 'FairStopCancelled' | 'FairPlacesTaken' | 'FairTourOverlaps'>;

const isElsewhere = (before: FairStop, after: StopTerms): boolean =>
  before.begins !== after.begins ||
  before.ends !== after.ends ||
  before.regionCode !== after.regionCode ||
  before.address['zh-CN'] !== after.address['zh-CN'] ||
  before.address.en !== after.address.en;

const withStop = (fair: Fair, stop: FairStop): Changed => ({
  fair: {
    ...fair,
    version: fair.version + 1,
    stops: fair.stops.map((one) => (one.number === stop.number ? stop : one)),
  },
  stop,
});

/** Moves a stop, or makes more or less room; who signed up keeps their place, and is told only where it was moved. */
export const changeStop = (
  fair: Fair,
  before: FairStop,
  terms: StopTerms,
  { reason, at }: Why,
): Result<Changed, ChangeRefusal> => {
  if (before.cancelled !== null) return refuse({ code: 'FairStopCancelled', reason: before.cancelled.reason });
  if (before.begins <= at || terms.begins <= at) return refuse({ code: 'FairStopOver', begins: before.begins });
  const taken = takenOf(before);
  if (taken > (terms.places ?? 0)) return refuse({ code: 'FairPlacesTaken', taken });
  const others = fair.stops.filter(({ number, cancelled }) => number !== before.number && cancelled === null);
  const meets = others.some(({ begins, ends }) => begins < terms.ends && terms.begins < ends);
  if (fair.kind === 'village-tour' && meets) return refuse({ code: 'FairTourOverlaps' });
  const moved = isElsewhere(before, terms);
  return ok(
    withStop(fair, {
      ...before,
      ...terms,
      left: terms.places === null ? null : terms.places - taken,
      ...(moved ? { version: before.version + 1, moved: { at, reason } } : {}),
    }),
  );
};

/** Cancels a stop, or all that have not ended; @returns which. */
export const cancelStops = (
  fair: Fair,
  number: number | null,
  { reason, at }: Why,
): Result<
  { readonly fair: Fair; readonly cancelled: readonly FairStop[] },
  RefusalOf<'FairStopOver' | 'FairStopCancelled'>
> => {
  const asked = fair.stops.filter((stop) => number === null || stop.number === number);
  const cancelled = asked
    .filter((stop) => stop.cancelled === null && at < stop.ends)
    .map((stop) => ({ ...stop, version: stop.version + 1, cancelled: { at, reason } }));
  if (cancelled.length === 0) {
    const earlier = asked.find((stop) => stop.cancelled !== null)?.cancelled;
    return earlier === null || earlier === undefined
      ? refuse({ code: 'FairStopOver', begins: asked[0]?.begins ?? at })
      : refuse({ code: 'FairStopCancelled', reason: earlier.reason });
  }
  const stops = fair.stops.map((stop) => cancelled.find((one) => one.number === stop.number) ?? stop);
  return ok({ fair: { ...fair, version: fair.version + 1, stops }, cancelled });
};
