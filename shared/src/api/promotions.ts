import * as z from 'zod';
import { Gtin } from '../appliance/gtin.ts';
import { Fen } from '../fen.ts';
import { BundleId, PromotionId } from '../ids.ts';
import { Bundle } from '../promotion/bundle.ts';
import { Promotion, PromotionLimits, PromotionTerms } from '../promotion/promotion.ts';
import { RegionCode } from '../region.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

export const listPromotions = get({
  id: 'listPromotions',
  path: '/v1/regions/{regionCode}/promotions',
  params: z.object({ regionCode: RegionCode }),
  summary: 'Promotions of the shops of a city that run or will, the one that ends first at the top',
  reply: z.object({ items: z.array(Promotion) }),
  cacheSeconds: 30,
});

export const listShopPromotions = get({
  id: 'listShopPromotions',
  path: '/v1/promotions',
  summary: 'Promotions of the own shop with what became of them, newest first',
  query: Paging,
  reply: pageOf(Promotion),
});

export const makePromotion = post({
  id: 'makePromotion',
  path: '/v1/promotions',
  summary: 'Promise something off the own shop’s prices, for a time and within limits',
  body: z.strictObject({ terms: PromotionTerms, limits: PromotionLimits }),
  reply: Promotion,
  refusals: ['NotFound'],
});

export const limitPromotion = post({
  id: 'limitPromotion',
  path: '/v1/promotions/{promotionId}/limits',
  params: z.object({ promotionId: PromotionId }),
  summary: 'Give a promotion other limits, never below what was used',
  body: PromotionLimits,
  reply: Promotion,
  refusals: ['NotFound', 'LimitBelowUsed'],
});

export const stopPromotion = post({
  id: 'stopPromotion',
  path: '/v1/promotions/{promotionId}/stop',
  params: z.object({ promotionId: PromotionId }),
  summary: 'Stop a promotion for good; what was sold stays sold',
  body: z.strictObject({}),
  reply: Promotion,
  refusals: ['NotFound'],
});

export const bundleGoods = post({
  id: 'bundleGoods',
  path: '/v1/bundles',
  summary: 'Put goods together that one customer buys: the discount is split over them for good',
  body: z.strictObject({
    promotionId: PromotionId,
    items: z
      .array(z.strictObject({ gtin: Gtin, listFen: Fen.refine((list) => list > 0, 'above zero') }))
      .min(2)
      .max(6),
  }),
  reply: Bundle,
  refusals: ['NotFound', 'ModelUnknown', 'PromotionNotForThis'],
});

export const listBundles = get({
  id: 'listBundles',
  path: '/v1/bundles',
  summary: 'Goods that the own shop put together, newest first',
  query: Paging,
  reply: pageOf(Bundle),
});

export const getBundle = get({
  id: 'getBundle',
  path: '/v1/bundles/{bundleId}',
  params: z.object({ bundleId: BundleId }),
  summary: 'Goods that were put together, and which of them were redeemed',
  reply: Bundle,
  refusals: ['NotFound'],
});
