import canonicalize from 'canonicalize';
import * as z from 'zod';
import { markOf } from '../bytes.ts';
import { Instant } from '../clock.ts';
import { type ShopId, TillId } from '../ids.ts';
import type { TillKey } from './till.ts';

/** Header of a request that a registered till sends: its id, when it signed by the server's clock, and its signature. */
export const TILL = 'till';

/** P-256 with SHA-256 over an ASCII text: r and s, 64 bytes in hex. */
export const TillSignature = z.string().regex(/^[0-9a-f]{128}$/);

/** Everything that a signature is for: it is worth nothing on another request. */
export type Signed = {
  readonly tillId: TillId;
  readonly method: 'POST';
  readonly path: string;
  readonly key: string;
  /** As JSON has it. */
  readonly body: unknown;
  readonly at: Instant;
};

/** What a till signs of a request. The body goes in by its canonical JSON (RFC 8785): how it was written does not matter. */
export const signedText = ({ tillId, method, path, key, body, at }: Signed): string =>
  ['luhuan-till-1', tillId, method, path, key, markOf(canonicalize(body) ?? ''), at].join('\n');

/** What a device signs to be registered: that it holds this key, for this shop. */
export const registrationText = (shopId: ShopId, publicKey: TillKey): string =>
  ['luhuan-till-registration-1', shopId, publicKey].join('\n');

export type TillProof = { readonly tillId: TillId; readonly at: Instant; readonly signature: string };

export const proofHeader = ({ tillId, at, signature }: TillProof): string => `${tillId} ${at} ${signature}`;

const Proof = z.tuple([TillId, Instant, TillSignature]);

/** `undefined`: not what a till sends. */
export const readProof = (header: string): TillProof | undefined => {
  const [tillId, at, signature] = Proof.safeParse(header.split(' ')).data ?? [];
  return tillId === undefined || at === undefined || signature === undefined ? undefined : { tillId, at, signature };
};
