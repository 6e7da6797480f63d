import * as z from 'zod';
import { Gtin } from '../appliance/gtin.ts';
import { Instant, plusSeconds } from '../clock.ts';
import { CampaignId, PersonId, RedemptionId, ShopId } from '../ids.ts';
import type { Redemption } from '../redemption/redemption.ts';
import { type Unit, unitNow, wholeReturn } from '../redemption/return.ts';
import { RegionCode } from '../region.ts';

/** What the national platform says of a unit: it stands there as ours, or was subsidised elsewhere before. */
export const UnitAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recorded') }),
  z.object({ kind: z.literal('used'), at: Instant, regionCode: RegionCode }),
]);
export type UnitAnswer = z.infer<typeof UnitAnswer>;

/** What the office found out about a unit that is used elsewhere too: the sale is right, or the subsidy is not due. */
export const Verdict = z.object({
  outcome: z.enum(['cleared', 'confirmed']),
  reason: z.string(),
  by: PersonId,
  at: Instant,
});
export type Verdict = z.infer<typeof Verdict>;

/** What the national platform was told of one redemption, and answered. */
export const UnitReport = z.object({
  redemptionId: RedemptionId,
  campaignId: CampaignId,
  shopId: ShopId,
  /** The campaign's: whose office looks at it. */
  regionCode: RegionCode,
  gtin: Gtin,
  /** What the shopper has now; `null` once the goods are back. */
  unit: z.object({ serialNumber: z.string(), imeis: z.array(z.string()) }).nullable(),
  soldAt: Instant,
  /** Returns, cuts and exchanges that it knows of. */
  sequence: z.int().min(0),
  /** When it is sent next; `null`: the platform knows what stands. */
  dueAt: Instant.nullable(),
  /** Sendings without an answer, in a row. */
  tries: z.int().min(0),
  /** About the unit as it is now; `null`: none yet. */
  answer: UnitAnswer.nullable(),
  answeredAt: Instant.nullable(),
  verdict: Verdict.nullable(),
});
export type UnitReport = z.infer<typeof UnitReport>;

/** `held`: it may have been subsidised twice, and nothing is paid for it before the office has looked. */
export type UnitStanding = 'waiting' | 'recorded' | 'held' | 'cleared' | 'confirmed';

export const standingOf = ({
  unit,
  answer,
  verdict,
}: Pick<UnitReport, 'unit' | 'answer' | 'verdict'>): UnitStanding => {
  if (verdict !== null) return verdict.outcome;
  if (answer === null) return 'waiting';
  return answer.kind === 'used' && unit !== null ? 'held' : 'recorded';
};

/** What a report says of a redemption. */
type Reported = Pick<
  Redemption,
  'redemptionId' | 'campaignId' | 'shopId' | 'gtin' | 'redeemedAt' | 'serialNumber' | 'imeis' | 'returns'
>;

const unitOf = (redemption: Reported): Unit | null => {
  if (wholeReturn(redemption.returns) !== undefined) return null;
  const { serialNumber, imeis } = unitNow(redemption);
  return { serialNumber, imeis };
};

export const reportOf = (redemption: Reported, regionCode: RegionCode): UnitReport => {
  const { redemptionId, campaignId, shopId, gtin, redeemedAt, returns } = redemption;
  const unit = unitOf(redemption);
  return {
    redemptionId,
    campaignId,
    shopId,
    regionCode,
    gtin,
    unit: unit === null ? null : { ...unit, imeis: [...unit.imeis] },
    soldAt: redeemedAt,
    sequence: returns.length,
    dueAt: redeemedAt,
    tries: 0,
    answer: null,
    answeredAt: null,
    verdict: null,
  };
};

/** With what became of the sale since: another unit, or none, is told anew; a cut in price changes nothing there. */
export const followed = (report: UnitReport, redemption: Reported, at: Instant): UnitReport => {
  const now = reportOf(redemption, report.regionCode);
  if (now.sequence <= report.sequence) return report;
  if (now.unit?.serialNumber === report.unit?.serialNumber) return { ...report, sequence: now.sequence };
  return { ...now, dueAt: at };
};

/** The platform has answered about the unit as the report has it. */
export const answered = (report: UnitReport, answer: UnitAnswer, at: Instant): UnitReport => ({
  ...report,
  answer,
  answeredAt: at,
  dueAt: null,
  tries: 0,
});

const WAIT_SECONDS = 30;
const WAIT_SECONDS_MAX = 3_600;

/** Nobody answered: half a minute later, then twice as long each time, up to an hour. */
export const putOff = (report: UnitReport, at: Instant): UnitReport => ({
  ...report,
  tries: report.tries + 1,
  dueAt: plusSeconds(at, Math.min(WAIT_SECONDS * 2 ** report.tries, WAIT_SECONDS_MAX)),
});
