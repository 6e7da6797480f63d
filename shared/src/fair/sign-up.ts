import { type Instant, dayOf, plusDays, plusMs, startOf } from '../clock.ts';
import type { FairId, PersonId } from '../ids.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';
import type { Fair, FairStop, SignUp } from './fair.ts';

const SIX_IN_THE_EVENING_MS = 18 * 3_600_000;

/** When who signed up is reminded: the evening before. */
export const remindedAt = (begins: Instant): Instant =>
  plusMs(plusDays(startOf(dayOf(begins)), -1), SIX_IN_THE_EVENING_MS);

type NotOpen = RefusalOf<'FairStopOver' | 'FairStopCancelled' | 'FairWalkIn' | 'FairStopFull' | 'FairStopMoved'>;

type Asked = {
  readonly fairId: FairId;
  readonly personId: PersonId;
  readonly party: number;
  /** The version of the stop that the person saw. */
  readonly version: number;
  readonly at: Instant;
};

/** Whether somebody can sign up for a stop as it stands, and what is noted of it. */
export const signUp = (stop: FairStop, { party, version, at, ...who }: Asked): Result<SignUp, NotOpen> => {
  const { cancelled, begins, left, number } = stop;
  if (cancelled !== null) return refuse({ code: 'FairStopCancelled', reason: cancelled.reason });
  if (at >= begins) return refuse({ code: 'FairStopOver', begins });
  if (left === null) return refuse({ code: 'FairWalkIn' });
  if (version !== stop.version) return refuse({ code: 'FairStopMoved', begins });
  if (left < party) return refuse({ code: 'FairStopFull', left });
  return ok({ ...who, stopNumber: number, party, version, signedUpAt: at });
};

/** Whether a sign-up can be taken back: until the stop begins, and for good once it is cancelled. */
export const isToTakeBack = (stop: FairStop, now: Instant): Result<null, RefusalOf<'FairStopOver'>> =>
  now < stop.begins || stop.cancelled !== null ? ok(null) : refuse({ code: 'FairStopOver', begins: stop.begins });

export const stopOf = ({ stops }: Pick<Fair, 'stops'>, number: number): FairStop | undefined =>
  stops.find((stop) => stop.number === number);
