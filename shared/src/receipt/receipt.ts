import * as z from 'zod';
import { Instant } from '../clock.ts';
import { Facts } from '../decision/facts.ts';
import { Decision } from '../decision/verdict.ts';
import { CampaignId, ReceiptId } from '../ids.ts';
import { Price, Quote } from '../quote/quote.ts';
import { RegionCode } from '../region.ts';

/**
 * What a decision was made of, so that anybody can make it again: facts without the person, the moment, the revision and what
 * came out. Facts about a person are attested predicates; who it was stands beside the receipt, never in it.
 */
export const Receipt = z
  .object({
    receiptId: ReceiptId,
    /** What was decided: a claim, a redemption at a till, or a question about a product. */
    moment: z.enum(['claim', 'redemption', 'quote']),
    campaignId: CampaignId,
    /** Where it happened: the person's home for a claim, the shop for a redemption. */
    district: RegionCode,
    at: Instant,
    facts: Facts,
    price: Price.nullable(),
    decision: Decision,
    /** `null` where nothing was priced, or the goods were refused. */
    quote: Quote.nullable(),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof Receipt>;
