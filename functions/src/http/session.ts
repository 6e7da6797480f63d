import { instantAt, epochMs, type Instant } from '@luhuan/shared/clock';
import { Person } from '@luhuan/shared/person/person';
import { SignJWT, errors, jwtVerify } from 'jose';
import * as z from 'zod';
import { type Keys, derive } from '../platform/digest.ts';

const ALGORITHM = 'HS256';
const ISSUER = 'luhuan';
const HOURS = 12;

const Claims = z.object({ person: Person });

/** A signed statement of who is calling, good for twelve hours. */
export const signSession = async (
  keys: Keys,
  person: Person,
  now: Instant,
): Promise<{ token: string; expiresAt: Instant }> => {
  const issuedAt = Math.floor(epochMs(now) / 1_000);
  const expires = issuedAt + HOURS * 3_600;
  const token = await new SignJWT({ person })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setSubject(person.personId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expires)
    .sign(derive(keys, 'session', ''));
  return { token, expiresAt: instantAt(expires * 1_000) };
};

/** The caller, or `undefined` when the header is missing, forged, expired or of another algorithm. */
export const readSession = async (
  keys: Keys,
  authorization: string | undefined,
  now: Instant,
): Promise<Person | undefined> => {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  try {
    const { payload } = await jwtVerify(token, derive(keys, 'session', ''), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      currentDate: new Date(epochMs(now)),
    });
    const claims = Claims.safeParse(payload);
    return claims.success ? claims.data.person : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
};
