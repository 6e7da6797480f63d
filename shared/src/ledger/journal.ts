import * as z from 'zod';
import type { PurseShare } from '../campaign/rule.ts';
import { Instant } from '../clock.ts';
import { type Fen, SignedFen, allocate, signedFen } from '../fen.ts';
import { CampaignId, type ShopId } from '../ids.ts';
import type { FiscalPhase, MoneyReturn } from '../redemption/return.ts';

/**
 * `purse:central` pays, `payable:<shop>` is owed. What a shop has to give back is `offset:<shop>` while its money is on the way,
 * taken off the next batch, and `receivable:<shop>` once it was paid.
 */
export const Account = z
  .string()
  .regex(/^(purse:(central|province|city)|(payable|offset|receivable):shp_[0-9A-HJKMNP-TV-Z]{26})$/)
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

/** One posting of double entry: lines that sum to zero. Journals are added, never changed. */
export const Journal = z
  .object({
    journalId: z.string(),
    campaignId: CampaignId,
    cause: z.object({ kind: z.enum(['redemption', 'return']), id: z.string() }),
    at: Instant,
    lines: z.array(z.object({ account: Account, amountFen: SignedFen })).min(2),
  })
  .refine(({ lines }) => lines.reduce((sum, { amountFen }) => sum + amountFen, 0) === 0, 'lines sum to zero')
  .meta({ id: 'Journal' });
export type Journal = z.infer<typeof Journal>;

/** The purses owe the shop the subsidy, each its share to the fen (largest remainder). */
export const journalOfRedemption = (
  redemption: { redemptionId: string; campaignId: CampaignId; shopId: ShopId; subsidyFen: Fen },
  purses: readonly PurseShare[],
  at: Instant,
): Journal => {
  const parts = allocate(
    redemption.subsidyFen,
    purses.map(({ share }) => share),
  );
  return Journal.parse({
    journalId: `jrn_${redemption.redemptionId.slice('rdm_'.length)}`,
    campaignId: redemption.campaignId,
    cause: { kind: 'redemption', id: redemption.redemptionId },
    at,
    lines: [
      ...purses.map(({ purse }, index) => ({
        account: `purse:${purse}`,
        amountFen: signedFen(0 - (parts[index] ?? 0)),
      })),
      { account: `payable:${redemption.shopId}`, amountFen: signedFen(redemption.subsidyFen) },
    ],
  });
};

const ACCOUNT_IN = { 'before-payout': 'payable', 'in-payout': 'offset', paid: 'receivable' } as const satisfies Record<
  FiscalPhase,
  string
>;

/** The shop gives the subsidy, or part of it, back to the purses it came from. */
export const journalOfReturn = (
  { campaignId, shopId }: { campaignId: CampaignId; shopId: ShopId },
  { returnId, phase, subsidyFen, purses, at }: MoneyReturn,
): Journal =>
  Journal.parse({
    journalId: `jrn_${returnId.slice('rtn_'.length)}`,
    campaignId,
    cause: { kind: 'return', id: returnId },
    at,
    lines: [
      ...purses.map(({ purse, amountFen }) => ({ account: `purse:${purse}`, amountFen })),
      { account: `${ACCOUNT_IN[phase]}:${shopId}`, amountFen: signedFen(0 - subsidyFen) },
    ],
  });
