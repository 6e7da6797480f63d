import * as z from 'zod';
import { WaitingRoom } from '../admission/waiting-room.ts';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { SeedRule } from '../draw/public-seed.ts';
import { BasisPoints, Fen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import { Channel } from './channel.ts';
import { TimeOfDay, Weekday } from './opening.ts';

/** How vouchers find their people: who comes first; a draw among those who registered; in turn; or a coupon exchanged first. */
export const Allocation = z
  .discriminatedUnion('kind', [
    /** With a room, claims are taken from those whom it has let in; without one, from everybody. */
    z.strictObject({ kind: z.literal('rush'), room: WaitingRoom.optional() }),
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

/**
 * Whom a share of every release is kept for: people of 60 and more; claims made with the help of staff, as at a rural station;
 * vouchers of one channel; people who live in these districts.
 */
export const KeptFor = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('senior') }),
    z.strictObject({ kind: z.literal('assisted') }),
    z.strictObject({ kind: z.literal('channel'), channel: Channel }),
    z.strictObject({ kind: z.literal('districts'), regionCodes: z.array(RegionCode).min(1).max(20) }),
  ])
  .meta({ id: 'KeptFor' });
export type KeptFor = z.infer<typeof KeptFor>;

/** A share of every release that nobody else gets before an hour of its day; `24:00`: not on that day at all. */
export const KeptShare = z
  .strictObject({
    for: KeptFor,
    share: BasisPoints.refine((share) => share > 0, 'above zero'),
    untilTime: TimeOfDay,
  })
  .meta({ id: 'KeptShare' });
export type KeptShare = z.infer<typeof KeptShare>;

/**
 * Absent on rules that were written before they existed, so that their hashes stay. `pace`: releases follow what is claimed, by
 * this much more or less than the even amount at the most; without it every release is even.
 */
const spread = {
  shares: z.array(KeptShare).max(6).optional(),
  pace: z
    .strictObject({ changeMax: BasisPoints.refine((change) => change > 0 && change <= 5_000, '0.01 % to 50 %') })
    .optional(),
};

/** When the money for vouchers is let out; `hourly`: at `fromTime` and each hour after it, up to, not at, `untilTime`. */
export const ReleaseSchedule = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('at-once'), shares: spread.shares }),
    z
      .strictObject({ kind: z.literal('hourly'), fromTime: TimeOfDay, untilTime: TimeOfDay, ...spread })
      .refine(({ fromTime, untilTime }) => fromTime < untilTime, 'from before until'),
    z.strictObject({ kind: z.literal('daily'), time: TimeOfDay, ...spread }),
    z.strictObject({ kind: z.literal('weekly'), weekday: Weekday, time: TimeOfDay, ...spread }),
    z.strictObject({ kind: z.literal('monthly'), day: z.int().min(1).max(28), time: TimeOfDay, ...spread }),
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
