import { type Instant, plusDays } from '../clock.ts';
import type { PointsRule } from '../campaign/rule.ts';
import type { Fen } from '../fen.ts';
import type { RedemptionId } from '../ids.ts';
import { type Lot, Points } from './points.ts';

/** The lot of one redemption: `pointsPerYuan` for each full yuan the shopper paid. */
export const earn = (
  rule: PointsRule,
  redemption: { redemptionId: RedemptionId; payFen: Fen; redeemedAt: Instant },
): Lot => {
  const activeFrom = plusDays(redemption.redeemedAt, rule.pendingDays);
  return {
    redemptionId: redemption.redemptionId,
    points: Points.parse(Math.floor(redemption.payFen / 100) * rule.pointsPerYuan),
    earnedAt: redemption.redeemedAt,
    activeFrom,
    expiresAt: plusDays(activeFrom, rule.validDays),
  };
};
