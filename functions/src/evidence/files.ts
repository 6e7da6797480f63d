import type { CategoryRule } from '@luhuan/shared/campaign/rule';
import type { Instant } from '@luhuan/shared/clock';
import { type Brought, type Evidence, handInAtTill } from '@luhuan/shared/evidence/evidence';
import type { ShopId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { KeptUpload, UploadRow } from '../upload/store.ts';
import { uploadsIn } from './store.ts';

/** The files behind what was brought: this shop's own, looked at, and not used for anything yet. */
export const filesFor = (
  brought: readonly Brought[],
  rows: readonly (UploadRow | undefined)[],
  shopId: ShopId,
): Result<readonly KeptUpload[], RefusalOf<'EvidenceUnknown' | 'EvidenceReused'>> => {
  const files: KeptUpload[] = [];
  for (const [index, { kind }] of brought.entries()) {
    const row = rows[index];
    if (row === undefined || row.shopId !== shopId || row.purpose !== 'evidence' || row.status === 'open')
      return refuse({ code: 'EvidenceUnknown', kind });
    if (row.status === 'used') return refuse({ code: 'EvidenceReused' });
    files.push(row);
  }
  return ok(files);
};

export type EvidenceRefusal = RefusalOf<'EvidenceMissing' | 'EvidenceNotAsked' | 'EvidenceUnknown' | 'EvidenceReused'>;
type Till = { readonly shopId: ShopId; readonly at: Instant };

/** What a sale has to show at the till, and the files it does so with; `rows`: what was read of them. */
export const showEvidence = (
  rule: CategoryRule | undefined,
  brought: readonly Brought[],
  rows: readonly (Record<string, unknown> | undefined)[],
  { shopId, at }: Till,
): Result<{ readonly evidence: Evidence[]; readonly files: readonly KeptUpload[] }, EvidenceRefusal> => {
  const handed = handInAtTill(rule?.evidenceDue, brought, at);
  if (!handed.ok) return handed;
  const files = filesFor(brought, uploadsIn(rows), shopId);
  return files.ok ? ok({ evidence: handed.value, files: files.value }) : files;
};
