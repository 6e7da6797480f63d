import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { Grade } from '../appliance/label.ts';
import type { ApplianceModel } from '../appliance/model.ts';
import { Window } from '../campaign/revision.ts';
import type { DeductionKind } from '../campaign/rule.ts';
import { Instant } from '../clock.ts';
import { BasisPoints, Fen, fen, minFen, shareOf } from '../fen.ts';
import { PromotionId, ShopId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { OneLine } from '../text/one-line.ts';
import type { WhyNot } from './why-not.ts';

const above = Fen.refine((amount) => amount > 0, 'above zero');
const off = BasisPoints.refine((rate) => rate > 0 && rate < 10_000, 'between nothing and all of it');

/** What a promotion takes off the list price, or adds to the goods. */
export const Effect = z
  .discriminatedUnion('kind', [
    /** `mostFen`: no more than so much; `null`: the whole rate. */
    z.strictObject({ kind: z.literal('percent'), off, mostFen: above.nullable() }),
    z.strictObject({ kind: z.literal('amount'), offFen: above }),
    /** So much off from a price on (满减). */
    z.strictObject({ kind: z.literal('threshold'), fromFen: above, offFen: above }),
    z.strictObject({ kind: z.literal('fixed-price'), priceFen: above }),
    /** So much more for whoever hands in an old appliance of the same category. */
    z.strictObject({ kind: z.literal('trade-in'), offFen: above }),
    z.strictObject({ kind: z.literal('gift'), gift: OneLine.pipe(z.string().min(2).max(40)) }),
    /** So much off the sum of goods bought together, one of each category. */
    z.strictObject({
      kind: z.literal('bundle'),
      parts: z
        .array(Category)
        .min(2)
        .max(6)
        .refine((parts) => new Set(parts).size === parts.length, 'each category once'),
      off,
    }),
  ])
  .meta({ id: 'PromotionEffect' });
export type Effect = z.infer<typeof Effect>;

/** Which goods; empty lists leave all through. */
export const Scope = z
  .strictObject({
    gtins: z.array(Gtin).max(100),
    categories: z.array(Category).max(20),
    /** Green zone (绿色专区): no grade worse than this; `null`: labels do not matter. */
    worstGrade: Grade.nullable(),
  })
  .meta({ id: 'PromotionScope' });
export type Scope = z.infer<typeof Scope>;

const limit = z.int().min(1).max(1_000_000).nullable();
/** `null`: as many, or as much, as comes. */
export const PromotionLimits = z
  .strictObject({ stock: limit, budgetFen: above.nullable() })
  .meta({ id: 'PromotionLimits' });
export type PromotionLimits = z.infer<typeof PromotionLimits>;

/** What a shop promises. It is never changed: it is stopped, and another one made. */
export const PromotionTerms = z
  .strictObject({
    title: OneLine.pipe(z.string().min(2).max(30)),
    effect: Effect,
    scope: Scope,
    window: Window.refine(({ from, until }) => from < until, 'ends after it begins'),
    /** Whose money it is, which decides its step in the waterfall of a campaign. */
    paidBy: z.enum(['shop', 'maker']),
    /** Goes with others of the same payer that do; otherwise the one that takes off most counts alone. */
    together: z.boolean(),
  })
  .refine(({ effect, together }) => !together || !['fixed-price', 'bundle'].includes(effect.kind), {
    message: 'a fixed price and a bundle stand alone',
    path: ['together'],
  })
  .meta({ id: 'PromotionTerms' });
export type PromotionTerms = z.infer<typeof PromotionTerms>;

/** What a shop promises, and what became of it so far. */
export const Promotion = z
  .object({
    promotionId: PromotionId,
    shopId: ShopId,
    shopName: z.string(),
    regionCode: RegionCode,
    terms: PromotionTerms,
    limits: PromotionLimits,
    /** Sales it counted in, without what came back, and what it took off them. */
    used: z.int().min(0),
    spentFen: Fen,
    madeAt: Instant,
    stoppedAt: Instant.nullable(),
  })
  .meta({ id: 'Promotion' });
export type Promotion = z.infer<typeof Promotion>;

export const stepOf = ({
  paidBy,
}: Pick<PromotionTerms, 'paidBy'>): Extract<DeductionKind, 'shop-discount' | 'maker-discount'> =>
  paidBy === 'maker' ? 'maker-discount' : 'shop-discount';

/** One item as a shop is about to sell it. */
export type Item = {
  readonly model: Pick<ApplianceModel, 'gtin' | 'category' | 'label'>;
  readonly listFen: Fen;
  /** What the shop took in; `null`: nothing. */
  readonly oldItem: Category | null;
};

export const inScope = ({ gtins, categories, worstGrade }: Scope, { gtin, category, label }: Item['model']): boolean =>
  (gtins.length === 0 || gtins.includes(gtin)) &&
  (categories.length === 0 || categories.includes(category)) &&
  (worstGrade === null || (label.kind !== 'none' && label.grade <= worstGrade));

/** What it takes off one item, in fen; nothing for a gift. A word where it does not go with the item. */
const offOf = (effect: Effect, { listFen, model, oldItem }: Item): Fen | WhyNot => {
  switch (effect.kind) {
    case 'percent': {
      const share = shareOf(listFen, effect.off);
      return effect.mostFen === null ? share : minFen(share, effect.mostFen);
    }
    case 'amount':
      return minFen(effect.offFen, listFen);
    case 'threshold':
      return listFen < effect.fromFen ? 'below-threshold' : minFen(effect.offFen, listFen);
    case 'fixed-price':
      return listFen <= effect.priceFen ? 'no-gain' : fen(listFen - effect.priceFen);
    case 'trade-in':
      return oldItem === model.category ? minFen(effect.offFen, listFen) : 'no-old-appliance';
    case 'gift':
      return fen(0);
    case 'bundle':
      return 'sold-apart';
  }
};

/** Whether a promotion runs at a moment, apart from goods. */
export const whyNotRunning = (
  { terms: { window }, limits, used, spentFen, stoppedAt }: Promotion,
  now: Instant,
): WhyNot | undefined => {
  if (now < window.from) return 'not-yet';
  if (now >= window.until) return 'over';
  if (stoppedAt !== null) return 'stopped';
  const full = limits.stock !== null && used >= limits.stock;
  return full || (limits.budgetFen !== null && spentFen >= limits.budgetFen) ? 'used-up' : undefined;
};

/** What a promotion takes off one item at a moment, or why it does not go with it. */
export const promoted = (
  promotion: Promotion,
  item: Item,
  now: Instant,
): { readonly offFen: Fen } | { readonly why: WhyNot } => {
  const { terms, limits, spentFen } = promotion;
  const over = whyNotRunning(promotion, now);
  if (over !== undefined) return { why: over };
  if (!inScope(terms.scope, item.model)) return { why: 'other-goods' };
  const found = offOf(terms.effect, item);
  if (typeof found === 'string') return { why: found };
  // a sale is promoted whole or not at all
  if (limits.budgetFen !== null && spentFen + found > limits.budgetFen) return { why: 'used-up' };
  return { offFen: found };
};
