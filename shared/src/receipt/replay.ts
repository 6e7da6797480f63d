import * as z from 'zod';
import { type Revision, hashOf } from '../campaign/revision.ts';
import { type Result, ok, refuse } from '../result.ts';
import { leafOf, rootFrom } from './merkle.ts';
import { judge } from './judge.ts';
import type { Receipt } from './receipt.ts';
import { canonicalText, keyIdOf, signedBytes } from './sign.ts';
import { type Batch, PolicyArchive, SignedReceipt } from './signed-receipt.ts';

/** Why a line of a receipt file, or an archive, is not what it says it is. */
export type Difference =
  | 'not-json'
  /** Other than canonical JSON would write it: something was put in, left out or moved. */
  | 'not-canonical'
  | 'not-a-receipt'
  | 'out-of-order'
  | 'key-unknown'
  | 'batch-not-signed'
  | 'not-in-batch'
  | 'policy-missing'
  | 'decision-differs'
  | 'quote-differs';
export type ArchiveFault = 'not-an-archive' | 'policy-changed' | 'key-changed';

/** Ed25519 over bytes; key and signature raw, in hex. */
export type VerifySignature = (publicKey: string, message: Uint8Array, signature: string) => boolean;

export type Archive = {
  readonly revisions: ReadonlyMap<string, Revision>;
  readonly keys: ReadonlyMap<string, string>;
};

const json = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const isCanonical = (value: unknown, line: string): boolean => {
  try {
    return canonicalText(value) === line;
  } catch {
    return false; // half a surrogate pair: no text that UTF-8 can write
  }
};

// hashed as it was read: a schema may drop or trim what somebody put in
const RawRules = z.object({ revisions: z.array(z.object({ revision: z.object({ rules: z.unknown() }) })) });

const nameOf = (campaignId: string, hash: string): string => `${campaignId} ${hash}`;

const openOne = (text: string): Result<Archive, ArchiveFault> => {
  const value = json(text)?.value;
  const [parsed, raw] = [PolicyArchive.safeParse(value), RawRules.safeParse(value)];
  if (!parsed.success || !raw.success) return refuse('not-an-archive');
  const { revisions, keys } = parsed.data;
  if (revisions.some(({ revision: { hash } }, index) => hash !== hashOf(raw.data.revisions[index]?.revision.rules)))
    return refuse('policy-changed');
  if (keys.some(({ keyId, publicKey }) => keyId !== keyIdOf(publicKey))) return refuse('key-changed');
  return ok({
    revisions: new Map(revisions.map(({ campaignId, revision }) => [nameOf(campaignId, revision.hash), revision])),
    keys: new Map(keys.map(({ keyId, publicKey }) => [keyId, publicKey])),
  });
};

/** Opens the texts of policy archives as one; every hash in them is computed again. */
export const openArchive = (texts: readonly string[]): Result<Archive, ArchiveFault> => {
  const revisions = new Map<string, Revision>();
  const keys = new Map<string, string>();
  for (const text of texts) {
    const one = openOne(text);
    if (!one.ok) return one;
    for (const [name, revision] of one.value.revisions) revisions.set(name, revision);
    for (const [keyId, publicKey] of one.value.keys) keys.set(keyId, publicKey);
  }
  return ok({ revisions, keys });
};

type Trust = { readonly archive: Archive; readonly verify: VerifySignature; readonly proven: Map<string, boolean> };

const isSigned = ({ archive, verify, proven }: Trust, batch: Batch): Result<void, Difference> => {
  const publicKey = archive.keys.get(batch.keyId);
  if (publicKey === undefined) return refuse('key-unknown');
  const name = canonicalText(batch);
  const valid = proven.get(name) ?? verify(publicKey, signedBytes(batch), batch.signature);
  proven.set(name, valid);
  return valid ? ok(undefined) : refuse('batch-not-signed');
};

const decidedAgain = ({ archive }: Trust, receipt: Receipt): Result<Receipt, Difference> => {
  const revision = archive.revisions.get(nameOf(receipt.campaignId, receipt.decision.revision.hash));
  if (revision === undefined) return refuse('policy-missing');
  const { decision, quote } = judge(revision, receipt);
  if (canonicalText(decision) !== canonicalText(receipt.decision)) return refuse('decision-differs');
  return canonicalText(quote) === canonicalText(receipt.quote) ? ok(receipt) : refuse('quote-differs');
};

/** Holds one line against the archive: its writing, its batch's signature, its place in the batch, and the decision made again. */
const replayLine = (trust: Trust, line: string): Result<Receipt, Difference> => {
  const read = json(line);
  if (read === undefined) return refuse('not-json');
  if (!isCanonical(read.value, line)) return refuse('not-canonical');
  const entry = SignedReceipt.safeParse(read.value);
  if (!entry.success) return refuse('not-a-receipt');
  const { receipt, index, path, batch } = entry.data;
  const signed = isSigned(trust, batch);
  if (!signed.ok) return signed;
  // as it was read: what a later version of the house does not know was signed all the same
  const { receipt: raw } = z.object({ receipt: z.unknown() }).parse(read.value);
  const root = rootFrom(leafOf(canonicalText(raw)), { index, size: batch.size, path });
  return root === batch.root ? decidedAgain(trust, receipt) : refuse('not-in-batch');
};

export type Replay = {
  readonly replayed: number;
  readonly differences: readonly { readonly line: number; readonly difference: Difference }[];
};

/**
 * Makes every decision of a receipt file again, offline. Receipts stand in the order of their ids, each once; every line ends
 * with a line feed. A file that is cut off at the end of a line is a smaller file: count what was replayed.
 */
export const replay = (file: string, archive: Archive, verify: VerifySignature): Replay => {
  const trust: Trust = { archive, verify, proven: new Map() };
  const differences: { line: number; difference: Difference }[] = [];
  const lines = file.split('\n');
  const cutOff = lines.pop() !== '';
  let last = '';
  for (const [index, line] of lines.entries()) {
    const outcome = replayLine(trust, line);
    const difference = !outcome.ok ? outcome.error : outcome.value.receiptId > last ? null : 'out-of-order';
    if (difference !== null) differences.push({ line: index + 1, difference });
    if (outcome.ok) last = outcome.value.receiptId;
  }
  const replayed = lines.length - differences.length;
  if (cutOff) differences.push({ line: lines.length + 1, difference: 'not-canonical' });
  return { replayed, differences };
};
