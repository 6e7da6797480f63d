import { type Instant, epochMs, plusMs } from '../clock.ts';

const SECOND_MS = 1_000;

/** When a rush lets people in: the place 0 at its opening, and `perSecond` places a second from then on. */
export type Timetable = { readonly opensAt: Instant; readonly perSecond: number };

export const admittedFrom = ({ opensAt, perSecond }: Timetable, place: number): Instant =>
  plusMs(opensAt, Math.ceil((place * SECOND_MS) / perSecond));

/** The first place that is not let in yet; whoever comes now gets none before it. */
export const placeAt = ({ opensAt, perSecond }: Timetable, now: Instant): number =>
  Math.max(0, Math.ceil(((epochMs(now) - epochMs(opensAt)) * perSecond) / SECOND_MS));

/** How many people are let in before a place, at the most; 0 once it is its turn. */
export const aheadOf = (timetable: Timetable, place: number, now: Instant): number =>
  now >= admittedFrom(timetable, place) ? 0 : Math.max(1, place - placeAt(timetable, now));

/** Whole seconds until then, rounded up; 0 when it has come. */
export const secondsUntil = (at: Instant, now: Instant): number =>
  Math.max(0, Math.ceil((epochMs(at) - epochMs(now)) / SECOND_MS));

/** The place of an early comer: their lot, from 0 up to 1, among as many as came early. */
export const placeOfLot = (lot: number, comers: number): number => Math.floor(lot * comers);

const ASK_WITHIN_SECONDS = 10;
const LOOK_BEFORE_SECONDS = 30;
const LOOK_WITHIN_SECONDS = 20;

/**
 * When an early comer's phone asks again, each at a moment of its own: once shortly before the opening, for how many came; then
 * after it, for the place, no faster than people are let in.
 */
export const askAgainAt = ({ opensAt, perSecond }: Timetable, lot: number, comers: number, now: Instant): Instant => {
  const look = plusMs(opensAt, Math.round((lot * LOOK_WITHIN_SECONDS - LOOK_BEFORE_SECONDS) * SECOND_MS));
  if (now < look) return look;
  return plusMs(opensAt, Math.round(lot * Math.min(ASK_WITHIN_SECONDS, comers / perSecond) * SECOND_MS));
};
