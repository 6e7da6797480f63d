import { Category } from '@luhuan/shared/appliance/category';
import { Channel } from '@luhuan/shared/campaign/channel';
import { Condition } from '@luhuan/shared/campaign/condition-rule';
import {
  Basis,
  DeductionKind,
  DeedKind,
  EvidenceKind,
  LocationProof,
  OldItemRule,
  PurseShare,
} from '@luhuan/shared/campaign/rule';
import { SeedRule } from '@luhuan/shared/draw/public-seed';
import * as z from 'zod';

/** A number that was entered, or the entry itself while it is none. */
const amount = z.union([z.number(), z.string()]);
/** The same where nothing is a rule, too. */
const limit = amount.nullable();
/** A day, a time or a moment, or whatever was entered of it. */
const when = z.string();
const days = { from: when.nullable(), until: when.nullable() };

const WrittenDue = z.discriminatedUnion('when', [
  z.object({ kind: EvidenceKind, when: z.literal('at-redemption') }),
  z.object({ kind: EvidenceKind, when: z.literal('within-days'), days: amount }),
]);
export type WrittenDue = z.infer<typeof WrittenDue>;

const WrittenCategory = z.object({
  category: Category,
  rates: z.array(z.object({ grade: z.union([z.number(), z.literal('no-label')]), rate: amount })),
  standards: z.array(z.object({ standard: z.string(), ...days })),
  capFen: amount,
  priceCeilingFen: limit,
  itemsPerPerson: amount,
  budgetFen: amount,
  evidence: z.array(EvidenceKind),
  evidenceDue: z.array(WrittenDue).optional(),
  priceWatch: z.object({ tolerance: amount, action: z.enum(['warn', 'reason', 'refuse']) }).optional(),
});
export type WrittenCategory = z.infer<typeof WrittenCategory>;

const WrittenValidity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days'), days: amount }),
  z.object({ kind: z.literal('weekday'), weekday: z.number() }),
  z.object({ kind: z.literal('month-end') }),
]);
export type WrittenValidity = z.infer<typeof WrittenValidity>;

const WrittenOpening = z.object({ ...days, weekdays: z.array(z.number()), fromTime: when, untilTime: when });
export type WrittenOpening = z.infer<typeof WrittenOpening>;

const WrittenRound = z.object({ registerFrom: when, registerUntil: when, drawnAt: when });
export type WrittenRound = z.infer<typeof WrittenRound>;

const WrittenAllocation = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rush'),
    room: z.object({ claimsPerSecond: amount, opensMinutes: amount }).optional(),
  }),
  z.object({ kind: z.literal('draw'), rounds: z.array(WrittenRound), answerHours: amount, seed: SeedRule }),
  z.object({ kind: z.literal('waiting-list'), answerHours: amount }),
  z.object({ kind: z.literal('two-step'), couponDay: amount, couponTime: when }),
]);
export type WrittenAllocation = z.infer<typeof WrittenAllocation>;

const WrittenKeptFor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('senior') }),
  z.object({ kind: z.literal('assisted') }),
  z.object({ kind: z.literal('channel'), channel: Channel }),
  z.object({ kind: z.literal('districts'), regionCodes: z.array(z.string()) }),
]);
const WrittenShare = z.object({ for: WrittenKeptFor, share: amount, untilTime: when });
export type WrittenShare = z.infer<typeof WrittenShare>;

const shares = z.array(WrittenShare).optional();
const pace = z.object({ changeMax: amount }).optional();
const WrittenRelease = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at-once'), shares }),
  z.object({ kind: z.literal('hourly'), fromTime: when, untilTime: when, shares, pace }),
  z.object({ kind: z.literal('daily'), time: when, shares, pace }),
  z.object({ kind: z.literal('weekly'), weekday: z.number(), time: when, shares, pace }),
  z.object({ kind: z.literal('monthly'), day: amount, time: when, shares, pace }),
]);
export type WrittenRelease = z.infer<typeof WrittenRelease>;

const WrittenTranche = z.object({ at: when, budgets: z.array(z.object({ category: Category, amountFen: amount })) });
export type WrittenTranche = z.infer<typeof WrittenTranche>;

const WrittenRelation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prerequisite'), anyOf: z.array(z.string()) }),
  z.object({ kind: z.literal('exclusion'), group: z.string() }),
  z.object({ kind: z.literal('joint-maximum'), group: z.string(), itemsMax: limit, fenMax: limit }),
]);
export type WrittenRelation = z.infer<typeof WrittenRelation>;

const bothLanguages = z.object({ 'zh-CN': z.string(), en: z.string() });
const WrittenCondition = z.object({
  conditionId: z.string(),
  about: Condition.shape.about,
  expression: z.string(),
  says: bothLanguages,
  remedy: bothLanguages,
});
export type WrittenCondition = z.infer<typeof WrittenCondition>;

const WrittenReturn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('restore') }),
  z.object({ kind: z.literal('restore-with-grace'), graceDays: amount }),
  z.object({ kind: z.literal('consume') }),
]);

/**
 * Rules as they are being written: of the shape of `Rules`, right or wrong. An entry that is no number, day or moment stands
 * where the number would stand, so that nothing typed is lost and the check says at which field it is.
 */
export const WrittenRules = z.object({
  title: z.string(),
  authority: z.string(),
  programme: z.string(),
  regionCode: z.string(),
  timeZone: z.literal('Asia/Shanghai'),
  window: z.object({ from: when, until: when }),
  openings: z.array(WrittenOpening),
  channels: z.array(z.object({ channel: Channel, validity: WrittenValidity })),
  allocation: WrittenAllocation,
  release: WrittenRelease,
  reclaim: z.object({
    counts: z.enum(['together', 'per-channel']),
    unusedMax: limit,
    perDay: limit,
    perMonth: limit,
    perYear: limit,
    reclaimsMax: limit,
  }),
  categories: z.array(WrittenCategory),
  location: z.array(LocationProof),
  oldItem: OldItemRule,
  onReturn: WrittenReturn,
  waterfall: z.array(
    z.union([z.object({ kind: DeductionKind, affectsBase: z.boolean() }), z.object({ kind: z.literal('subsidy') })]),
  ),
  purses: z.array(z.object({ purse: PurseShare.shape.purse, share: amount })),
  payoutDelayDays: amount,
  points: z.object({
    pointsPerYuan: amount,
    grade1Points: amount.optional(),
    grade2Points: amount.optional(),
    pointsPer100Kwh: amount.optional(),
    recyclePoints: amount.optional(),
    deeds: z.array(z.object({ deed: DeedKind, points: amount, timesPerYear: amount })).optional(),
    mostPerYear: amount.optional(),
    pendingDays: amount,
    validDays: amount,
  }),
  conditions: z.array(WrittenCondition),
  relations: z.array(WrittenRelation),
  tranches: z.array(WrittenTranche),
  bases: z.array(Basis),
});
export type WrittenRules = z.infer<typeof WrittenRules>;
