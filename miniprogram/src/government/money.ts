import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Stage } from '@luhuan/shared/campaign/campaign';
import type { Pool } from '@luhuan/shared/quota/pool';

/** Money in fen as the desk adds it up: plain numbers, for a sum over campaigns may pass the limit of one amount. */
export type Money = {
  readonly limitFen: number;
  readonly heldFen: number;
  readonly spentFen: number;
  readonly leftFen: number;
  /** Not let out yet. */
  readonly reserveFen: number;
};

export const sumMoney = (parts: readonly Money[]): Money => ({
  limitFen: parts.reduce((sum, { limitFen }) => sum + limitFen, 0),
  heldFen: parts.reduce((sum, { heldFen }) => sum + heldFen, 0),
  spentFen: parts.reduce((sum, { spentFen }) => sum + spentFen, 0),
  leftFen: parts.reduce((sum, { leftFen }) => sum + leftFen, 0),
  reserveFen: parts.reduce((sum, { reserveFen }) => sum + reserveFen, 0),
});

/** Before the first approval there are no pools: the money is only planned, by the revision. */
export const isPlanned = ({ pools }: ManagedCampaign): boolean => pools.length === 0;

type CategoryMoney = Money & Pick<Pool, 'category'>;

export const moneyByCategory = (managed: ManagedCampaign): readonly CategoryMoney[] =>
  isPlanned(managed)
    ? managed.revision.rules.categories.map(({ category, budgetFen }) => ({
        category,
        limitFen: budgetFen,
        heldFen: 0,
        spentFen: 0,
        leftFen: budgetFen,
        reserveFen: 0,
      }))
    : managed.pools;

export const moneyOf = (managed: ManagedCampaign): Money => sumMoney(moneyByCategory(managed));

/** The part of the budget that is held or spent, 0 to 1. */
export const shareUsed = ({ limitFen, heldFen, spentFen }: Money): number =>
  limitFen === 0 ? 0 : (heldFen + spentFen) / limitFen;

/** Whole hundredths of `limitFen` that are held or spent, rounded down: 100 only when nothing is left. */
export const hundredthsUsed = ({ limitFen, heldFen, spentFen }: Money): number =>
  limitFen === 0 ? 0 : Math.floor(((heldFen + spentFen) * 100) / limitFen);

const RUNNING: readonly Stage[] = ['approved', 'scheduled', 'live', 'exhausted', 'paused', 'draining'];

/** Approved and not over: its money can still move. */
export const isRunning = ({ stage }: ManagedCampaign): boolean => RUNNING.includes(stage);
