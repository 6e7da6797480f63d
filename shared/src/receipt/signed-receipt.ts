import * as z from 'zod';
import { Revision } from '../campaign/revision.ts';
import { Instant } from '../clock.ts';
import { CampaignId } from '../ids.ts';
import { Receipt } from './receipt.ts';

/** SHA-256 in hex. */
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Ed25519, raw, in hex. */
const PublicKey = z.string().regex(/^[0-9a-f]{64}$/);
const Signature = z.string().regex(/^[0-9a-f]{128}$/);

/** A key that receipts are or were signed with, named by the hash of its public half. */
export const SigningKey = z.strictObject({ keyId: Hash, publicKey: PublicKey }).meta({ id: 'SigningKey' });
export type SigningKey = z.infer<typeof SigningKey>;

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
