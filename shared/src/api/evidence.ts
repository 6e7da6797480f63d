import * as z from 'zod';
import { EvidenceKind } from '../campaign/rule.ts';
import { Instant } from '../clock.ts';
import { BroughtList, Evidence } from '../evidence/evidence.ts';
import { CampaignId, RedemptionId, ShopId, UploadId } from '../ids.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

/** A redemption whose evidence is not complete; overdue from `dueAt` on. */
export const DueEvidence = z
  .object({
    redemptionId: RedemptionId,
    shopId: ShopId,
    campaignId: CampaignId,
    dueAt: Instant,
    kinds: z.array(EvidenceKind),
  })
  .meta({ id: 'DueEvidence' });
export type DueEvidence = z.infer<typeof DueEvidence>;

/** One of two photos that look alike. */
export const AlikePhoto = z
  .object({
    uploadId: UploadId,
    shopId: ShopId,
    redemptionId: RedemptionId,
    usedAt: Instant,
    /** A link of some minutes; `null`: the photo is of a shop beyond the office's reach. */
    url: z.string().nullable(),
  })
  .meta({ id: 'AlikePhoto' });

/** Two photos of different sales that look like one. It proves nothing: somebody has to look. */
export const AlikePair = z
  .object({
    pairId: z.string(),
    /** Bits of 64 in which they differ. */
    distance: z.int().min(0).max(64),
    foundAt: Instant,
    photos: z.tuple([AlikePhoto, AlikePhoto]),
  })
  .meta({ id: 'AlikePair' });
export type AlikePair = z.infer<typeof AlikePair>;

/** What a redemption has and owes by now. */
export const HandedIn = z.object({ redemptionId: RedemptionId, evidence: z.array(Evidence) }).meta({ id: 'HandedIn' });
export type HandedIn = z.infer<typeof HandedIn>;

export const addEvidence = post({
  id: 'addEvidence',
  path: '/v1/redemptions/{redemptionId}/evidence',
  params: z.strictObject({ redemptionId: RedemptionId }),
  summary: 'Hand in evidence that was not due at the till',
  body: z.strictObject({ evidence: BroughtList.refine((list) => list.length > 0, 'at least one') }),
  reply: HandedIn,
  refusals: ['NotFound', 'EvidenceNotAsked', 'EvidenceUnknown', 'EvidenceReused', 'RedemptionChanged'],
});

export const listDueEvidence = get({
  id: 'listDueEvidence',
  path: '/v1/due-evidence',
  summary: 'Redemptions of the own shop whose evidence is not complete, what is due first first',
  query: Paging,
  reply: pageOf(DueEvidence),
});

export const listRegionDueEvidence = get({
  id: 'listRegionDueEvidence',
  path: '/v1/region-due-evidence',
  summary: 'The same for every shop of the office’s region, place by place',
  query: Paging,
  reply: pageOf(DueEvidence),
});

export const listAlikePhotos = get({
  id: 'listAlikePhotos',
  path: '/v1/alike-photos',
  summary: 'Photos of different sales that look like one, newest first within each place; looking is noted',
  query: Paging,
  reply: pageOf(AlikePair),
});
