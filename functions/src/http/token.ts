import { type Instant, epochMs, instantAt } from '@luhuan/shared/clock';
import { SessionId } from '@luhuan/shared/ids';
import { Person } from '@luhuan/shared/person/person';
import { SignJWT, errors, jwtVerify } from 'jose';
import * as z from 'zod';
import { type Keys, derive } from '../platform/digest.ts';

const ALGORITHM = 'HS256';
const ISSUER = 'luhuan';

/** What a token states: which session, and who its person was at `statedAt`. */
export type Statement = {
  readonly sessionId: SessionId;
  readonly person: Person;
  /** To the second. */
  readonly statedAt: Instant;
  readonly expiresAt: Instant;
};

const Claims = z.object({ sid: SessionId, person: Person, iat: z.int(), exp: z.int() });

const secondsOf = (at: Instant): number => Math.floor(epochMs(at) / 1_000);

/** A signed statement of who is calling, good as long as the session is. */
export const signToken = (keys: Keys, statement: Statement): Promise<string> =>
  new SignJWT({ sid: statement.sessionId, person: statement.person })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setSubject(statement.person.personId)
    .setIssuedAt(secondsOf(statement.statedAt))
    .setExpirationTime(secondsOf(statement.expiresAt))
    .sign(derive(keys, 'session', ''));

/** What the header states, or `undefined` when it is missing, forged, expired or of another algorithm. */
export const readToken = async (
  keys: Keys,
  authorization: string | undefined,
  now: Instant,
): Promise<Statement | undefined> => {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  try {
    const { payload } = await jwtVerify(token, derive(keys, 'session', ''), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      currentDate: new Date(epochMs(now)),
    });
    const claims = Claims.safeParse(payload);
    if (!claims.success) return undefined;
    const { sid: sessionId, person, iat, exp } = claims.data;
    return { sessionId, person, statedAt: instantAt(iat * 1_000), expiresAt: instantAt(exp * 1_000) };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
};
