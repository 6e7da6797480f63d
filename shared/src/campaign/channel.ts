import * as z from 'zod';
import { type Instant, earlier, endOfDays, endOfMonth, isoWeekdayOf } from '../clock.ts';
import { unreachable } from '../result.ts';

/** Where a voucher is used: at a shop's till or with an online seller. */
export const Channel = z.enum(['store', 'online']).meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

/** How long a voucher lives, always up to a 24:00 on the campaign's clock. */
export const Validity = z
  .discriminatedUnion('kind', [
    /** Calendar days, the day of the claim being the first. */
    z.strictObject({ kind: z.literal('days'), days: z.int().min(1).max(100) }),
    /** The end of the next such weekday, 1 = Monday … 7 = Sunday; the day of the claim itself counts. */
    z.strictObject({ kind: z.literal('weekday'), weekday: z.int().min(1).max(7) }),
    z.strictObject({ kind: z.literal('month-end') }),
  ])
  .meta({ id: 'Validity' });
export type Validity = z.infer<typeof Validity>;

export const ChannelRule = z.strictObject({ channel: Channel, validity: Validity }).meta({ id: 'ChannelRule' });
export type ChannelRule = z.infer<typeof ChannelRule>;

const endOf = (validity: Validity, claimedAt: Instant): Instant => {
  switch (validity.kind) {
    case 'days':
      return endOfDays(claimedAt, validity.days);
    case 'weekday':
      return endOfDays(claimedAt, ((validity.weekday - isoWeekdayOf(claimedAt) + 7) % 7) + 1);
    case 'month-end':
      return endOfMonth(claimedAt);
    default:
      return unreachable(validity);
  }
};

/** First instant at which a voucher claimed at `claimedAt` is no longer valid, and never past `closesAt`. */
export const expiryUnder = (validity: Validity, claimedAt: Instant, closesAt: Instant): Instant =>
  earlier(endOf(validity, claimedAt), closesAt);
