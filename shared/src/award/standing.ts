import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { ClosedRound, PublicClosedRound, Registration } from '../draw/round.ts';
import { SeedRule } from '../draw/public-seed.ts';
import { Place, Waiting } from '../waiting/waiting.ts';
import { Award } from './award.ts';
import { Coupon } from './coupon.ts';

/** How many had registered at a moment: counted now and then, not at every look. */
const Counted = z.object({ registered: z.int().min(0), countedAt: Instant });

/** A round of a draw as everybody sees it. */
export const PublicRound = z
  .object({
    round: z.int().min(1),
    rounds: z.int().min(1),
    registerFrom: Instant,
    registerUntil: Instant,
    drawnAt: Instant,
    answerHours: z.int().min(1),
    seedRule: SeedRule,
    counted: Counted.nullable(),
    /** From when its list is closed. */
    closed: PublicClosedRound.nullable(),
  })
  .meta({ id: 'PublicRound' });
export type PublicRound = z.infer<typeof PublicRound>;

/** The same as the office of its region sees it: with the value that was entered, and by whom. */
export const ManagedRound = PublicRound.extend({ category: Category, closed: ClosedRound.nullable() }).meta({
  id: 'ManagedRound',
});
export type ManagedRound = z.infer<typeof ManagedRound>;

/** How somebody stands with one category of a campaign whose vouchers are not simply claimed. */
export const AllocationStanding = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('draw'),
      category: Category,
      round: PublicRound,
      registration: Registration.nullable(),
      /** Their place in the order drawn; the first `units` win. */
      place: z.int().min(1).nullable(),
      award: Award.nullable(),
    }),
    z.object({
      kind: z.literal('waiting-list'),
      category: Category,
      answerHours: z.int().min(1),
      waiting: Waiting.nullable(),
      /** Their place among those who wait. */
      place: Place.nullable(),
      award: Award.nullable(),
    }),
    z.object({
      kind: z.literal('two-step'),
      category: Category,
      /** When this month's coupons can be taken, and until when they are exchanged. */
      from: Instant,
      until: Instant,
      coupon: Coupon.nullable(),
    }),
  ])
  .meta({ id: 'AllocationStanding' });
export type AllocationStanding = z.infer<typeof AllocationStanding>;
