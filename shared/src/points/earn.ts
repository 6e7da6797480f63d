import type { PointsRule } from '../campaign/rule.ts';
import { plusDays } from '../clock.ts';
import type { Fen } from '../fen.ts';
import type { Redemption } from '../redemption/redemption.ts';
import { standingOf, wholeReturn } from '../redemption/return.ts';
import type { PurseEvent } from './purse.ts';
import { Points } from './points.ts';

/** What a redemption earns by: what was paid, the grade of the goods, and what came back. */
export type Earning = Pick<
  Redemption,
  'redemptionId' | 'campaignId' | 'redeemedAt' | 'quote' | 'goods' | 'savedWh' | 'returns'
>;
type Sold = Pick<Earning, 'goods' | 'savedWh'>;

const forGrade = ({ grade1Points = 0, grade2Points = 0 }: PointsRule, { label }: Earning['goods']): number => {
  const grade = label === null || label.kind === 'none' ? undefined : label.grade;
  return grade === 1 ? grade1Points : grade === 2 ? grade2Points : 0;
};

const WH_PER_STEP = 100_000;
/** Every full 100 kWh of a year counts. */
const forSaving = ({ pointsPer100Kwh = 0 }: PointsRule, savedWh = 0): number =>
  Math.floor(savedWh / WH_PER_STEP) * pointsPer100Kwh;

/** What so much paid for such goods earns, before any cap. */
export const pointsFor = (rule: PointsRule, { goods, savedWh }: Sold, payFen: Fen): Points =>
  Points.parse(Math.floor(payFen / 100) * rule.pointsPerYuan + forGrade(rule, goods) + forSaving(rule, savedWh));

/** What a redemption earns as it stands, before any cap: nothing once the goods are back. */
export const earnedBy = (rule: PointsRule, redemption: Earning): Points =>
  wholeReturn(redemption.returns) === undefined
    ? pointsFor(rule, redemption, standingOf(redemption).payFen)
    : Points.parse(0);

/** What happens to the purse by a redemption and its returns until now, whichever of them is told first and however often. */
export const eventsOf = (rule: PointsRule, redemption: Earning): PurseEvent[] => {
  const { redemptionId: lotId, campaignId, redeemedAt, returns } = redemption;
  const activeFrom = plusDays(redeemedAt, rule.pendingDays);
  const term = { lotId, campaignId, earnedAt: redeemedAt, activeFrom, expiresAt: plusDays(activeFrom, rule.validDays) };
  const whole = pointsFor(rule, redemption, redemption.quote.payFen);
  return [
    { kind: 'earn', at: redeemedAt, term, points: whole, mostPerYear: rule.mostPerYear ?? null },
    ...returns.map((one, index): PurseEvent => {
      const to = earnedBy(rule, { ...redemption, returns: returns.slice(0, index + 1) });
      return { kind: 'reduce', at: one.at, lotId, to };
    }),
  ];
};
