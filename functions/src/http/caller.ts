import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { PersonId, type SessionId, type ShopId, type TillId } from '@luhuan/shared/ids';
import { type Operation, may, permissionOf } from '@luhuan/shared/person/permission';
import type { Person } from '@luhuan/shared/person/person';
import { type Actor, type Power, lets } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { ClerkId, System } from '@luhuan/shared/api-key/clerk';
import type { TillAsked } from '@luhuan/shared/till/check';
import type { Keys } from '../platform/digest.ts';
import type { Key } from '../platform/table.ts';
import { isKeyed } from './key-token.ts';
import { type KeyDoor, keyCallerAt } from './key-caller.ts';
import { type Statement, readToken, signToken } from './token.ts';

/**
 * What is read beside the session: an item of the operation's own, what lets the caller act for somebody else, and how the till
 * stands where one is asked for.
 */
type Beside = {
  readonly also: Key | undefined;
  readonly actingFor: PersonId | undefined;
  readonly till: TillWanted | undefined;
};
type TillWanted = { readonly tillId: TillId | undefined; readonly shopId: ShopId | null };

type SignedIn = {
  readonly person: Person;
  readonly confirmedUntil: Instant | null;
  /** The power over whom the caller acts for, and that person; `undefined` where either is not there. */
  readonly acting: { readonly power: Power; readonly principal: Person } | undefined;
  /** `null` where none is asked for. */
  readonly till: TillAsked | null;
};

/** A session and its person as they are now, `null` once signed out, with what was read beside them in the same request. */
export type LookUp = (
  statement: Statement,
  beside: Beside,
  now: Instant,
) => Promise<{ readonly signedIn: SignedIn | null; readonly also: unknown }>;

/** Who calls. `also`: the item that was read beside the session, `undefined` where nothing was looked up or found. */
export type Caller = {
  /** Whose things the call is about: the caller's own, or those of whom they act for; a shop's system, where a key calls. */
  readonly person: Person | System | null;
  readonly actor: Actor | null;
  readonly sessionId: SessionId | null;
  /** Whether the session itself was read, and `also` with it. */
  readonly lookedUp: boolean;
  readonly also: unknown;
  /** What a till is held against; `null`: the call is none that a till makes. */
  readonly till: TillAsked | null;
  /** A newer token, where the one that came is old. */
  readonly renewed: string | undefined;
};

/** How long a crowd's tokens are believed without a look at the session. */
const BELIEVED_SECONDS = 300;
/** A token is renewed in good time before that, whenever its session is looked up anyway. */
const RENEWED_SECONDS = 240;

type Door = KeyDoor & { readonly keys: Keys; readonly lookUp: LookUp };
type Refused = RefusalOf<
  | 'SignInNeeded'
  | 'NotAllowed'
  | 'ConfirmationNeeded'
  | 'PowerMissing'
  | 'KeyNotAccepted'
  | 'KeyNotForThis'
  | 'TooManyRequests'
>;

const NOBODY: Caller = {
  person: null,
  actor: null,
  sessionId: null,
  lookedUp: false,
  also: undefined,
  till: null,
  renewed: undefined,
};

/** Who states no proof of identity may have brought it since: they are looked up. */
const believed = (operation: Operation, { statedAt, person }: Statement, now: Instant): boolean => {
  const { allow, rush = false } = permissionOf(operation);
  return allow === 'everybody' || (rush && person.identity !== null && now < plusSeconds(statedAt, BELIEVED_SECONDS));
};

const callerFrom = async (
  { keys }: Door,
  statement: Statement,
  { person }: SignedIn,
  now: Instant,
): Promise<Pick<Caller, 'person' | 'actor' | 'renewed'>> => {
  const old = now >= plusSeconds(statement.statedAt, RENEWED_SECONDS);
  const renewed = old ? signToken(keys, { ...statement, person, statedAt: now }) : undefined;
  return { person, actor: { personId: person.personId, power: null }, renewed };
};

/** Puts the person whom the caller acts for in the caller's place, if a power lets them, as they are now, do this. */
const inPlaceOf = (
  caller: Caller,
  { person: delegate, acting }: SignedIn,
  operation: Operation,
  now: Instant,
): Result<Caller, Refused> => {
  const { delegable } = permissionOf(operation);
  if (delegable === undefined) return refuse({ code: 'NotAllowed' });
  if (acting === undefined || !lets(acting.power, delegate, delegable, now)) return refuse({ code: 'PowerMissing' });
  if (!may(acting.principal, operation)) return refuse({ code: 'NotAllowed' });
  return ok({ ...caller, person: acting.principal, actor: { personId: delegate.personId, power: acting.power } });
};

type Knock = {
  readonly authorization: string | undefined;
  /** Whom the caller says to act for. */
  readonly actingFor: string | undefined;
  /** What the operation wants read beside the session, for this caller. */
  readonly also: (caller: ClerkId) => Key | undefined;
  /** Whether something is only tried out. */
  readonly dry: boolean;
  /** The till that the request names. */
  readonly tillId: TillId | undefined;
  readonly now: Instant;
};

/**
 * Lets a caller in or turns them away. Sessions are looked up at every call, so signing out, losing a role and losing a power
 * count at once; only what is public, and what crowds do for themselves, goes by the signed token.
 */
export const callerAt = async (door: Door, operation: Operation, knock: Knock): Promise<Result<Caller, Refused>> => {
  const { authorization, actingFor, also, tillId, now } = knock;
  const { allow, confirm = false, ends = false, delegable, till = false } = permissionOf(operation);
  if (isKeyed(authorization) && allow !== 'everybody') {
    const system = await keyCallerAt(door, operation, { ...knock, authorization });
    if (!system.ok) return system;
    const { also: beside } = system.value;
    return ok({ ...NOBODY, person: system.value.system, lookedUp: true, also: beside });
  }
  const statement = readToken(door.keys, authorization, now);
  if (statement === undefined && allow !== 'everybody') return refuse({ code: 'SignInNeeded' });
  if (actingFor !== undefined && delegable === undefined) return refuse({ code: 'NotAllowed' });
  if (actingFor !== undefined && statement === undefined) return refuse({ code: 'SignInNeeded' });
  if (statement === undefined) return ok(NOBODY);
  const { person, sessionId } = statement;
  if (actingFor === undefined && believed(operation, statement, now))
    return may(person, operation)
      ? ok({ ...NOBODY, person, actor: { personId: person.personId, power: null }, sessionId })
      : refuse({ code: 'NotAllowed' });
  const principal = PersonId.safeParse(actingFor).data;
  const beside = {
    also: also(person.personId),
    actingFor: principal === person.personId ? undefined : principal,
    till: till ? { tillId, shopId: person.shopId } : undefined,
  };
  const { signedIn, also: found } = await door.lookUp(statement, beside, now);
  const looked = { ...NOBODY, sessionId, lookedUp: true, also: found };
  if (signedIn === null) {
    const self = { personId: person.personId, power: null };
    return ends && found !== undefined ? ok({ ...looked, person, actor: self }) : refuse({ code: 'SignInNeeded' });
  }
  const caller = { ...looked, till: signedIn.till, ...(await callerFrom(door, statement, signedIn, now)) };
  if (actingFor !== undefined) return inPlaceOf(caller, signedIn, operation, now);
  if (!may(signedIn.person, operation)) return refuse({ code: 'NotAllowed' });
  if (confirm && !(signedIn.confirmedUntil !== null && now < signedIn.confirmedUntil))
    return refuse({ code: 'ConfirmationNeeded' });
  return ok(caller);
};
