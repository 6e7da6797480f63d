import * as z from 'zod';
import { type Allocation } from '../campaign/allocation.ts';
import { timeOn } from '../campaign/opening.ts';
import { Day, type Instant, Instant as InstantSchema, dayOf, earlier, endOfMonth, plusDays } from '../clock.ts';
import { derivedId } from '../derived-id.ts';
import { AwardId, CampaignId, PersonId } from '../ids.ts';
import { VoucherId } from '../voucher/voucher-id.ts';

type TwoStep = Extract<Allocation, { kind: 'two-step' }>;

/** A month on the campaign's clock, `2026-05`. */
export const Month = z.string().regex(/^\d{4}-\d{2}$/);

/**
 * A right to choose one category in one month. It holds no money: the exchange takes a unit of the category that is chosen, while
 * there is one.
 */
export const Coupon = z
  .object({
    couponId: AwardId,
    personId: PersonId,
    campaignId: CampaignId,
    month: Month,
    takenAt: InstantSchema,
    until: InstantSchema,
    /** The voucher it was exchanged for. */
    voucherId: VoucherId.nullable(),
  })
  .meta({ id: 'Coupon' });
export type Coupon = z.infer<typeof Coupon>;

/** From when and until when a month's coupons are taken and exchanged. */
export const couponTimes = (
  { couponDay, couponTime }: TwoStep,
  closesAt: Instant,
  now: Instant,
): { readonly month: string; readonly from: Instant; readonly until: Instant } => {
  const month = dayOf(now).slice(0, 7);
  const day = Day.parse(`${month}-${String(couponDay).padStart(2, '0')}`);
  return { month, from: timeOn(day, couponTime), until: earlier(endOfMonth(now), closesAt) };
};

/** When coupons are taken next: now, later this month, or next month. */
export const nextCouponFrom = (rule: TwoStep, closesAt: Instant, now: Instant): Instant => {
  const { from } = couponTimes(rule, closesAt, now);
  return now <= from ? from : couponTimes(rule, closesAt, plusDays(endOfMonth(now), 0)).from;
};

/** A person's coupon of a month has one id, however often it is asked for. */
export const newCoupon = (
  { personId, campaignId }: Pick<Coupon, 'personId' | 'campaignId'>,
  times: { readonly month: string; readonly until: Instant },
  takenAt: Instant,
): Coupon => ({
  couponId: AwardId.parse(`awd_${derivedId(`coupon|${personId}|${campaignId}|${times.month}`, takenAt)}`),
  personId,
  campaignId,
  month: times.month,
  takenAt,
  until: times.until,
  voucherId: null,
});
