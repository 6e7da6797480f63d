import { type Instant, instantAt } from '@luhuan/shared/clock';
import { SessionId } from '@luhuan/shared/ids';
import { Person } from '@luhuan/shared/person/person';
import * as z from 'zod';
import type { Keys } from '../platform/digest.ts';
import { readSigned, sign } from '../platform/signed.ts';

const PURPOSE = 'session';

/** What a token states: which session, and who its person was at `statedAt`. */
export type Statement = {
  readonly sessionId: SessionId;
  readonly person: Person;
  /** To the second. */
  readonly statedAt: Instant;
  readonly expiresAt: Instant;
};

const Claims = z.object({ sid: SessionId, person: Person, iat: z.int(), exp: z.int() });

/** A signed statement of who is calling, good as long as the session is. */
export const signToken = (keys: Keys, { sessionId, person, statedAt, expiresAt }: Statement): string =>
  sign(keys, PURPOSE, { sid: sessionId, person }, { subject: person.personId, statedAt, expiresAt });

/** What the header states, or `undefined` when it is missing, forged, expired or of another algorithm. */
export const readToken = (keys: Keys, authorization: string | undefined, now: Instant): Statement | undefined => {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  const claims = Claims.safeParse(readSigned(keys, PURPOSE, token, now));
  if (!claims.success) return undefined;
  const { sid: sessionId, person, iat, exp } = claims.data;
  return { sessionId, person, statedAt: instantAt(iat * 1_000), expiresAt: instantAt(exp * 1_000) };
};
