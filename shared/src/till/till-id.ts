import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { base32crockford } from '@scure/base';
import { TillId } from '../ids.ts';
import type { TillKey } from './till.ts';

const CHARACTERS = 26;

/** The id of a key, so that who asks twice is one till, and nobody takes the id of another. */
export const tillIdOf = (publicKey: TillKey): TillId =>
  TillId.parse(`til_${base32crockford.encode(sha256(hexToBytes(publicKey))).slice(0, CHARACTERS)}`);
