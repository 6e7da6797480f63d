import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Grade } from '../appliance/label.ts';
import { Day } from '../clock.ts';
import { BasisPoints, Fen } from '../fen.ts';
import { OneLine } from '../text/one-line.ts';

/** Rate by the grade on the energy or water label; `no-label` is for goods of which none carries a label. */
export const GradeRate = z
  .strictObject({
    grade: z.union([Grade, z.literal('no-label')]),
    rate: BasisPoints.refine((rate) => rate > 0, 'above zero'),
  })
  .meta({ id: 'GradeRate' });
export type GradeRate = z.infer<typeof GradeRate>;

/** A standard whose grades count, from the start of one day up to, not including, another. */
export const AcceptedStandard = z
  .strictObject({
    /** With its year, `GB 12021.2-2025`. */
    standard: z.string().min(3).max(40),
    from: Day.nullable(),
    until: Day.nullable(),
  })
  .meta({ id: 'AcceptedStandard' });
export type AcceptedStandard = z.infer<typeof AcceptedStandard>;

/** What a shop has to hand in with a redemption. */
export const EvidenceKind = z
  .enum([
    'invoice',
    'serial-photo',
    'label-photo',
    'activation',
    'delivery',
    'installation',
    'old-item-receipt',
    'signed-confirmation',
  ])
  .meta({ id: 'EvidenceKind' });
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** When the file for a kind of evidence has to be there; within days: the day of the redemption is the first. */
export const EvidenceDue = z
  .discriminatedUnion('when', [
    z.strictObject({ kind: EvidenceKind, when: z.literal('at-redemption') }),
    z.strictObject({ kind: EvidenceKind, when: z.literal('within-days'), days: z.int().min(1).max(180) }),
  ])
  .meta({ id: 'EvidenceDue' });
export type EvidenceDue = z.infer<typeof EvidenceDue>;

/** What a price gets that is higher than before the programme. None: prices are not looked at. */
export const PriceWatch = z
  .strictObject({
    /** How far above the lowest price of the last three months it may be. */
    tolerance: BasisPoints,
    action: z.enum(['warn', 'reason', 'refuse']),
  })
  .meta({ id: 'PriceWatch' });
export type PriceWatch = z.infer<typeof PriceWatch>;

/** What one category of goods gets under a revision. */
export const CategoryRule = z
  .strictObject({
    category: Category,
    rates: z.array(GradeRate).min(1).max(6),
    /** Standards whose grades count; none named: every standard's. */
    standards: z.array(AcceptedStandard).max(6),
    capFen: Fen.refine((cap) => cap > 0, 'above zero'),
    /** Highest price after every discount that still gets a subsidy; `null`: any price. */
    priceCeilingFen: Fen.nullable(),
    /** How many one person may buy in one programme year. */
    itemsPerPerson: z.int().min(1).max(9),
    /** Money set aside for this category at the start; a claim holds the cap, a redemption spends the subsidy. */
    budgetFen: Fen,
    evidence: z.array(EvidenceKind).max(8),
    /** Which of it is sent as a file, and by when; what is not named here the shop keeps and shows when asked. */
    evidenceDue: z.array(EvidenceDue).max(8).optional(),
    priceWatch: PriceWatch.optional(),
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

/** Whose budget it is. */
export const Purse = z.enum(['central', 'province', 'city']).meta({ id: 'Purse' });

/** Who pays which share of each fen. */
export const PurseShare = z.strictObject({ purse: Purse, share: BasisPoints }).meta({ id: 'PurseShare' });
export type PurseShare = z.infer<typeof PurseShare>;

/** What somebody does for the programme that an office confirms. */
export const DeedKind = z.enum(['village-tour', 'energy-quiz', 'safety-check']).meta({ id: 'DeedKind' });
export type DeedKind = z.infer<typeof DeedKind>;

/** What one kind of deed earns, and how many of them count for one person in a calendar year. */
export const DeedRule = z
  .strictObject({ deed: DeedKind, points: z.int().min(1).max(100_000), timesPerYear: z.int().min(1).max(100) })
  .meta({ id: 'DeedRule' });
export type DeedRule = z.infer<typeof DeedRule>;

export const PointsRule = z
  .strictObject({
    /** Whole points per full yuan the shopper paid. */
    pointsPerYuan: z.int().min(0).max(100),
    /** Points for goods of grade 1, and of grade 2, on top; none: no more than for their price. */
    grade1Points: z.int().min(1).max(100_000).optional(),
    grade2Points: z.int().min(1).max(100_000).optional(),
    /** Points for every full 100 kWh that the goods save a year, where that can be worked out. */
    pointsPer100Kwh: z.int().min(1).max(10_000).optional(),
    /** Points for an old appliance that went to a licensed recycler; pending until the dismantler's receipt is there. */
    recyclePoints: z.int().min(1).max(100_000).optional(),
    deeds: z.array(DeedRule).max(3).optional(),
    /** What one person can earn in a calendar year under this campaign, by whatever it is. */
    mostPerYear: z.int().min(1).max(1_000_000).optional(),
    /** Points stay pending for so many days after the redemption: the time to return the goods. */
    pendingDays: z.int().min(0).max(60),
    validDays: z.int().min(1).max(1_100),
  })
  .meta({ id: 'PointsRule' });
export type PointsRule = z.infer<typeof PointsRule>;

/** What a return does to the person's right to the category; `grace`: they have so many days to buy again. */
export const ReturnEffect = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('restore') }),
    z.strictObject({ kind: z.literal('restore-with-grace'), graceDays: z.int().min(1).max(90) }),
    z.strictObject({ kind: z.literal('consume') }),
  ])
  .meta({ id: 'ReturnEffect' });
export type ReturnEffect = z.infer<typeof ReturnEffect>;

/** Where somebody has to prove to be: `claim`, the phone when claiming; `till`, the shop; `delivery`, where the goods go. */
export const LocationProof = z.enum(['claim', 'till', 'delivery']).meta({ id: 'LocationProof' });
export type LocationProof = z.infer<typeof LocationProof>;

/** Whether the old appliance has to be handed over, and whether it must be of the same category. */
export const OldItemRule = z.enum(['not-needed', 'same-category', 'any-category']).meta({ id: 'OldItemRule' });
export type OldItemRule = z.infer<typeof OldItemRule>;

/** Text that officers write for shoppers. */
export const BothLanguages = z
  .strictObject({ 'zh-CN': OneLine.min(1).max(120), en: OneLine.min(1).max(200) })
  .meta({ id: 'BothLanguages' });
export type BothLanguages = z.infer<typeof BothLanguages>;

/** Where a rule comes from. `assumption` is shown as such wherever the rule is shown. */
export const Basis = z
  .strictObject({
    /** A field of the rules or of a category's rule, `capFen`. */
    field: z.string().max(40),
    confidence: z.enum(['high', 'medium', 'low', 'assumption']),
    citation: z.string().max(300),
  })
  .meta({ id: 'Basis' });
export type Basis = z.infer<typeof Basis>;
