import { createHmac } from 'node:crypto';
import { type Instant, epochMs } from '@luhuan/shared/clock';
// from their own files: the rest of the package is loaded when something is sealed
import { decodeProtectedHeader } from 'jose/decode/protected_header';
import * as errors from 'jose/errors';
import { decodeJwt } from 'jose/jwt/decode';
import * as z from 'zod';
import { type Keys, keyOf, sameText } from './digest.ts';

const ALGORITHM = 'HS256';
const ISSUER = 'luhuan';

const secondsOf = (at: Instant): number => Math.floor(epochMs(at) / 1_000);

type Claims = Readonly<Record<string, unknown>>;
type Lifetime = { readonly subject: string; readonly statedAt: Instant; readonly expiresAt: Instant };

const macOf = (keys: Keys, purpose: string, text: string): string =>
  createHmac('sha256', keyOf(keys, purpose)).update(text).digest('base64url');
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const HEADER = encoded({ alg: ALGORITHM });

/**
 * A JWT of claims signed for one purpose, each with a key of its own: what was signed for another is not accepted. Times are to the
 * second. The library that reads it signs and checks by Web Crypto alone, which took a claim six times as long.
 */
export const sign = (
  keys: Keys,
  purpose: string,
  claims: Claims,
  { subject, statedAt, expiresAt }: Lifetime,
): string => {
  const stated = { iss: ISSUER, sub: subject, iat: secondsOf(statedAt), exp: secondsOf(expiresAt) };
  const text = `${HEADER}.${encoded({ ...claims, ...stated })}`;
  return `${text}.${macOf(keys, purpose, text)}`;
};

/** Without extensions: none is known here, and one that is critical must not be ignored. */
const Header = z.strictObject({ alg: z.literal(ALGORITHM), typ: z.literal('JWT').optional() });
const Registered = z.object({ iss: z.literal(ISSUER), exp: z.int(), nbf: z.int().optional() });

/** What was signed, or `undefined` when the text is forged, expired, of another purpose or another algorithm. */
export const readSigned = (keys: Keys, purpose: string, text: string, now: Instant): unknown => {
  const end = text.lastIndexOf('.');
  if (!sameText(text.slice(end + 1), macOf(keys, purpose, text.slice(0, end)))) return undefined;
  try {
    if (!Header.safeParse(decodeProtectedHeader(text)).success) return undefined;
    const claims = decodeJwt(text);
    const registered = Registered.safeParse(claims);
    if (!registered.success) return undefined;
    const { exp, nbf = 0 } = registered.data;
    const at = epochMs(now) / 1_000;
    return nbf <= at && at < exp ? claims : undefined;
  } catch (error) {
    // right by its key, and still no token
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
    throw error;
  }
};
