import * as z from 'zod';
import { Gtin } from '../appliance/gtin.ts';
import { ApplianceModel } from '../appliance/model.ts';
import { Fen } from '../fen.ts';
import { CampaignId } from '../ids.ts';
import { Why } from '../offer/offer.ts';
import { Quote } from '../quote/quote.ts';
import { RegionCode } from '../region.ts';
import { ask } from './endpoint.ts';

/** Why a campaign was not taken for an item: it says no, it does not go with the rest, or all together would bring less. */
export const PassedOver = z
  .object({
    campaignId: CampaignId,
    kind: z.enum(['refused', 'conflict', 'less']),
    why: Why.nullable(),
    lessFen: Fen.nullable(),
  })
  .meta({ id: 'PassedOver' });
export type PassedOver = z.infer<typeof PassedOver>;

/** One of the goods with the voucher to use for it; `null`: none helps. */
export const CombinedItem = z
  .object({
    model: ApplianceModel,
    taken: z
      .object({
        campaignId: CampaignId,
        quote: Quote,
        /** Campaigns of the combination of which one has to be bought with first. */
        after: z.array(CampaignId),
      })
      .nullable(),
    passedOver: z.array(PassedOver),
  })
  .meta({ id: 'CombinedItem' });
export type CombinedItem = z.infer<typeof CombinedItem>;

export const combineOffers = ask({
  id: 'combineOffers',
  path: '/v1/combinations',
  summary: 'For goods that are bought together: which voucher to use for which, so that all of them bring the most',
  body: z.strictObject({
    regionCode: RegionCode,
    gtins: z
      .array(Gtin)
      .min(1)
      .max(6)
      .refine((gtins) => new Set(gtins).size === gtins.length, 'each model once'),
    /** Whether an old appliance of the same kind is handed over for each. */
    oldItems: z.boolean(),
  }),
  reply: z.object({
    listFen: Fen,
    subsidyFen: Fen,
    campaigns: z.array(z.object({ campaignId: CampaignId, title: z.string() })),
    items: z.array(CombinedItem),
  }),
  refusals: ['ModelUnknown'],
});
