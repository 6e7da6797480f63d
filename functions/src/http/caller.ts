import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import type { SessionId } from '@luhuan/shared/ids';
import { type Operation, may, permissionOf } from '@luhuan/shared/person/permission';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Keys } from '../platform/digest.ts';
import type { Key } from '../platform/table.ts';
import { type Statement, readToken, signToken } from './token.ts';

/** A session and its person as they are now, `null` once signed out, with whatever else was read in the same request. */
export type LookUp = (
  statement: Statement,
  also: Key | undefined,
  now: Instant,
) => Promise<{
  readonly signedIn: { readonly person: Person; readonly confirmedUntil: Instant | null } | null;
  readonly also: unknown;
}>;

/** Who calls. `also`: the item that was read beside the session, `undefined` where nothing was looked up or found. */
export type Caller = {
  readonly person: Person | null;
  readonly sessionId: SessionId | null;
  /** Whether the session itself was read, and `also` with it. */
  readonly lookedUp: boolean;
  readonly also: unknown;
  /** A newer token, where the one that came is old. */
  readonly renewed: string | undefined;
};

/** How long a crowd's tokens are believed without a look at the session. */
const BELIEVED_SECONDS = 300;
/** A token is renewed in good time before that, whenever its session is looked up anyway. */
const RENEWED_SECONDS = 240;

type Door = { readonly keys: Keys; readonly lookUp: LookUp };
type Refused = RefusalOf<'SignInNeeded' | 'NotAllowed' | 'ConfirmationNeeded'>;

const NOBODY: Caller = { person: null, sessionId: null, lookedUp: false, also: undefined, renewed: undefined };

/** Who states no proof of identity may have brought it since: they are looked up. */
const believed = (operation: Operation, { statedAt, person }: Statement, now: Instant): boolean => {
  const { allow, rush = false } = permissionOf(operation);
  return allow === 'everybody' || (rush && person.identity !== null && now < plusSeconds(statedAt, BELIEVED_SECONDS));
};

/**
 * Lets a caller in or turns them away. Sessions are looked up at every call, so signing out and losing a role count at once;
 * only what is public, and what crowds do, goes by the signed token.
 */
export const callerAt = async (
  door: Door,
  operation: Operation,
  {
    authorization,
    also,
    now,
  }: { authorization: string | undefined; also: (person: Person) => Key | undefined; now: Instant },
): Promise<Result<Caller, Refused>> => {
  const { allow, confirm = false, ends = false } = permissionOf(operation);
  const statement = await readToken(door.keys, authorization, now);
  if (statement === undefined) return allow === 'everybody' ? ok(NOBODY) : refuse({ code: 'SignInNeeded' });
  if (believed(operation, statement, now)) {
    const { person, sessionId } = statement;
    return may(person, operation) ? ok({ ...NOBODY, person, sessionId }) : refuse({ code: 'NotAllowed' });
  }
  const { signedIn, also: found } = await door.lookUp(statement, also(statement.person), now);
  const { sessionId } = statement;
  const looked = { sessionId, lookedUp: true, also: found, renewed: undefined };
  if (signedIn === null)
    return ends && found !== undefined ? ok({ ...looked, person: statement.person }) : refuse({ code: 'SignInNeeded' });
  const { person, confirmedUntil } = signedIn;
  if (!may(person, operation)) return refuse({ code: 'NotAllowed' });
  if (confirm && !(confirmedUntil !== null && now < confirmedUntil)) return refuse({ code: 'ConfirmationNeeded' });
  const old = now >= plusSeconds(statement.statedAt, RENEWED_SECONDS);
  const renewed = old ? await signToken(door.keys, { ...statement, person, statedAt: now }) : undefined;
  return ok({ ...looked, person, renewed });
};
