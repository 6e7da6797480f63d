import * as z from 'zod';
import { EvidenceDue, EvidenceKind } from '../campaign/rule.ts';
import { type Instant, Instant as InstantSchema, endOfDays } from '../clock.ts';
import { UploadId } from '../ids.ts';
import { type Return, wholeReturn } from '../redemption/return.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';

/** One kind of evidence that a redemption owes, and the file that proves it. */
export const Evidence = z
  .object({
    kind: EvidenceKind,
    /** When it has to be there; the moment of the redemption for what the till had to bring along. */
    dueAt: InstantSchema,
    given: z.object({ uploadId: UploadId, at: InstantSchema }).nullable(),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

/** A file for a kind of evidence. */
export const Brought = z.strictObject({ kind: EvidenceKind, uploadId: UploadId }).meta({ id: 'Brought' });
export type Brought = z.infer<typeof Brought>;
/** One file for each kind: eight kinds there are. */
export const BroughtList = z
  .array(Brought)
  .max(8)
  .refine(
    (list) =>
      new Set(list.map(({ kind }) => kind)).size === list.length &&
      new Set(list.map(({ uploadId }) => uploadId)).size === list.length,
    'each kind and each file once',
  );

/** What a sale at that moment owes. Days count as calendar days, that of the redemption being the first. */
export const evidenceAsked = (due: readonly EvidenceDue[] | undefined, redeemedAt: Instant): Evidence[] =>
  (due ?? []).map((one) => ({
    kind: one.kind,
    dueAt: one.when === 'at-redemption' ? redeemedAt : endOfDays(redeemedAt, one.days),
    given: null,
  }));

export const missingIn = (evidence: readonly Evidence[]): Evidence[] => evidence.filter(({ given }) => given === null);

/** Puts files to what is owed; nothing that was given is replaced. */
export const handIn = (
  evidence: readonly Evidence[],
  brought: readonly Brought[],
  at: Instant,
): Result<Evidence[], RefusalOf<'EvidenceNotAsked'>> => {
  const open = missingIn(evidence).map(({ kind }) => kind);
  const unasked = brought.filter(({ kind }) => !open.includes(kind)).map(({ kind }) => kind);
  if (unasked.length > 0) return refuse({ code: 'EvidenceNotAsked', kinds: unasked });
  return ok(
    evidence.map((one) => {
      const file = brought.find(({ kind }) => kind === one.kind);
      return file === undefined ? one : { ...one, given: { uploadId: file.uploadId, at } };
    }),
  );
};

/** What a till brings along; without what is due at once nothing is redeemed. */
export const handInAtTill = (
  due: readonly EvidenceDue[] | undefined,
  brought: readonly Brought[],
  at: Instant,
): Result<Evidence[], RefusalOf<'EvidenceMissing' | 'EvidenceNotAsked'>> => {
  const handed = handIn(evidenceAsked(due, at), brought, at);
  if (!handed.ok) return handed;
  const missing = missingIn(handed.value).filter(({ dueAt }) => dueAt <= at);
  return missing.length === 0 ? handed : refuse({ code: 'EvidenceMissing', kinds: missing.map(({ kind }) => kind) });
};

/** How a redemption stands with its evidence; what came back whole owes none. */
export type EvidenceStanding =
  | { readonly state: 'complete' }
  | { readonly state: 'waiting' | 'overdue'; readonly dueAt: Instant; readonly kinds: readonly EvidenceKind[] };

/** `dueAt`: of what is due first. Overdue from that instant on. */
export const evidenceStanding = (
  { evidence, returns }: { readonly evidence: readonly Evidence[]; readonly returns: readonly Return[] },
  now: Instant,
): EvidenceStanding => {
  const missing = wholeReturn(returns) === undefined ? missingIn(evidence) : [];
  const dueAt = missing.map((one) => one.dueAt).toSorted()[0];
  if (dueAt === undefined) return { state: 'complete' };
  return { state: now < dueAt ? 'waiting' : 'overdue', dueAt, kinds: missing.map(({ kind }) => kind) };
};
