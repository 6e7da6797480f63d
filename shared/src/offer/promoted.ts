import type { ApplianceModel } from '../appliance/model.ts';
import type { Instant } from '../clock.ts';
import { type Fen, fen } from '../fen.ts';
import { type Applied, bestPromotions, knownTo, promotedPrice } from '../promotion/apply.ts';
import type { Promotion } from '../promotion/promotion.ts';
import { type Offers, bestOffer } from './best-offer.ts';

/** What a model costs at one shop, after its promotions and the best subsidy that can be had with them. */
export type PromotedAt = {
  readonly shop: Pick<Promotion, 'shopId' | 'shopName'>;
  readonly applied: readonly Applied[];
  readonly subsidyFen: Fen;
  readonly payFen: Fen;
};

/** The shops whose promotions go with a model at its filed price, the one that leaves least to pay first; nothing is handed in. */
export const promotedShops = (
  model: ApplianceModel,
  offers: Offers,
  promotions: readonly Promotion[],
  now: Instant,
): PromotedAt[] => {
  const plain = { listFen: model.filedPriceFen, deductions: [] };
  const shops = new Set(promotions.map(({ shopId }) => shopId));
  return [...shops]
    .flatMap((shopId) => {
      const ofShop = promotions.filter((promotion) => promotion.shopId === shopId);
      const applied = bestPromotions(ofShop, { model, listFen: plain.listFen, oldItem: null }, now);
      const [first] = ofShop;
      if (first === undefined || applied.length === 0) return [];
      const best = bestOffer(
        model,
        offers,
        now,
        (waterfall) => promotedPrice(plain, knownTo(waterfall, applied)).price,
      );
      const quote = best.kind === 'quoted' ? best.quote : null;
      const taken = promotedPrice(plain, applied).applied.reduce((sum, { offFen }) => sum + offFen, 0);
      return [
        {
          shop: { shopId: first.shopId, shopName: first.shopName },
          applied,
          subsidyFen: quote?.subsidyFen ?? fen(0),
          payFen: quote?.payFen ?? fen(plain.listFen - taken),
        },
      ];
    })
    .toSorted((a, b) => a.payFen - b.payFen || (a.shop.shopId < b.shop.shopId ? -1 : 1));
};
