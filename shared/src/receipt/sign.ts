import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Batch, SignedReceipt } from './signed-receipt.ts';

/** Canonical JSON (RFC 8785): what is kept, hashed and signed is this text, never a second writing of the same content. */
export const canonicalText = (content: unknown): string => {
  const text = canonicalize(content);
  if (text === undefined) throw new Error('nothing that JSON can say');
  return text;
};

export const keyIdOf = (publicKey: string): string => bytesToHex(sha256(hexToBytes(publicKey)));

/** What the signature is over. It names its purpose, so that it can be taken for nothing else. */
export const signedBytes = ({ root, size, keyId, signedAt }: Omit<Batch, 'signature'>): Uint8Array =>
  utf8ToBytes(canonicalText({ purpose: 'luhuan/receipt-batch/1', root, size, keyId, signedAt }));

/** A receipt as one line of a file. */
export const lineOf = (entry: SignedReceipt): string => `${canonicalText(entry)}\n`;
