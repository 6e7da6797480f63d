import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import type { ApplianceModel } from '../appliance/model.ts';
import { Instant } from '../clock.ts';
import { Fen, fen, shareOf, sumFen, takeFrom } from '../fen.ts';
import { BundleId, PromotionId, RedemptionId, ShopId } from '../ids.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';
import type { Applied } from './apply.ts';
import { type Promotion, inScope, stepOf, whyNotRunning } from './promotion.ts';
import type { WhyNot, WhyNotBundle } from './why-not.ts';

/** One item of goods that were sold together. */
export const BundleItem = z
  .object({
    category: Category,
    gtin: Gtin,
    listFen: Fen,
    /** Its share of the bundle's discount, fixed when the goods were put together. */
    offFen: Fen,
    /** The voucher's use on it; absent until then, and for ever where it is sold without one. */
    redemptionId: RedemptionId.optional(),
  })
  .meta({ id: 'BundleItem' });
export type BundleItem = z.infer<typeof BundleItem>;

/** Goods of several categories that one customer buys together. Each is redeemed, and comes back, by itself. */
export const Bundle = z
  .object({
    bundleId: BundleId,
    promotionId: PromotionId,
    shopId: ShopId,
    title: z.string(),
    step: z.enum(['shop-discount', 'maker-discount']),
    items: z.array(BundleItem).min(2).max(6),
    soldAt: Instant,
  })
  .meta({ id: 'Bundle' });
export type Bundle = z.infer<typeof Bundle>;

export type BundleGoods = {
  readonly model: Pick<ApplianceModel, 'gtin' | 'category' | 'label'>;
  readonly listFen: Fen;
};

/**
 * A bundle's discount, split over its goods by their list prices with the largest remainder: the shares sum to the discount and no
 * item costs less than nothing, whichever of them comes back.
 */
export const bundleItems = (
  promotion: Promotion,
  goods: readonly BundleGoods[],
  now: Instant,
): Result<BundleItem[], RefusalOf<'PromotionNotForThis'>> => {
  const { terms, limits, spentFen } = promotion;
  const no = (why: WhyNot) => refuse({ code: 'PromotionNotForThis' as const, title: terms.title, why });
  const over = whyNotRunning(promotion, now);
  if (over !== undefined) return no(over);
  const { effect } = terms;
  const categories = new Set(goods.map(({ model }) => model.category));
  const whole =
    effect.kind === 'bundle' &&
    categories.size === goods.length &&
    effect.parts.length === goods.length &&
    effect.parts.every((part) => categories.has(part));
  if (!whole || !goods.every(({ model }) => inScope(terms.scope, model))) return no('other-goods');
  const lists = goods.map(({ listFen }) => listFen);
  const offFen = shareOf(sumFen(lists), effect.off);
  if (limits.budgetFen !== null && spentFen + offFen > limits.budgetFen) return no('used-up');
  const shares = takeFrom(lists, offFen);
  return ok(
    goods.map(({ model: { category, gtin }, listFen }, index) => ({
      category,
      gtin,
      listFen,
      offFen: shares[index] ?? fen(0),
    })),
  );
};

/** An item's share as it goes into the item's own sale; refused where the sale is of something else, or at another price. */
export const bundleShare = (
  bundle: Bundle,
  { gtin, listFen }: Pick<BundleItem, 'gtin' | 'listFen'>,
): Result<Applied, RefusalOf<'BundleNotForThis'>> => {
  const no = (why: WhyNotBundle) => refuse({ code: 'BundleNotForThis' as const, title: bundle.title, why });
  const item = bundle.items.find((one) => one.gtin === gtin);
  if (item === undefined) return no('other-goods');
  if (item.redemptionId !== undefined) return no('redeemed');
  if (item.listFen !== listFen) return no('other-price');
  const { promotionId, title, step, bundleId } = bundle;
  return ok({ promotionId, title, step, offFen: item.offFen, gift: null, bundleId });
};

export const bundleOf = (
  { terms, promotionId, shopId }: Promotion,
  bundleId: BundleId,
  items: BundleItem[],
  soldAt: Instant,
): Bundle => ({ bundleId, promotionId, shopId, title: terms.title, step: stepOf(terms), items, soldAt });
