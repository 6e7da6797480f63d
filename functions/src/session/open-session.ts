import type { Session } from '@luhuan/shared/api/sessions';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type NewId, SessionId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { postsOf } from '@luhuan/shared/person/staff';
import type { OpenSession } from '@luhuan/shared/person/session';
import { signToken } from '../http/token.ts';
import type { Keys } from '../platform/digest.ts';
import { type Table, writeOne } from '../platform/table.ts';
import { type RiskRank, type SessionRow, addSession } from './store.ts';

export type SessionDeps = { readonly table: Table; readonly keys: Keys; readonly newId: NewId };
type Recognised = { readonly person: Person; readonly risk?: RiskRank } & Pick<OpenSession, 'way' | 'device'>;

/** A shopper's phone stays signed in for a month; whoever moves others' money signs in once a shift. Assumptions. */
const SHOPPER_SECONDS = 30 * 86_400;
const STAFF_SECONDS = 12 * 3_600;

export const newSession = (
  { keys, newId }: Pick<SessionDeps, 'keys' | 'newId'>,
  { person, way, device, risk }: Recognised,
  now: Instant,
): { row: SessionRow; session: Promise<Session> } => {
  const sessionId = SessionId.parse(`ses_${newId()}`);
  const { personId } = person;
  const expiresAt = plusSeconds(now, postsOf(person).length > 0 ? STAFF_SECONDS : SHOPPER_SECONDS);
  const signed = async (): Promise<Session> => ({
    token: signToken(keys, { sessionId, person, statedAt: now, expiresAt }),
    sessionId,
    expiresAt,
    person,
  });
  const times = { openedAt: now, seenAt: now, expiresAt, confirmedUntil: null };
  const said = risk === undefined ? {} : { risk };
  return { row: { type: 'session', sessionId, personId, way, device, ...times, ...said }, session: signed() };
};

/** A session for somebody who has been recognised. */
export const openSession = async (deps: SessionDeps, recognised: Recognised, now: Instant): Promise<Session> => {
  const { row, session } = newSession(deps, recognised, now);
  if (!(await writeOne(deps.table, addSession(deps.table, row)))) throw new Error('a session id was used before');
  return session;
};
