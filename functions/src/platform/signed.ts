import { type Instant, epochMs } from '@luhuan/shared/clock';
import { type JWTPayload, SignJWT, errors, jwtVerify } from 'jose';
import { type Keys, derive } from './digest.ts';

const ALGORITHM = 'HS256';
const ISSUER = 'luhuan';

const secondsOf = (at: Instant): number => Math.floor(epochMs(at) / 1_000);

type Lifetime = { readonly subject: string; readonly statedAt: Instant; readonly expiresAt: Instant };

/** Claims signed for one purpose, each with a key of its own: what was signed for another is not accepted. Times are to the second. */
export const sign = (keys: Keys, purpose: string, claims: JWTPayload, lifetime: Lifetime): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setSubject(lifetime.subject)
    .setIssuedAt(secondsOf(lifetime.statedAt))
    .setExpirationTime(secondsOf(lifetime.expiresAt))
    .sign(derive(keys, purpose, ''));

/** What was signed, or `undefined` when the text is forged, expired, of another purpose or another algorithm. */
export const readSigned = async (
  keys: Keys,
  purpose: string,
  text: string,
  now: Instant,
): Promise<JWTPayload | undefined> => {
  try {
    const { payload } = await jwtVerify(text, derive(keys, purpose, ''), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      currentDate: new Date(epochMs(now)),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
};
