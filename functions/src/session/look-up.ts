import { dayOf, plusSeconds } from '@luhuan/shared/clock';
import type { LookUp } from '../http/caller.ts';
import { type Table, writeOne } from '../platform/table.ts';
import { noteSeen, readSessionAndPerson } from './store.ts';

const SEEN_SECONDS = 3_600;

/** Finds the session and the person of a token as they are now; notes, once an hour, that the session is used. */
export const lookUp =
  (table: Table): LookUp =>
  async ({ sessionId, person: { personId } }, also, now) => {
    const found = await readSessionAndPerson(table, { personId, sessionId }, also);
    const { session, person } = found;
    if (session === undefined || person === undefined || now >= session.expiresAt)
      return { signedIn: null, also: found.also };
    if (now >= plusSeconds(session.seenAt, SEEN_SECONDS) || dayOf(now) !== dayOf(session.seenAt))
      await writeOne(table, noteSeen(table, session, now));
    return { signedIn: { person, confirmedUntil: session.confirmedUntil }, also: found.also };
  };
