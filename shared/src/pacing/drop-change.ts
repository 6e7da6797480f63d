import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { Fen } from '../fen.ts';
import { CampaignId, DropChangeId, PersonId } from '../ids.ts';

const base = {
  changeId: DropChangeId,
  campaignId: CampaignId,
  category: Category,
  /** Which drop, what it is when it is asked for, and what it is to be: any other drop is not this one. */
  dropAt: Instant,
  currentFen: Fen,
  targetFen: Fen,
  reason: z.string(),
  askedBy: PersonId,
  askedAt: Instant,
};
const decided = { decidedBy: PersonId, decidedAt: Instant };

/** Another amount for the next drop of a category, asked for by one person and decided by another. */
export const DropChange = z
  .discriminatedUnion('status', [
    z.object({ ...base, status: z.literal('asked') }),
    z.object({ ...base, status: z.literal('applied'), ...decided }),
    z.object({ ...base, status: z.literal('declined'), ...decided }),
  ])
  .meta({ id: 'DropChange' });
export type DropChange = z.infer<typeof DropChange>;
export type DecidedDropChange = Exclude<DropChange, { status: 'asked' }>;
