import { createPublicKey, verify } from 'node:crypto';
import type { VerifyTill } from '@luhuan/shared/till/check';

// RFC 5480: an uncompressed point on P-256 of 65 bytes follows these
const PUBLIC = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

const keyOf = (raw: string) => {
  try {
    return createPublicKey({ key: Buffer.concat([PUBLIC, Buffer.from(raw, 'hex')]), format: 'der', type: 'spki' });
  } catch {
    return undefined; // not a point of the curve
  }
};

/** ECDSA on P-256 with SHA-256, r and s in hex. */
export const verifyTill: VerifyTill = (publicKey, text, signature) => {
  const key = keyOf(publicKey);
  const bytes = Buffer.from(signature, 'hex');
  return key !== undefined && verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
};
