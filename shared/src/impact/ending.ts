import * as z from 'zod';
import { CLAIM_REASONS, GOODS_REASONS } from '../decision/check.ts';
import { Fen, fen } from '../fen.ts';
import { reasonOf } from '../decision/verdict.ts';
import type { Receipt } from '../receipt/receipt.ts';

const PRICE_REASONS = ['DeductionNotInWaterfall', 'DeductionsAbovePrice'] as const;

/** Why an attempt did not, or would not, succeed. */
export const EndingReason = z
  .enum([...new Set([...CLAIM_REASONS, ...GOODS_REASONS, ...PRICE_REASONS])])
  .meta({ id: 'EndingReason' });
export type EndingReason = z.infer<typeof EndingReason>;

/** How an attempt ended, or would have: a claim with a voucher, a redemption with its subsidy. */
export const Ending = z
  .discriminatedUnion('kind', [
    /** `paidFen` is zero for a claim: a voucher is not money yet. */
    z.object({ kind: z.literal('granted'), paidFen: Fen }),
    z.object({ kind: z.literal('refused'), reason: EndingReason }),
    /** The facts that were recorded do not tell. */
    z.object({ kind: z.literal('unknown'), reason: EndingReason }),
  ])
  .meta({ id: 'Ending' });
export type Ending = z.infer<typeof Ending>;

/** How a receipt's attempt ended when it was made. What was not known then was answered with no. */
export const endingOf = ({ moment, decision, quote }: Receipt): Ending => {
  const reason = reasonOf(decision)?.code;
  if (reason !== undefined) return { kind: 'refused', reason };
  if (moment === 'claim') return { kind: 'granted', paidFen: fen(0) };
  // eligible goods without a quote: what was typed did not fit the waterfall
  return quote === null
    ? { kind: 'refused', reason: 'DeductionsAbovePrice' }
    : { kind: 'granted', paidFen: quote.subsidyFen };
};
