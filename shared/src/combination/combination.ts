import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Label } from '../appliance/label.ts';
import { Form } from '../appliance/model.ts';
import type { Revision } from '../campaign/revision.ts';
import { Reason } from '../decision/check.ts';
import type { ClaimFacts } from '../decision/facts.ts';
import { Fen } from '../fen.ts';
import { CampaignId } from '../ids.ts';
import { Price, Quote } from '../quote/quote.ts';
import { REFUSALS } from '../refusal/refusal.ts';
import { RegionCode } from '../region.ts';

/** One piece of goods that somebody would buy; `null` is not known, and never a pass. */
export const Wanted = z
  .strictObject({
    category: Category,
    label: Label.nullable(),
    form: Form.nullable(),
    price: Price,
    oldItem: z.union([Category, z.literal('none')]).nullable(),
    /** Where the goods go to, or are collected. */
    deliveredTo: RegionCode.nullable(),
  })
  .meta({ id: 'Wanted' });
export type Wanted = z.infer<typeof Wanted>;

/** A campaign that reaches the shopper, and what is known of them there; a category that is missing is not known. */
export type Offer = {
  readonly campaignId: CampaignId;
  readonly revision: Revision;
  readonly claims: Readonly<Partial<Record<Category, ClaimFacts>>>;
};

const priceReason = <const C extends 'DeductionNotInWaterfall' | 'DeductionsAbovePrice'>(code: C) =>
  REFUSALS[code].facts.extend({ code: z.literal(code) });

/** Why a campaign gives nothing for an item: what its rules say, or a price that does not add up. */
export const OfferReason = z
  .union([Reason, priceReason('DeductionNotInWaterfall'), priceReason('DeductionsAbovePrice')])
  .meta({ id: 'OfferReason' });
export type OfferReason = z.infer<typeof OfferReason>;

/**
 * Why a campaign was not taken for an item. `refused`: it never could be; `conflict`: not beside what is taken for the other items;
 * `less`: it could be, and all the items together would bring so much less. Zero: as much, but of more campaigns or of a later one.
 */
export const NotTaken = z
  .discriminatedUnion('why', [
    z.object({ campaignId: CampaignId, why: z.literal('refused'), reason: OfferReason }),
    z.object({ campaignId: CampaignId, why: z.literal('conflict'), reason: Reason }),
    z.object({ campaignId: CampaignId, why: z.literal('less'), quote: Quote, lessFen: Fen }),
  ])
  .meta({ id: 'NotTaken' });
export type NotTaken = z.infer<typeof NotTaken>;

export const Taken = z
  .object({
    campaignId: CampaignId,
    quote: Quote,
    /** Campaigns of the combination of which one has to be bought with first. */
    after: z.array(CampaignId),
  })
  .meta({ id: 'Taken' });
export type Taken = z.infer<typeof Taken>;

/** Which voucher to use for which item, in the order of the wanted items. */
export const Combination = z
  .object({
    subsidyFen: Fen,
    items: z.array(z.object({ taken: Taken.nullable(), others: z.array(NotTaken) })),
  })
  .meta({ id: 'Combination' });
export type Combination = z.infer<typeof Combination>;
