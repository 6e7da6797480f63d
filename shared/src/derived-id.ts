import { sha256 } from '@noble/hashes/sha2.js';
import { base32crockford } from '@scure/base';
import { asciiBytes } from './bytes.ts';
import { type Instant, epochMs } from './clock.ts';

const TIME_CHARACTERS = 10;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TAG_BYTES = 10;

/** The first characters of every id of a moment: ids between two of these are of the time between. */
export const timeCode = (at: Instant): string =>
  Array.from(
    { length: TIME_CHARACTERS },
    (_, index) => ALPHABET[Math.floor(epochMs(at) / 32 ** (TIME_CHARACTERS - 1 - index)) % 32],
  ).join('');

/** 26 characters in the form of a ULID: the same ASCII `source` and moment always make the same, and they sort by time. */
export const derivedId = (source: string, at: Instant): string =>
  `${timeCode(at)}${base32crockford.encode(sha256(asciiBytes(source)).slice(0, TAG_BYTES))}`;
