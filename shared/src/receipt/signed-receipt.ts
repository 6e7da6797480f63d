import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { Revision } from '../campaign/revision.ts';
import { Instant } from '../clock.ts';
import { CampaignId } from '../ids.ts';
import { Hash } from './merkle.ts';
import { Receipt, canonicalText } from './receipt.ts';

/** Ed25519, raw, in hex. */
const PublicKey = z.string().regex(/^[0-9a-f]{64}$/);
const Signature = z.string().regex(/^[0-9a-f]{128}$/);

/** A key that receipts are or were signed with, named by the hash of its public half. */
export const SigningKey = z.strictObject({ keyId: Hash, publicKey: PublicKey }).meta({ id: 'SigningKey' });
export type SigningKey = z.infer<typeof SigningKey>;

export const keyIdOf = (publicKey: string): string => bytesToHex(sha256(hexToBytes(publicKey)));

/** Receipts that were signed together: the root of the tree over them, and the signature. */
export const Batch = z
  .strictObject({
    root: Hash,
    size: z.int().min(1).max(1_048_576),
    keyId: Hash,
    signedAt: Instant,
    signature: Signature,
  })
  .meta({ id: 'ReceiptBatch' });
export type Batch = z.infer<typeof Batch>;

/** What the signature is over. It names its purpose, so that it can be taken for nothing else. */
export const signedBytes = ({ root, size, keyId, signedAt }: Omit<Batch, 'signature'>): Uint8Array =>
  utf8ToBytes(canonicalText({ purpose: 'luhuan/receipt-batch/1', root, size, keyId, signedAt }));

/** Where a receipt stands in the tree of its batch. */
export const PlaceInBatch = z.object({ root: Hash, index: z.int().min(0), path: z.array(Hash).max(20) });
export type PlaceInBatch = z.infer<typeof PlaceInBatch>;

/** One line of a receipt file: everything that is needed to hold a receipt against a policy archive. */
export const SignedReceipt = z
  .strictObject({ receipt: Receipt, index: z.int().min(0), path: z.array(Hash).max(20), batch: Batch })
  .meta({ id: 'SignedReceipt' });
export type SignedReceipt = z.infer<typeof SignedReceipt>;

/** The rules that were ever in force, and the keys of the house. */
export const PolicyArchive = z
  .strictObject({
    revisions: z.array(z.strictObject({ campaignId: CampaignId, revision: Revision })),
    keys: z.array(SigningKey),
  })
  .meta({ id: 'PolicyArchive' });
export type PolicyArchive = z.infer<typeof PolicyArchive>;
