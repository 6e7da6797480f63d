import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { SeedRule } from '../draw/public-seed.ts';
import { Fen } from '../fen.ts';
import { TimeOfDay, Weekday } from './opening.ts';

/** How vouchers find their people: who comes first; a draw among those who registered; in turn; or a coupon exchanged first. */
export const Allocation = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rush') }),
    z.strictObject({
      kind: z.literal('draw'),
      /** Half-open, as every window. */
      rounds: z
        .array(
          z
            .strictObject({ registerFrom: Instant, registerUntil: Instant, drawnAt: Instant })
            .refine(({ registerFrom, registerUntil }) => registerFrom < registerUntil, 'from before until')
            .refine(({ registerUntil, drawnAt }) => registerUntil <= drawnAt, 'drawn after the registration'),
        )
        .min(1)
        .max(60),
      /** How long winners, and whoever follows in their place, have to claim. */
      answerHours: z.int().min(1).max(168),
      seed: SeedRule,
    }),
    z.strictObject({ kind: z.literal('waiting-list'), answerHours: z.int().min(1).max(168) }),
    z.strictObject({ kind: z.literal('two-step'), couponDay: z.int().min(1).max(28), couponTime: TimeOfDay }),
  ])
  .meta({ id: 'Allocation' });
export type Allocation = z.infer<typeof Allocation>;

/** When the money for vouchers is let out. */
export const ReleaseSchedule = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('at-once') }),
    z.strictObject({ kind: z.literal('daily'), time: TimeOfDay }),
    z.strictObject({ kind: z.literal('weekly'), weekday: Weekday, time: TimeOfDay }),
    z.strictObject({ kind: z.literal('monthly'), day: z.int().min(1).max(28), time: TimeOfDay }),
  ])
  .meta({ id: 'ReleaseSchedule' });
export type ReleaseSchedule = z.infer<typeof ReleaseSchedule>;

/** Money that comes later than the campaign's opening, as the quarterly tranches of 2026 do. */
export const Tranche = z
  .strictObject({
    at: Instant,
    budgets: z
      .array(z.strictObject({ category: Category, amountFen: Fen.refine((amount) => amount > 0, 'above zero') }))
      .min(1)
      .max(30)
      .refine(
        (budgets) => new Set(budgets.map(({ category }) => category)).size === budgets.length,
        'each category once',
      ),
  })
  .meta({ id: 'Tranche' });
export type Tranche = z.infer<typeof Tranche>;
