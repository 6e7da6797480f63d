import type { OpenCampaign } from '../api/campaigns.ts';
import type { Goods } from '../appliance/model.ts';
import { ruleFor } from '../campaign/revision.ts';
import type { WaterfallStep } from '../campaign/rule.ts';
import type { Instant } from '../clock.ts';
import { type Price, type Quote, type QuoteRefusal, quote } from '../quote/quote.ts';
import { type Offer, nearness } from './offer.ts';

/** Campaigns that reach a place, and what one person can get of them. */
export type Offers = { readonly campaigns: readonly OpenCampaign[]; readonly offers: readonly Offer[] };

export type BestOffer =
  /** `conditions`: the campaign asks more of goods than grade and price, so the price is confirmed by the server. */
  | { readonly kind: 'quoted'; readonly offer: Offer; readonly quote: Quote; readonly conditions: boolean }
  /** The model itself gets none. */
  | { readonly kind: 'not-for-it'; readonly offer: Offer; readonly reason: QuoteRefusal }
  /** No campaign here has the category. */
  | { readonly kind: 'none' };

/** A price as a campaign's waterfall takes it. */
export type PriceUnder = (waterfall: readonly WaterfallStep[]) => Price;

/** What a model costs, at its filed price unless told, under the offer that is nearest and, among those as near, leaves least to pay. */
export const bestOffer = (
  model: Goods,
  { campaigns, offers }: Offers,
  now: Instant,
  priceUnder: PriceUnder = () => ({ listFen: model.filedPriceFen, deductions: [] }),
): BestOffer => {
  const found = offers
    .filter(({ category }) => category === model.category)
    .flatMap((offer) => {
      const rules = campaigns.find(({ campaignId }) => campaignId === offer.campaignId)?.revision.rules;
      const rule = rules === undefined ? undefined : ruleFor(rules, model.category);
      if (rules === undefined || rule === undefined) return [];
      const quoted = quote(rule, rules.waterfall, model.label, priceUnder(rules.waterfall), now);
      const conditions = rules.conditions.some(({ about }) => about === 'goods');
      return [{ offer, quoted, conditions }];
    });
  const [best] = found
    .flatMap(({ offer, quoted, conditions }) => (quoted.ok ? [{ offer, quote: quoted.value, conditions }] : []))
    .toSorted((a, b) => nearness(a.offer) - nearness(b.offer) || a.quote.payFen - b.quote.payFen);
  if (best !== undefined) return { kind: 'quoted', ...best };
  for (const { offer, quoted } of found) if (!quoted.ok) return { kind: 'not-for-it', offer, reason: quoted.error };
  return { kind: 'none' };
};
