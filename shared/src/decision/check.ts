import * as z from 'zod';
import { REFUSALS, type RefusalOf } from '../refusal/refusal.ts';

export const CheckName = z
  .enum([
    'campaign-open',
    'allocation',
    'channel',
    'category-offered',
    'identity-verified',
    'place',
    'limit',
    'reclaim',
    'relation',
    'grade',
    'standard',
    'price-ceiling',
    'old-item',
    'delivery',
    'condition',
  ])
  .meta({ id: 'CheckName' });
export type CheckName = z.infer<typeof CheckName>;

/** Every reason why a check of the claim is not met or not known. Each has words for shopper and cashier, as every refusal has. */
export const CLAIM_REASONS = [
  'CampaignNotYetOpen',
  'CampaignClosed',
  'ClaimedOtherwise',
  'ChannelNotOffered',
  'CategoryNotOffered',
  'IdentityNotVerified',
  'PlaceUnknown',
  'PlaceElsewhere',
  'HistoryUnknown',
  'LimitReached',
  'ReclaimBarred',
  'PrerequisiteMissing',
  'OtherCampaignTaken',
  'JointMaximumReached',
  'ConditionNotMet',
  'ConditionUnknown',
] as const;
export const GOODS_REASONS = [
  'CategoryNotOffered',
  'GradeNotSubsidised',
  'StandardNotAccepted',
  'LabelUnknown',
  'PriceUnknown',
  'PriceAboveCeiling',
  'OldItemNeeded',
  'DeliveryElsewhere',
  'DeliveryUnknown',
  'ConditionNotMet',
  'ConditionUnknown',
] as const;
export type ClaimReason = RefusalOf<(typeof CLAIM_REASONS)[number]>;
export type GoodsReason = RefusalOf<(typeof GOODS_REASONS)[number]>;
export type Reason = ClaimReason | GoodsReason;
const REASONS = [...new Set([...CLAIM_REASONS, ...GOODS_REASONS])];

const reasonSchemas = REASONS.map((code) => REFUSALS[code].facts.extend({ code: z.literal(code) }));

/** A refusal as data: its code and the facts its words need. */
export const Reason = z
  .custom<Reason>((value) => reasonSchemas.some((schema) => schema.safeParse(value).success))
  .meta({
    id: 'Reason',
    type: 'object',
  });

/** One rule held against the facts. `unknown` is never a pass. */
export const Check = z
  .object({
    name: CheckName,
    outcome: z.enum(['met', 'not-met', 'unknown']),
    /** Why it is not met or not known; `null` when it is met. */
    reason: Reason.nullable(),
  })
  .meta({ id: 'Check' });
export type Check = z.infer<typeof Check>;

export const met = (name: CheckName): Check => ({ name, outcome: 'met', reason: null });
export const notMet = (name: CheckName, reason: Reason): Check => ({ name, outcome: 'not-met', reason });
export const unknown = (name: CheckName, reason: Reason): Check => ({ name, outcome: 'unknown', reason });

/** Whether nothing but the claim stands in the way: the goods would do with a voucher. */
export const liesInClaim = (checks: readonly Check[]): boolean => {
  const inGoods: readonly string[] = GOODS_REASONS;
  return checks.every(({ outcome, reason }) => outcome !== 'not-met' || !inGoods.includes(reason?.code ?? ''));
};
