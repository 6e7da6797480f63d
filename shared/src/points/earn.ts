import { type Instant, plusDays } from '../clock.ts';
import type { PointsRule } from '../campaign/rule.ts';
import type { Fen } from '../fen.ts';
import type { RedemptionId } from '../ids.ts';
import type { Quote } from '../quote/quote.ts';
import { type Return, standingOf } from '../redemption/return.ts';
import { type Lot, Points } from './points.ts';

const pointsFor = ({ pointsPerYuan }: PointsRule, payFen: Fen): Points =>
  Points.parse(Math.floor(payFen / 100) * pointsPerYuan);

/** What a redemption earns: what was paid for it counts, less what came back. */
type Earning = {
  readonly redemptionId: RedemptionId;
  readonly redeemedAt: Instant;
  readonly quote: Quote;
  readonly returns: readonly Return[];
};

/** The lot of one redemption: `pointsPerYuan` for each full yuan that the shopper paid and did not get back. */
export const earn = (rule: PointsRule, redemption: Earning): Lot => {
  const activeFrom = plusDays(redemption.redeemedAt, rule.pendingDays);
  const points = pointsFor(rule, standingOf(redemption).payFen);
  return {
    redemptionId: redemption.redemptionId,
    points,
    takenBack: Points.parse(pointsFor(rule, redemption.quote.payFen) - points),
    returns: redemption.returns.length,
    earnedAt: redemption.redeemedAt,
    activeFrom,
    expiresAt: plusDays(activeFrom, rule.validDays),
  };
};
