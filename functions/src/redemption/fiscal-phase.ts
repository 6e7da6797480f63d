import type { FiscalPhase } from '@luhuan/shared/redemption/return';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import type { Write } from '../platform/table.ts';

/**
 * How far the money of a redemption has come, and what must still hold when a return that goes by it is written: settlement may
 * take the redemption into a batch at the same moment.
 */
export type PhaseOf = (
  redemption: Redemption,
) => Promise<{ readonly phase: FiscalPhase; readonly unchanged: readonly Write[] }>;

/** Nothing is paid out before there is a settlement. */
export const stillOwed: PhaseOf = () => Promise.resolve({ phase: 'before-payout', unchanged: [] });
