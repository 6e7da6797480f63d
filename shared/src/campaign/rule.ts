import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Grade } from '../appliance/label.ts';
import { BasisPoints, Fen } from '../fen.ts';

/** Rate by the product's grade; `no-label` is for goods of which none carries a label. */
export const GradeRate = z
  .strictObject({
    grade: z.union([Grade, z.literal('no-label')]),
    rate: BasisPoints.refine((rate) => rate > 0, 'above zero'),
  })
  .meta({ id: 'GradeRate' });
export type GradeRate = z.infer<typeof GradeRate>;

/** What one category of goods gets under a revision. */
export const CategoryRule = z
  .strictObject({
    category: Category,
    rates: z.array(GradeRate).min(1),
    capFen: Fen.refine((cap) => cap > 0, 'above zero'),
    /** Highest price after every discount that still gets a subsidy; `null`: any price. */
    priceCeilingFen: Fen.nullable(),
    /** How many one person may buy in one programme year. */
    itemsPerPerson: z.int().min(1).max(9),
    /** Money set aside for this category; a claim holds the cap, a redemption spends the subsidy. */
    budgetFen: Fen,
  })
  .meta({ id: 'CategoryRule' });
export type CategoryRule = z.infer<typeof CategoryRule>;

export const DeductionKind = z
  .enum(['maker-discount', 'shop-discount', 'operator-discount', 'payment-discount', 'old-appliance'])
  .meta({ id: 'DeductionKind' });
export type DeductionKind = z.infer<typeof DeductionKind>;

/** One step from the list price down to what the shopper pays; `subsidy` marks where the subsidy is taken. */
export const WaterfallStep = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: DeductionKind, affectsBase: z.boolean() }),
    z.strictObject({ kind: z.literal('subsidy') }),
  ])
  .meta({ id: 'WaterfallStep' });
export type WaterfallStep = z.infer<typeof WaterfallStep>;

/** Who pays which share of each fen. */
export const PurseShare = z
  .strictObject({ purse: z.enum(['central', 'province', 'city']), share: BasisPoints })
  .meta({ id: 'PurseShare' });
export type PurseShare = z.infer<typeof PurseShare>;

export const PointsRule = z
  .strictObject({
    /** Whole points per full yuan the shopper paid. */
    pointsPerYuan: z.int().min(0).max(100),
    /** Points stay pending for so many days after the redemption: the time to return the goods. */
    pendingDays: z.int().min(0).max(60),
    validDays: z.int().min(1).max(1_100),
  })
  .meta({ id: 'PointsRule' });
export type PointsRule = z.infer<typeof PointsRule>;

/** Where a rule comes from. `assumption` is shown as such wherever the rule is shown. */
export const Basis = z
  .strictObject({
    field: z.enum([
      'rates',
      'capFen',
      'priceCeilingFen',
      'itemsPerPerson',
      'waterfall',
      'purses',
      'validityDays',
      'points',
    ]),
    confidence: z.enum(['high', 'medium', 'low', 'assumption']),
    citation: z.string(),
  })
  .meta({ id: 'Basis' });
export type Basis = z.infer<typeof Basis>;
