import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import type { PointsRule } from '../campaign/rule.ts';
import { Instant, plusDays } from '../clock.ts';
import { CampaignId, PersonId } from '../ids.ts';
import type { PurseEvent } from './purse.ts';

/** An old appliance that somebody gave to a licensed recycler, as it stands: whoever keeps its journey tells all of it with every step. */
export const Recycled = z.object({
  /** One appliance, one id, however often it is told. */
  recycledId: z.string().regex(/^[a-z]{3}_[0-9A-Z]{26}$/),
  personId: PersonId,
  campaignId: CampaignId,
  /** The rules it was handed over under. */
  revisionNumber: z.int().min(1),
  category: Category,
  handedOverAt: Instant,
  /** When the dismantler's receipt was there. */
  receiptAt: Instant.nullable(),
  /** When it turned out that nothing was recycled: another thing, or it was taken back. */
  withdrawnAt: Instant.nullable(),
});
export type Recycled = z.infer<typeof Recycled>;

/** How long a receipt may take before its points expire unproven: an assumption, no rule names a term. */
export const PROOF_DAYS = 365;

/** What happens to the purse by a recycled appliance until now, in whatever order its steps are told. */
export const eventsOfRecycled = (rule: PointsRule, recycled: Recycled): PurseEvent[] => {
  const { recycledId: lotId, campaignId, handedOverAt, receiptAt, withdrawnAt } = recycled;
  const points = rule.recyclePoints ?? 0;
  if (points === 0) return [];
  const waiting = { lotId, campaignId, earnedAt: handedOverAt, activeFrom: null };
  const term = { ...waiting, expiresAt: plusDays(handedOverAt, PROOF_DAYS) };
  const earned = { kind: 'earn', at: handedOverAt, term, points, mostPerYear: rule.mostPerYear ?? null } as const;
  return [
    earned,
    ...(receiptAt === null ? [] : [{ kind: 'prove', at: receiptAt, lotId, validDays: rule.validDays } as const]),
    ...(withdrawnAt === null ? [] : [{ kind: 'reduce', at: withdrawnAt, lotId, to: 0 } as const]),
  ];
};
