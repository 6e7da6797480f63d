import { beginningsOn, isOpenAt, openFrom } from '../campaign/opening.ts';
import type { Rules } from '../campaign/revision.ts';
import { type Day, type Instant, dayOf, plusDays, plusSeconds, startOf } from '../clock.ts';
import { dropsBetween, nextDropAt } from '../pacing/moment.ts';
import type { WaitingRoom } from './waiting-room.ts';

type Times = Pick<Rules, 'window' | 'openings' | 'release' | 'tranches'>;

/** Whatever recurs does so within a month, and a month may have 31 days. */
const LOOK_BACK_DAYS = 32;

/** The moments of a day at which many come at once: claims begin to be taken, or money is let out while they are. */
const rushesOn = (rules: Times, day: Day): Instant[] => {
  const { window, openings, tranches } = rules;
  const moments = [
    window.from,
    ...tranches.map(({ at }) => at),
    ...beginningsOn(openings, day),
    ...dropsBetween(rules, startOf(day), plusDays(startOf(day), 1)),
  ];
  return moments.filter((at) => dayOf(at) === day && window.from <= at && at < window.until && isOpenAt(openings, at));
};

/** The latest rush that has begun at a moment. */
const lastRush = (rules: Times, at: Instant): Instant | undefined => {
  for (let back = 0; back <= LOOK_BACK_DAYS; back++) {
    const day = dayOf(plusDays(at, -back));
    const last = rushesOn(rules, day)
      .filter((moment) => moment <= at)
      .toSorted()
      .at(-1);
    if (last !== undefined) return last;
  }
  // nothing recurs: what is left are single moments, however long ago
  return [rules.window.from, ...rules.tranches.map(({ at: moment }) => moment)]
    .filter((moment) => moment <= at && isOpenAt(rules.openings, moment))
    .toSorted()
    .at(-1);
};

/** Where somebody who asks to be let in stands: in the rush of now or the one that is about to begin; too early; or too late. */
export type Door =
  | { readonly state: 'open'; readonly opensAt: Instant }
  | { readonly state: 'not-yet'; readonly from: Instant }
  | { readonly state: 'over' };

/** The rush that a moment belongs to: from the opening of its room up to the opening of the next one's. */
export const doorAt = (rules: Times, { opensMinutes }: WaitingRoom, now: Instant): Door => {
  const next = openFrom(rules.window, rules.openings, now);
  if (next === null) return { state: 'over' };
  const ahead = opensMinutes * 60;
  const opensAt = lastRush(rules, plusSeconds(now, ahead));
  return opensAt !== undefined && (next === now || opensAt > now)
    ? { state: 'open', opensAt }
    : { state: 'not-yet', from: plusSeconds(next, -ahead) };
};

/** The first rush after a moment and up to another; `null`: none begins in between. */
export const rushBetween = (rules: Times, after: Instant, upTo: Instant): Instant | null => {
  for (let day = dayOf(after); startOf(day) <= upTo; day = dayOf(plusDays(startOf(day), 1))) {
    const [first] = rushesOn(rules, day)
      .filter((moment) => after < moment && moment <= upTo)
      .toSorted();
    if (first !== undefined) return first;
  }
  return null;
};

/** When money is let out next, by the schedule or as a tranche; `null`: none is planned before the campaign's end. */
export const nextDrop = (rules: Times, now: Instant): Instant | null => {
  const tranches = rules.tranches.map(({ at }) => at).filter((at) => now < at && at < rules.window.until);
  const drops = rules.release.kind === 'at-once' ? null : nextDropAt(rules, now);
  const [next] = [...tranches, ...(drops === null ? [] : [drops])].toSorted();
  return next ?? null;
};
