import * as z from 'zod';
import { Gtin } from '../appliance/gtin.ts';
import { Channel } from '../campaign/channel.ts';
import { Decision } from '../decision/verdict.ts';
import { CampaignId } from '../ids.ts';
import { Why } from '../offer/offer.ts';
import { Price, Quote } from '../quote/quote.ts';
import { ask } from './endpoint.ts';

export const makeQuote = ask({
  id: 'makeQuote',
  path: '/v1/quotes',
  summary: 'What a product would cost after the subsidy, step by step, and why it is or is not eligible',
  body: z.strictObject({ campaignId: CampaignId, gtin: Gtin, price: Price, channel: Channel.default('store') }),
  /** `quote` is `null` when the product itself is not eligible; the decision says why. */
  reply: z.object({ decision: Decision, why: Why.nullable(), quote: Quote.nullable() }),
  refusals: ['NotFound', 'ModelUnknown', 'CategoryNotOffered', 'DeductionNotInWaterfall', 'DeductionsAbovePrice'],
});
