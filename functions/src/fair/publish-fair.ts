import { type Instant, plusDays, plusSeconds } from '@luhuan/shared/clock';
import type { Fair, FairStop, FairTerms, StopTerms } from '@luhuan/shared/fair/fair';
import { cancelStops, changeStop, publish } from '@luhuan/shared/fair/publish';
import { stopOf } from '@luhuan/shared/fair/sign-up';
import { FairId, type NewId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, type Write } from '../platform/table.ts';
import * as store from './store.ts';

type Office = Pick<Person, 'officeRegionCode'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

const DAYS_BACK = 90;
/** More than an office looks after in half a year. */
const OFFICE_MAX = 200;
/** Sign-ups are listed by an index, which is a moment late. */
const TOLD_AFTER_SECONDS = 30;

export const listOfficeFairs =
  (table: Table) =>
  async ({ officeRegionCode }: Office, now: Instant): Promise<Result<{ items: Fair[] }, never>> => {
    if (officeRegionCode === null) return ok({ items: [] });
    const page = { endsAfter: plusDays(now, -DAYS_BACK), limit: OFFICE_MAX };
    const listed = await store.listFairs(table, officeRegionCode, page);
    return ok({ items: listed.filter(({ regionCode }) => contains(officeRegionCode, regionCode)) });
  };

type Published = { readonly terms: FairTerms; readonly person: Office; readonly attempt: Attempt };
type PublishRefusal = RefusalOf<'NotFound' | 'FairStopOver'>;

export const publishFair =
  ({ table, newId }: { readonly table: Table; readonly newId: NewId }) =>
  ({ terms, person, attempt }: Published): Promise<Outcome<Fair, PublishRefusal | Reused>> =>
    once<Fair, PublishRefusal>(table, attempt, async (commitOnce) => {
      if (person.officeRegionCode === null) return refuse({ code: 'NotFound' });
      const fairId = FairId.parse(`fai_${newId()}`);
      const fair = publish(terms, { fairId, regionCode: person.officeRegionCode, at: attempt.at });
      if (!fair.ok) return fair;
      const reminders = fair.value.stops.flatMap((stop) => store.addReminder(table, fairId, stop));
      const done = await commitOnce(fair.value, { fair: store.putFair(table, fair.value), reminders });
      if (!done.ok) throw new Error(`${fairId} was there before`);
      return done.value;
    });

type Changed = {
  readonly fairId: FairId;
  readonly version: number;
  readonly reason: string;
  readonly person: Office;
  readonly attempt: Attempt;
};
type ChangeRefusal = RefusalOf<
  'NotFound' | 'FairChanged' | 'FairStopOver' | 'FairStopCancelled' | 'FairPlacesTaken' | 'FairTourOverlaps'
>;
type Change<E> = (fair: Fair) => Result<{ readonly after: Fair; readonly stops: readonly FairStop[] }, E>;

/** What is told of a stop that was changed, and when. */
const tellings = (table: Table, before: Fair, stop: FairStop, at: Instant): Write[] => {
  const { fairId } = before;
  const { number: stopNumber, version, cancelled } = stop;
  if (stopOf(before, stopNumber)?.version === version) return [];
  const what = cancelled === null ? 'moved' : 'cancelled';
  const telling = store.addTelling(table, {
    fairId,
    stopNumber,
    what,
    version,
    dueAt: plusSeconds(at, TOLD_AFTER_SECONDS),
  });
  return [telling, ...(cancelled === null ? store.addReminder(table, fairId, stop) : [])];
};

/** Somebody may sign up or leave between the read and the write so many times. */
const TRIES_MAX = 8;

const change = <E extends { readonly code: string }>(
  table: Table,
  { fairId, version, person: { officeRegionCode }, attempt }: Changed,
  changed: Change<E>,
): Promise<Outcome<Fair, E | RefusalOf<'NotFound' | 'FairChanged'> | Reused>> =>
  once<Fair, E | RefusalOf<'NotFound' | 'FairChanged'>>(table, attempt, async (commitOnce) => {
    for (let tries = 1; tries <= TRIES_MAX; tries++) {
      const before = await store.readFair(table, fairId);
      if (before === undefined || officeRegionCode === null || !contains(officeRegionCode, before.regionCode))
        return refuse({ code: 'NotFound' as const });
      if (before.version !== version) return refuse({ code: 'FairChanged' as const });
      const next = changed(before);
      if (!next.ok) return next;
      const { after, stops } = next.value;
      const told = stops.flatMap((stop) => tellings(table, before, stop, attempt.at));
      const done = await commitOnce(after, { fair: store.putStops(table, before, after, stops), told });
      if (done.ok) return done.value;
      await table.backOff(tries);
    }
    throw new Contention(`${fairId} changed ${TRIES_MAX} times`);
  });

export const changeFairStop =
  (table: Table) =>
  ({ stopNumber, terms, ...asked }: Changed & { readonly stopNumber: number; readonly terms: StopTerms }) =>
    change<Exclude<ChangeRefusal, RefusalOf<'FairChanged'>>>(table, asked, (fair) => {
      const before = stopOf(fair, stopNumber);
      if (before === undefined) return refuse({ code: 'NotFound' });
      const after = changeStop(fair, before, terms, { reason: asked.reason, at: asked.attempt.at });
      return after.ok ? ok({ after: after.value.fair, stops: [after.value.stop] }) : after;
    });

export const cancelFair =
  (table: Table) =>
  ({ stopNumber, ...asked }: Changed & { readonly stopNumber: number | null }) =>
    change<RefusalOf<'NotFound' | 'FairStopOver' | 'FairStopCancelled'>>(table, asked, (fair) => {
      if (stopNumber !== null && stopOf(fair, stopNumber) === undefined) return refuse({ code: 'NotFound' });
      const after = cancelStops(fair, stopNumber, { reason: asked.reason, at: asked.attempt.at });
      return after.ok ? ok({ after: after.value.fair, stops: after.value.cancelled }) : after;
    });
