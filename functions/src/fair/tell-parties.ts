import type { Clock, Instant } from '@luhuan/shared/clock';
import type { Fair, FairStop, SignUp } from '@luhuan/shared/fair/fair';
import { stopOf } from '@luhuan/shared/fair/sign-up';
import { type Notice, noticeIdOf } from '@luhuan/shared/notice/notice';
import { addNotice } from '../notice/store.ts';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, writeOne } from '../platform/table.ts';
import * as store from './store.ts';

const AT_ONCE = 50;

/** The same telling always makes the same notice for a person, so that a repeat tells nobody twice. */
const noticeOf = (telling: store.Telling, fair: Fair, stop: FairStop, { personId }: SignUp): Notice => {
  const { what, version, dueAt, fairId, stopNumber } = telling;
  const changed = what === 'moved' ? stop.moved : what === 'cancelled' ? stop.cancelled : null;
  return {
    noticeId: noticeIdOf(`Fair:${personId}:${fairId}:${stopNumber}:${what}:${version}`, dueAt),
    delegate: personId,
    at: dueAt,
    act: {
      kind: 'fair',
      what,
      fairId,
      stopNumber,
      title: fair.title,
      beginsAt: stop.begins,
      reason: changed?.reason ?? null,
    },
    readAt: null,
    disavowedAt: null,
  };
};

/** What was said of a stop that was changed since is not said; nor the move to whoever signed up after it. */
const concerns = ({ what, version }: store.Telling, signUp: SignUp): boolean =>
  what !== 'moved' || signUp.version < version;

/** Tells everybody of a stop, page by page; a run that is killed begins again and tells nobody twice. */
const tellStop = async (table: Table, telling: store.Telling, now: Instant): Promise<void> => {
  const fair = await store.readFair(table, telling.fairId);
  const stop = fair === undefined ? undefined : stopOf(fair, telling.stopNumber);
  const isStale =
    stop === undefined || stop.version !== telling.version || (telling.what === 'soon' && now >= stop.begins);
  if (fair !== undefined && stop !== undefined && !isStale) {
    let after: string | undefined;
    do {
      const page = await store.listParties(table, telling, after, AT_ONCE);
      const concerned = page.items.filter((signUp) => concerns(telling, signUp));
      await Promise.all(
        concerned.map((signUp) =>
          writeOne(table, addNotice(table, signUp.personId, noticeOf(telling, fair, stop, signUp))),
        ),
      );
      after = page.cursor ?? undefined;
    } while (after !== undefined);
  }
  await writeOne(table, store.removeTelling(table, telling));
};

const PER_RUN = 20;

/**
 * Tells who signed up that a stop is tomorrow, was moved or was cancelled. @returns how many tellings it dealt with; call again
 * while it is not zero.
 */
export const tellParties =
  ({ table, clock, log }: { readonly table: Table; readonly clock: Clock; readonly log: Log }) =>
  async (): Promise<number> => {
    const now = clock.now();
    let told = 0;
    for (const telling of await store.readTellings(table, now, PER_RUN))
      await tellStop(table, telling, now).then(
        () => (told += 1),
        (error: unknown) => log.error('fair not told', { error: errorFields(error) }),
      );
    return told;
  };
