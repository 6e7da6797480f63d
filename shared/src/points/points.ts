import * as z from 'zod';
import { Instant } from '../clock.ts';
import { RedemptionId } from '../ids.ts';

/** Whole points. */
export const Points = z.int().min(0).meta({ id: 'Points' }).brand<'Points'>();
export type Points = z.infer<typeof Points>;

/**
 * Points earned by one redemption: pending until `activeFrom`, when the time to return the goods is over, then active until
 * `expiresAt`. Nothing but returns changes a lot.
 */
export const Lot = z
  .object({
    redemptionId: RedemptionId,
    points: Points,
    /** What returns took of what was earned. */
    takenBack: Points,
    /** Returns that are counted in it. */
    returns: z.int().min(0),
    earnedAt: Instant,
    activeFrom: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'Lot' });
export type Lot = z.infer<typeof Lot>;

/** What a person's lots come to at a moment. */
export const Balance = z.object({ pending: Points, active: Points, expired: Points }).meta({ id: 'Balance' });
export type Balance = z.infer<typeof Balance>;
