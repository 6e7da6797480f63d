import * as z from 'zod';
import { BothLanguages } from '../campaign/rule.ts';
import { Instant } from '../clock.ts';
import { AppealId, CampaignId, type ReceiptId, ReceiptId as ReceiptIdSchema } from '../ids.ts';
import { RegionCode } from '../region.ts';

/**
 * What somebody thinks is wrong. A closed list: an appeal carries its receipt, so nothing has to be told and nothing personal is
 * collected.
 */
export const Ground = z
  .enum(['history', 'identity', 'place', 'goods', 'old-item', 'price', 'rule'])
  .meta({ id: 'AppealGround' });
export type Ground = z.infer<typeof Ground>;
export const GROUNDS: readonly Ground[] = Ground.options;

/** `upheld`: the person was right. */
export const AppealOutcome = z.enum(['upheld', 'dismissed']).meta({ id: 'AppealOutcome' });
export type AppealOutcome = z.infer<typeof AppealOutcome>;

export const AppealAnswer = z
  .strictObject({ outcome: AppealOutcome, reason: BothLanguages })
  .meta({ id: 'AppealAnswer' });
export type AppealAnswer = z.infer<typeof AppealAnswer>;

const base = {
  appealId: AppealId,
  receiptId: ReceiptIdSchema,
  campaignId: CampaignId,
  /** Of the campaign: its office answers. */
  regionCode: RegionCode,
  ground: Ground,
  openedAt: Instant,
};

/** "I think this is wrong", said of one receipt, once. */
export const Appeal = z
  .discriminatedUnion('status', [
    z.object({ ...base, status: z.literal('open') }),
    z.object({ ...base, status: z.literal('answered'), answer: AppealAnswer, answeredAt: Instant }),
  ])
  .meta({ id: 'Appeal' });
export type Appeal = z.infer<typeof Appeal>;
export type OpenAppeal = Extract<Appeal, { status: 'open' }>;
export type AnsweredAppeal = Extract<Appeal, { status: 'answered' }>;

/** One receipt, one appeal: the id of the one says the id of the other. */
export const appealIdOf = (receiptId: ReceiptId): AppealId => AppealId.parse(receiptId.replace('rct_', 'apl_'));

export const answer = (appeal: OpenAppeal, given: AppealAnswer, now: Instant): AnsweredAppeal => ({
  ...appeal,
  status: 'answered',
  answer: given,
  answeredAt: now,
});
