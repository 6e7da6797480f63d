import { type Instant, epochMs } from '@luhuan/shared/clock';
import { TokenError, createSigner, createVerifier } from 'fast-jwt';
import { type Keys, keyOf } from './digest.ts';

const ALGORITHM = 'HS256';
const ISSUER = 'luhuan';

const secondsOf = (at: Instant): number => Math.floor(epochMs(at) / 1_000);

type Claims = Readonly<Record<string, unknown>>;
type Lifetime = { readonly subject: string; readonly statedAt: Instant; readonly expiresAt: Instant };

/** Claims signed for one purpose, each with a key of its own: what was signed for another is not accepted. Times are to the second. */
export const sign = (
  keys: Keys,
  purpose: string,
  claims: Claims,
  { subject, statedAt, expiresAt }: Lifetime,
): string => {
  const signer = createSigner({ key: Buffer.from(keyOf(keys, purpose)), algorithm: ALGORITHM, iss: ISSUER });
  return signer({ ...claims, sub: subject, iat: secondsOf(statedAt), exp: secondsOf(expiresAt) });
};

/** What was signed, or `undefined` when the text is forged, expired, of another purpose or another algorithm. */
export const readSigned = (keys: Keys, purpose: string, text: string, now: Instant): unknown => {
  const verify = createVerifier({
    key: Buffer.from(keyOf(keys, purpose)),
    algorithms: [ALGORITHM],
    allowedIss: ISSUER,
    requiredClaims: ['iss', 'exp'],
    // to the library a token is still good at its end: ours are good up to it
    clockTimestamp: epochMs(now) + 1,
  });
  try {
    return verify(text);
  } catch (error) {
    if (error instanceof TokenError) return undefined;
    throw error;
  }
};
