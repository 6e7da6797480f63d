import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { Fen } from '../fen.ts';
import { AdjustmentId, CampaignId, PersonId } from '../ids.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';

const base = {
  adjustmentId: AdjustmentId,
  campaignId: CampaignId,
  category: Category,
  /** What the budget is when it is asked for, and what it is to be: an adjustment of anything else is not this one. */
  currentFen: Fen,
  targetFen: Fen,
  reason: z.string(),
  askedBy: PersonId,
  askedAt: Instant,
};
const decided = { decidedBy: PersonId, decidedAt: Instant };

/** A change of a campaign's budget for one category, asked for by one person and decided by another. */
export const Adjustment = z
  .discriminatedUnion('status', [
    z.object({ ...base, status: z.literal('asked') }),
    z.object({ ...base, status: z.literal('applied'), ...decided }),
    z.object({ ...base, status: z.literal('declined'), ...decided }),
  ])
  .meta({ id: 'Adjustment' });
export type Adjustment = z.infer<typeof Adjustment>;
export type DecidedAdjustment = Exclude<Adjustment, { status: 'asked' }>;

type Decision = { readonly verdict: 'applied' | 'declined'; readonly by: PersonId; readonly at: Instant };
/** Anything that one person asks for and another decides. */
type Asked = { readonly status: string; readonly askedBy: PersonId };
type Decided<T> = Omit<T, 'status'> & {
  readonly status: Decision['verdict'];
  readonly decidedBy: PersonId;
  readonly decidedAt: Instant;
};
export type DecisionRefusal = RefusalOf<'AdjustmentDecided' | 'RequesterMayNotDecide'>;

/** @returns what it becomes; whether the money still is what it says is a condition of the write. */
export const decideAsked = <T extends Asked>(
  asked: T,
  { verdict, by, at }: Decision,
): Result<Decided<T>, DecisionRefusal> => {
  if (asked.status !== 'asked') return refuse({ code: 'AdjustmentDecided' });
  if (asked.askedBy === by) return refuse({ code: 'RequesterMayNotDecide' });
  const { status: _, ...rest } = asked;
  return ok({ ...rest, status: verdict, decidedBy: by, decidedAt: at });
};

export const decideAdjustment = (
  adjustment: Adjustment,
  decision: Decision,
): Result<DecidedAdjustment, DecisionRefusal> => decideAsked(adjustment, decision);
