import { type Award, isClaimable } from '@luhuan/shared/award/award';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import type { Instant } from '@luhuan/shared/clock';
import { roundFor } from '@luhuan/shared/draw/public-seed';

/** How somebody stands with a draw, a line or a coupon at a moment: what they wait for, or what they can do. */
export type TurnOf =
  | { readonly state: 'opens'; readonly at: Instant }
  | { readonly state: 'register'; readonly until: Instant }
  | { readonly state: 'registered'; readonly until: Instant; readonly drawnAt: Instant }
  /** Registration is over; the list is about to be closed. */
  | { readonly state: 'closing' }
  /** The list is closed; the value of this round of the source decides. */
  | { readonly state: 'listed'; readonly round: string; readonly publishedAt: Instant }
  /** Won; its money is about to be set aside. */
  | { readonly state: 'setting-aside' }
  | { readonly state: 'reserve'; readonly place: number }
  | { readonly state: 'missed' }
  | { readonly state: 'won' | 'called'; readonly until: Instant }
  | { readonly state: 'claimed'; readonly voucherId: string }
  | { readonly state: 'declined' }
  | { readonly state: 'lapsed' }
  | { readonly state: 'join' }
  | { readonly state: 'waiting'; readonly place: number; readonly exact: boolean }
  | { readonly state: 'take'; readonly until: Instant }
  | { readonly state: 'exchange'; readonly until: Instant }
  | { readonly state: 'over' };

type Standing<K extends AllocationStanding['kind']> = Extract<AllocationStanding, { kind: K }>;

const ofAward = (award: Award, now: Instant): TurnOf => {
  if (isClaimable(award, now)) return { state: award.source.kind === 'draw' ? 'won' : 'called', until: award.until };
  if (award.state === 'claimed') return { state: 'claimed', voucherId: award.voucherId };
  return { state: award.state === 'lapsed' && award.by === 'person' ? 'declined' : 'lapsed' };
};

const inDraw = ({ round, registration, place, award }: Standing<'draw'>, now: Instant): TurnOf => {
  if (award !== null) return ofAward(award, now);
  const { registerFrom, registerUntil, drawnAt, closed, seedRule } = round;
  if (now < registerFrom) return { state: 'opens', at: registerFrom };
  if (now < registerUntil)
    return registration === null
      ? { state: 'register', until: registerUntil }
      : { state: 'registered', until: registerUntil, drawnAt };
  if (registration === null) return { state: 'missed' };
  if (closed === null) return { state: 'closing' };
  if (closed.state === 'listed') return { state: 'listed', ...roundFor(seedRule.source, closed.seedFrom) };
  if (place === null || place <= closed.units) return { state: 'setting-aside' };
  return { state: 'reserve', place: place - closed.units };
};

const inLine = ({ waiting, place, award }: Standing<'waiting-list'>, now: Instant): TurnOf => {
  if (award !== null && isClaimable(award, now)) return ofAward(award, now);
  if (waiting?.state === 'waiting' && place !== null) return { state: 'waiting', ...place };
  return award === null ? { state: 'join' } : ofAward(award, now);
};

const withCoupon = ({ coupon, from, until }: Standing<'two-step'>, now: Instant): TurnOf => {
  if (coupon?.voucherId != null) return { state: 'claimed', voucherId: coupon.voucherId };
  if (now >= until) return { state: 'over' };
  if (coupon !== null) return { state: 'exchange', until };
  return now < from ? { state: 'opens', at: from } : { state: 'take', until };
};

/** What of a standing is to be said at a moment. */
export const turnOf = (standing: AllocationStanding, now: Instant): TurnOf => {
  switch (standing.kind) {
    case 'draw':
      return inDraw(standing, now);
    case 'waiting-list':
      return inLine(standing, now);
    case 'two-step':
      return withCoupon(standing, now);
  }
};

/** States in which somebody takes part, or has something to do by a time: what a wallet shows. */
export const takesPart = ({ state }: TurnOf): boolean =>
  ['registered', 'closing', 'listed', 'setting-aside', 'reserve', 'won', 'called', 'waiting', 'exchange'].includes(
    state,
  );
