import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Bytes of an ASCII text; WeChat's runtime has no TextEncoder. */
export const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** Names a text without showing it: SHA-256, hex. Works on phones, which know no TextEncoder. */
export const markOf = (text: string): string => bytesToHex(sha256(asciiBytes(encodeURIComponent(text))));
