import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { VerifySignature } from '@luhuan/shared/receipt/replay';
import { keyIdOf } from '@luhuan/shared/receipt/sign';
import type { SigningKey } from '@luhuan/shared/receipt/signed-receipt';

/** Signs with a key that it does not give away. */
export type Signer = SigningKey & { readonly sign: (message: Uint8Array) => string };

// RFC 8410: a raw key of 32 bytes follows these
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

const publicKeyOf = (raw: string) =>
  createPublicKey({ key: Buffer.concat([PUBLIC, Buffer.from(raw, 'hex')]), format: 'der', type: 'spki' });

/** The Ed25519 key pair of 32 random bytes. */
export const signerOf = (seed: Uint8Array): Signer => {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(PUBLIC.length)
    .toString('hex');
  return { keyId: keyIdOf(publicKey), publicKey, sign: (message) => sign(null, message, key).toString('hex') };
};

export const verifySignature: VerifySignature = (publicKey, message, signature) =>
  verify(null, message, publicKeyOf(publicKey), Buffer.from(signature, 'hex'));

/** A public key as a file names it: PEM, or its 32 bytes in hex. @throws for anything else. */
export const readPublicKey = (text: string): string => {
  if (/^[0-9a-f]{64}$/.test(text.trim())) return text.trim();
  const der = createPublicKey(text).export({ format: 'der', type: 'spki' });
  if (!der.subarray(0, PUBLIC.length).equals(PUBLIC)) throw new Error('not an Ed25519 key');
  return der.subarray(PUBLIC.length).toString('hex');
};
