import { type Instant, epochMs } from '@luhuan/shared/clock';
import { type JWTPayload, SignJWT, errors, jwtVerify } from 'jose';
import { type Keys, derive } from './digest.ts';

const ALGORITHM = 'HS256';
const ISSUER = 'luhuan';

const secondsOf = (at: Instant): number => Math.floor(epochMs(at) / 1_000);

const imported = new WeakMap<Uint8Array, Promise<CryptoKey>>();

/** The key of a purpose in the form that is checked with: to make it anew for each token costs as much as the check. */
const keyOf = (keys: Keys, purpose: string): Promise<CryptoKey> => {
  const bytes = derive(keys, purpose, '');
  const known =
    imported.get(bytes) ??
    crypto.subtle.importKey('raw', new Uint8Array(bytes), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  imported.set(bytes, known);
  return known;
};

type Lifetime = { readonly subject: string; readonly statedAt: Instant; readonly expiresAt: Instant };

/** Claims signed for one purpose, each with a key of its own: what was signed for another is not accepted. Times are to the second. */
export const sign = async (keys: Keys, purpose: string, claims: JWTPayload, lifetime: Lifetime): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setSubject(lifetime.subject)
    .setIssuedAt(secondsOf(lifetime.statedAt))
    .setExpirationTime(secondsOf(lifetime.expiresAt))
    .sign(await keyOf(keys, purpose));

/** What was signed, or `undefined` when the text is forged, expired, of another purpose or another algorithm. */
export const readSigned = async (
  keys: Keys,
  purpose: string,
  text: string,
  now: Instant,
): Promise<JWTPayload | undefined> => {
  try {
    const { payload } = await jwtVerify(text, await keyOf(keys, purpose), {
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
