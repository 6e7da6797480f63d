import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { UploadType } from './upload.ts';

/** What a link is asked for with, in lower-case hex. */
export const fileDigest = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

const BEGINS: readonly (readonly [UploadType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
];

/** What a file says of itself in its first bytes; `undefined`: nothing that is taken. */
export const typeOf = (bytes: Uint8Array): UploadType | undefined =>
  BEGINS.find(([, first]) => first.every((byte, index) => bytes[index] === byte))?.[0];
