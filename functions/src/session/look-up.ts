import { dayOf, plusSeconds } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { LookUp } from '../http/caller.ts';
import { parsePerson, personKey } from '../person/store.ts';
import { type Table, writeOne } from '../platform/table.ts';
import { parsePower, powerKey } from '../power/store.ts';
import { tillAsked, tillKeys } from '../till/asked.ts';
import { noteSeen, readSessionAndPerson } from './store.ts';

const SEEN_SECONDS = 3_600;

const actingKeys = (delegate: PersonId, principal: PersonId | undefined) =>
  principal === undefined ? [] : [powerKey(principal, delegate), personKey(principal)];

/**
 * Finds the session and the person of a token as they are now, with what lets them act for another and how their till stands;
 * notes, once an hour, that the session is used.
 */
export const lookUp =
  (table: Table): LookUp =>
  async ({ sessionId, person: { personId } }, { also, actingFor, till: wanted }, now) => {
    const acting = actingKeys(personId, actingFor);
    const keys = [...acting, ...(also === undefined ? [] : [also])];
    const tills = tillKeys(wanted);
    const found = await readSessionAndPerson(table, { personId, sessionId }, [...keys, ...tills]);
    const { session, person, beside } = found;
    const item = also === undefined ? undefined : beside[acting.length];
    if (session === undefined || person === undefined || now >= session.expiresAt)
      return { signedIn: null, also: item };
    if (now >= plusSeconds(session.seenAt, SEEN_SECONDS) || dayOf(now) !== dayOf(session.seenAt))
      await writeOne(table, noteSeen(table, session, now));
    const [power, principal] = acting.length === 0 ? [] : [parsePower(beside[0]), parsePerson(beside[1])];
    const over = power === undefined || principal === undefined ? undefined : { power, principal };
    const till = wanted === undefined ? null : await tillAsked(table, person, wanted, beside.slice(keys.length));
    return { signedIn: { person, confirmedUntil: session.confirmedUntil, acting: over, till }, also: item };
  };
