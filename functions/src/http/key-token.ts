import { crc32 } from 'node:zlib';
import { ApiKeyId } from '@luhuan/shared/ids';
import { type Keys, keyedDigest } from '../platform/digest.ts';

/**
 * What a system sends: prefix, key, secret, and a check of all of it, so that scanners of repositories know a leaked one from
 * chance, and a mistyped one costs no look at the table.
 */
const TOKEN = /^(lhk_([0-9A-HJKMNP-TV-Z]{26})([0-9A-HJKMNP-TV-Z]{26}))([0-9A-Z]{7})$/;

const checkOf = (text: string): string => crc32(text).toString(36).toUpperCase().padStart(7, '0');

export const writeKeyToken = (keyId: ApiKeyId, secret: string): string => {
  const text = `lhk_${keyId.slice('key_'.length)}${secret}`;
  return `${text}${checkOf(text)}`;
};

/** Whether a header says that a system calls, rightly or not. */
export const isKeyed = (authorization: string | undefined): authorization is string =>
  /^Bearer lhk_/i.test(authorization ?? '');

/** The key and the secret of a header; `undefined`: no token, or misspelt. */
export const readKeyToken = (
  authorization: string,
): { readonly keyId: ApiKeyId; readonly secret: string } | undefined => {
  const [, text, key, secret, check] = TOKEN.exec(authorization.replace(/^Bearer /, '')) ?? [];
  if (text === undefined || key === undefined || secret === undefined || check !== checkOf(text)) return undefined;
  return { keyId: ApiKeyId.parse(`key_${key}`), secret };
};

/** What is kept of a secret. */
export const digestOfSecret = (keys: Keys, keyId: ApiKeyId, secret: string): string =>
  keyedDigest(keys, 'api-key', `${keyId}|${secret}`);
