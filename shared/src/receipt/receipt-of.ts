import type { Revision } from '../campaign/revision.ts';
import { claimFacts } from '../decision/claim-facts.ts';
import type { Price } from '../quote/quote.ts';
import type { Redemption } from '../redemption/redemption.ts';
import type { RegionCode } from '../region.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { receiptOf } from './judge.ts';
import type { Receipt } from './receipt.ts';
import { claimReceiptId, redemptionReceiptId } from './receipt-id.ts';

/** Why a voucher was granted: the facts are on it. */
export const receiptOfClaim = (revision: Revision, district: RegionCode, voucher: Voucher): Receipt => {
  const { campaignId, category, claimedAt: at } = voucher;
  const facts = { category, claim: claimFacts(voucher), goods: null };
  const question = { moment: 'claim' as const, campaignId, district, at, facts, price: null };
  return receiptOf(claimReceiptId(voucher), revision, question);
};

/** The price that a quote was made from. */
const priceOf = ({ quote: { listFen, steps } }: Redemption): Price => ({
  listFen,
  deductions: steps.flatMap(({ kind, amountFen }) => (kind === 'subsidy' ? [] : [{ kind, amountFen }])),
});

/** Why goods were subsidised, and by how much. */
export const receiptOfRedemption = (revision: Revision, district: RegionCode, redemption: Redemption): Receipt => {
  const { campaignId, category, goods, redeemedAt: at } = redemption;
  const facts = { category, claim: null, goods };
  const question = { moment: 'redemption' as const, campaignId, district, at, facts, price: priceOf(redemption) };
  return receiptOf(redemptionReceiptId(redemption), revision, question);
};
