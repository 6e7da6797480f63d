import * as z from 'zod';
import { Instant } from '../clock.ts';
import { CampaignId, RedemptionId, ShopId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { UnitAnswer, Verdict } from '../unit-report/unit-report.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

/** What the national platform makes of a redemption's unit, as its shop sees it. `waiting`: it has not answered yet. */
export const UnitStanding = z
  .object({
    redemptionId: RedemptionId,
    standing: z.enum(['waiting', 'recorded', 'held', 'cleared', 'confirmed']),
    answer: UnitAnswer.nullable(),
    /** Where it was subsidised before, by its region's full name; `null` unless `used`. */
    usedInName: z.string().nullable(),
    answeredAt: Instant.nullable(),
    /** Why the office has decided as it has; `null` while it has not. */
    reason: z.string().nullable(),
  })
  .meta({ id: 'UnitStanding' });
export type UnitStanding = z.infer<typeof UnitStanding>;

/** A redemption whose unit was subsidised elsewhere, by what the national platform says. Nothing is paid for it meanwhile. */
export const HeldUnit = z
  .object({
    redemptionId: RedemptionId,
    shopId: ShopId,
    campaignId: CampaignId,
    regionCode: RegionCode,
    serialNumber: z.string(),
    soldAt: Instant,
    usedAt: Instant,
    usedIn: RegionCode,
    usedInName: z.string(),
    heldSince: Instant,
  })
  .meta({ id: 'HeldUnit' });
export type HeldUnit = z.infer<typeof HeldUnit>;

export const getUnitStanding = get({
  id: 'getUnitStanding',
  path: '/v1/redemptions/{redemptionId}/unit-standing',
  params: z.object({ redemptionId: RedemptionId }),
  summary: 'What the national platform makes of a redemption’s unit',
  reply: UnitStanding,
  refusals: ['NotFound'],
});

export const listHeldUnits = get({
  id: 'listHeldUnits',
  path: '/v1/held-units',
  summary: 'Redemptions of the office’s region that wait for a look because their unit was subsidised elsewhere',
  query: Paging,
  reply: pageOf(HeldUnit),
});

export const decideHeldUnit = post({
  id: 'decideHeldUnit',
  path: '/v1/shops/{shopId}/held-units/{redemptionId}/verdicts',
  params: z.strictObject({ shopId: ShopId, redemptionId: RedemptionId }),
  summary: 'Say whether a held redemption is right or not; the shop reads the reason',
  body: z.strictObject({ outcome: Verdict.shape.outcome, reason: z.string().trim().min(4).max(200) }),
  reply: UnitStanding,
  refusals: ['NotFound'],
});
