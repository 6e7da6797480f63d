import { wholeReturn } from '@luhuan/shared/redemption/return';
import type { Snapshot } from './store.ts';
import { type Violation, sum, violated } from './violation.ts';

/** What sales and bundles took of a promotion; what came back does not count, a bundle counts whatever came back of it. */
const taken = (snapshot: Snapshot, promotionId: string): number[] => [
  ...snapshot.redemption
    .filter(({ returns }) => wholeReturn(returns) === undefined)
    .flatMap(({ promotions = [] }) => promotions)
    .filter((one) => one.promotionId === promotionId && one.bundleId === null)
    .map(({ offFen }) => offFen),
  ...snapshot.bundle
    .filter((one) => one.promotionId === promotionId)
    .map(({ items }) => sum(items.map(({ offFen }) => offFen))),
];

/** M1: a promotion counts its sales, to the fen, and stays within its limits; a bundle's item is redeemed by one sale, which names it. */
export const checkPromotions = (snapshot: Snapshot): Violation[] => [
  ...snapshot.promotion.flatMap(({ promotionId, used, spentFen, limits }) => {
    const found = taken(snapshot, promotionId);
    return [
      ...violated('M1', used !== found.length, `${promotionId} counts ${used} sales of ${found.length}`),
      ...violated('M1', spentFen !== sum(found), `${promotionId} took ${sum(found)} off and says ${spentFen}`),
      ...violated('M1', limits.stock !== null && used > limits.stock, `${promotionId} is used beyond its stock`),
      ...violated(
        'M1',
        limits.budgetFen !== null && spentFen > limits.budgetFen,
        `${promotionId} is beyond its budget`,
      ),
    ];
  }),
  ...snapshot.bundle.flatMap(({ bundleId, items }) =>
    items.flatMap(({ redemptionId, offFen }) => {
      if (redemptionId === undefined) return [];
      const share = snapshot.redemption
        .find((one) => one.redemptionId === redemptionId)
        ?.promotions?.find((one) => one.bundleId === bundleId);
      return violated('M1', share?.offFen !== offFen, `${redemptionId} is not of ${bundleId}, which names it`);
    }),
  ),
];
