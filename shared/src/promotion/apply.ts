import * as z from 'zod';
import type { WaterfallStep } from '../campaign/rule.ts';
import type { Instant } from '../clock.ts';
import { Fen, fen, sumFen } from '../fen.ts';
import { BundleId, PromotionId } from '../ids.ts';
import type { Price } from '../quote/quote.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';
import { type Item, type Promotion, promoted, stepOf } from './promotion.ts';

/** What a promotion came to in one sale. It stays with the sale: a return goes by it, whatever became of the promotion. */
export const Applied = z
  .object({
    promotionId: PromotionId,
    title: z.string(),
    step: z.enum(['shop-discount', 'maker-discount']),
    offFen: Fen,
    gift: z.string().nullable(),
    /** The goods it was bought with, where it is a share of a bundle's discount. */
    bundleId: BundleId.nullable(),
  })
  .meta({ id: 'AppliedPromotion' });
export type Applied = z.infer<typeof Applied>;

type Found = { readonly applied: Applied; readonly together: boolean };

const STEPS = Applied.shape.step.options;

const appliedOf = ({ promotionId, terms }: Promotion, offFen: Fen): Found => ({
  applied: {
    promotionId,
    title: terms.title,
    step: stepOf(terms),
    offFen,
    gift: terms.effect.kind === 'gift' ? terms.effect.gift : null,
    bundleId: null,
  },
  // a gift takes nothing off that another could take off twice
  together: terms.together || terms.effect.kind === 'gift',
});

const offOf = (found: readonly Found[]): number => found.reduce((sum, { applied }) => sum + applied.offFen, 0);

/** The one that takes off most alone, or all that go together: what takes off more. */
const bestOfStep = (found: readonly Found[]): readonly Found[] => {
  const together = found.filter((one) => one.together);
  const gifts = found.filter(({ applied }) => applied.gift !== null);
  const [alone] = found
    .filter((one) => !one.together)
    .toSorted(
      (a, b) => b.applied.offFen - a.applied.offFen || (a.applied.promotionId < b.applied.promotionId ? -1 : 1),
    );
  return alone !== undefined && alone.applied.offFen > offOf(together) ? [alone, ...gifts] : together;
};

/** What of a shop's promotions takes most off an item, in the order of their ids; in whatever order they come. */
export const bestPromotions = (promotions: readonly Promotion[], item: Item, now: Instant): Applied[] => {
  const found = promotions.flatMap((promotion) => {
    const one = promoted(promotion, item, now);
    return 'offFen' in one ? [appliedOf(promotion, one.offFen)] : [];
  });
  return STEPS.flatMap((step) => bestOfStep(found.filter(({ applied }) => applied.step === step)))
    .map(({ applied }) => applied)
    .toSorted((a, b) => (a.promotionId < b.promotionId ? -1 : 1));
};

/** What the promotions that a till names come to, or the first that does not go with the item. */
export const applyNamed = (
  promotions: readonly Promotion[],
  item: Item,
  now: Instant,
): Result<Applied[], RefusalOf<'PromotionNotForThis'>> => {
  const all: Found[] = [];
  for (const promotion of promotions) {
    const one = promoted(promotion, item, now);
    if ('why' in one) return refuse({ code: 'PromotionNotForThis', title: promotion.terms.title, why: one.why });
    all.push(appliedOf(promotion, one.offFen));
  }
  for (const step of STEPS) {
    const ofStep = all.filter(({ applied }) => applied.step === step && applied.gift === null);
    const alone = ofStep.find(({ together }) => !together);
    if (ofStep.length > 1 && alone !== undefined)
      return refuse({ code: 'PromotionNotForThis', title: alone.applied.title, why: 'stands-alone' });
  }
  return ok(all.map(({ applied }) => applied));
};

/** Those a campaign has a step for: what its waterfall does not know cannot go with its subsidy. */
export const knownTo = (waterfall: readonly WaterfallStep[], all: readonly Applied[]): Applied[] =>
  all.filter(({ step }) => waterfall.some(({ kind }) => kind === step));

/**
 * A price with what promotions take off in the steps of who pays for them. They never take more than the price leaves: what one
 * would is cut, the last first.
 */
export const promotedPrice = (
  price: Price,
  all: readonly Applied[],
): { readonly price: Price; readonly applied: Applied[] } => {
  let leftFen = Math.max(0, price.listFen - price.deductions.reduce((sum, { amountFen }) => sum + amountFen, 0));
  const applied = all.map((one) => {
    const offFen = fen(Math.min(one.offFen, leftFen));
    leftFen -= offFen;
    return { ...one, offFen };
  });
  const kinds = new Set([...price.deductions.map(({ kind }) => kind), ...applied.map(({ step }) => step)]);
  const deductions = [...kinds].flatMap((kind) => {
    const typed = price.deductions.flatMap((one) => (one.kind === kind ? [one.amountFen] : []));
    const off = applied.flatMap((one) => (one.step === kind ? [one.offFen] : []));
    const amountFen = sumFen([...typed, ...off]);
    return amountFen > 0 || typed.length > 0 ? [{ kind, amountFen }] : [];
  });
  return { price: { ...price, deductions }, applied };
};
