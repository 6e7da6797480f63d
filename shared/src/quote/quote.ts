import * as z from 'zod';
import type { LabelledGrade } from '../appliance/label.ts';
import type { Instant } from '../clock.ts';
import { BasisPoints, Fen, fen, minFen, shareOf } from '../fen.ts';
import { type CategoryRule, DeductionKind, type WaterfallStep } from '../campaign/rule.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';
import { type RateRefusal, type StandardRefusal, acceptsStandard, rateFor } from './rate.ts';

/** What the till knows of the price: the list price and whatever is taken off it besides the subsidy. */
export const Price = z
  .strictObject({
    listFen: Fen.refine((list) => list > 0, 'above zero'),
    deductions: z
      .array(z.strictObject({ kind: DeductionKind, amountFen: Fen }))
      .max(5)
      .refine((deductions) => new Set(deductions.map(({ kind }) => kind)).size === deductions.length, 'each kind once'),
  })
  .meta({ id: 'Price' });
export type Price = z.infer<typeof Price>;

export const QuoteStep = z
  .object({
    kind: z.union([DeductionKind, z.literal('subsidy')]),
    amountFen: Fen,
    /** Left to pay once this step is taken. */
    afterFen: Fen,
    affectsBase: z.boolean(),
  })
  .meta({ id: 'QuoteStep' });
export type QuoteStep = z.infer<typeof QuoteStep>;

/** A price with every step down to what the shopper pays. */
export const Quote = z
  .object({
    listFen: Fen,
    steps: z.array(QuoteStep),
    /** What the rate is applied to: the price after every discount that counts. */
    baseFen: Fen,
    rate: BasisPoints,
    capFen: Fen,
    subsidyFen: Fen,
    payFen: Fen,
  })
  .meta({ id: 'Quote' });
export type Quote = z.infer<typeof Quote>;

/** Price after every discount that counts, never below zero: what rate and ceiling look at. */
export const baseOf = (waterfall: readonly WaterfallStep[], price: Price): Fen => {
  const counts = (kind: DeductionKind) => waterfall.some((step) => step.kind === kind && step.affectsBase);
  // a plain sum: what a till typed may be more than one amount can hold
  const taken = price.deductions.reduce((sum, { kind, amountFen }) => sum + (counts(kind) ? amountFen : 0), 0);
  return fen(Math.max(0, price.listFen - taken));
};

export type QuoteRefusal =
  | RateRefusal
  | StandardRefusal
  | RefusalOf<'PriceAboveCeiling' | 'DeductionNotInWaterfall' | 'DeductionsAbovePrice'>;

/**
 * Walks the waterfall in the declared order. The subsidy is rate × base, capped, and never more than is left to pay;
 * the ceiling looks at the base, the price after every discount.
 */
export const quote = (
  rule: CategoryRule,
  waterfall: readonly WaterfallStep[],
  label: LabelledGrade,
  price: Price,
  now: Instant,
): Result<Quote, QuoteRefusal> => {
  const rated = rateFor(rule, label);
  if (!rated.ok) return rated;
  const accepted = label.kind === 'none' ? rated : acceptsStandard(rule, label, now);
  if (!accepted.ok) return accepted;
  const stray = price.deductions.find(({ kind }) => !waterfall.some((step) => step.kind === kind));
  if (stray !== undefined) return refuse({ code: 'DeductionNotInWaterfall', kind: stray.kind });
  const amountOf = (kind: DeductionKind): Fen =>
    price.deductions.find((deduction) => deduction.kind === kind)?.amountFen ?? fen(0);
  const baseFen = baseOf(waterfall, price);
  const rateSubsidyFen = minFen(shareOf(baseFen, rated.value), rule.capFen);
  let leftFen = price.listFen;
  const steps: QuoteStep[] = [];
  for (const step of waterfall) {
    const amountFen = step.kind === 'subsidy' ? minFen(rateSubsidyFen, leftFen) : amountOf(step.kind);
    if (amountFen > leftFen) return refuse({ code: 'DeductionsAbovePrice', listFen: price.listFen });
    leftFen = fen(leftFen - amountFen);
    const affectsBase = step.kind !== 'subsidy' && step.affectsBase;
    if (amountFen > 0 || step.kind === 'subsidy')
      steps.push({ kind: step.kind, amountFen, afterFen: leftFen, affectsBase });
  }
  if (rule.priceCeilingFen !== null && baseFen > rule.priceCeilingFen)
    return refuse({ code: 'PriceAboveCeiling', ceilingFen: rule.priceCeilingFen, priceFen: baseFen });
  const subsidyFen = fen(steps.find(({ kind }) => kind === 'subsidy')?.amountFen ?? 0);
  return ok({
    listFen: price.listFen,
    steps,
    baseFen,
    rate: rated.value,
    capFen: rule.capFen,
    subsidyFen,
    payFen: leftFen,
  });
};
