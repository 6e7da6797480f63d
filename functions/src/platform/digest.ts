import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { base32crockford } from '@scure/base';
import canonicalize from 'canonicalize';

/** Keys for the purposes of the house, all derived from one master key. */
export type Keys = { readonly master: Uint8Array };

/** The key of each purpose as a whole, by master key: every request needs some of them. */
const ofPurposes = new WeakMap<Uint8Array, Map<string, Uint8Array>>();

/** The key of a purpose. Nobody writes into what is returned. */
export const keyOf = (keys: Keys, purpose: string): Uint8Array => {
  const known = ofPurposes.get(keys.master) ?? new Map<string, Uint8Array>();
  ofPurposes.set(keys.master, known);
  const key = known.get(purpose) ?? new Uint8Array(hkdfSync('sha256', keys.master, '', `luhuan/${purpose}`, 32));
  known.set(purpose, key);
  return key;
};

/** 32 bytes of one thing within a purpose, as HKDF's last step makes them: what belongs to one says nothing of another's. */
export const derive = (keys: Keys, purpose: string, context: string): Uint8Array =>
  createHmac('sha256', keyOf(keys, purpose)).update(context).digest();

/** Digest that only the holder of the key can compute: small spaces such as serial numbers cannot be searched from it. */
export const keyedDigest = (keys: Keys, purpose: string, text: string): string =>
  base32crockford.encode(createHmac('sha256', keyOf(keys, purpose)).update(text).digest().subarray(0, 20));

/** Keyed digest over canonical JSON (RFC 8785): what a request said cannot be searched from it. */
export const fingerprintOf = (keys: Keys, value: unknown): string =>
  keyedDigest(keys, 'fingerprint', canonicalize(value) ?? '');

/** Compares without telling by its duration where two texts differ. */
export const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
