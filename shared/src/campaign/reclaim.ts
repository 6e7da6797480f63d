import * as z from 'zod';
import { type Instant, dayOf } from '../clock.ts';
import type { Channel } from './channel.ts';

const most = z.int().min(1).max(100).nullable();

/**
 * How often somebody may claim a category; `null`: as often as they like. A voucher counts whatever became of it, unless its
 * goods came back and gave the right back.
 */
export const ReclaimRule = z
  .strictObject({
    /** Whether claims for shops and online sellers are counted together or apart. */
    counts: z.enum(['together', 'per-channel']),
    /** So many vouchers left unused (expired or given back) bar the category for the programme year. */
    unusedMax: most,
    perDay: most,
    perMonth: most,
    perYear: most,
    /** Claims after the first. */
    reclaimsMax: z.int().min(0).max(100).nullable(),
  })
  .meta({ id: 'ReclaimRule' });
export type ReclaimRule = z.infer<typeof ReclaimRule>;

/** What is known of a person's vouchers in one category and programme year, counted the way the rule counts. */
export const History = z
  .object({
    /** Items bought with a voucher, in either channel. */
    itemsUsed: z.int().min(0),
    unused: z.int().min(0),
    claimsToday: z.int().min(0),
    claimsThisMonth: z.int().min(0),
    /** In the programme year. */
    claims: z.int().min(0),
  })
  .meta({ id: 'History' });
export type History = z.infer<typeof History>;

export const NO_HISTORY: History = { itemsUsed: 0, unused: 0, claimsToday: 0, claimsThisMonth: 0, claims: 0 };

/** What a history needs of a voucher. */
export type Past = {
  readonly status: 'held' | 'redeemed' | 'returned' | 'expired' | 'given-back';
  readonly channel: Channel;
  readonly claimedAt: Instant;
  readonly expiresAt: Instant;
  readonly restoredUntil?: Instant | null;
};

/** Whether it used up its person's right to an item: goods that came back may give the right back, for good or for a while. */
export const isUsed = ({ status, restoredUntil }: Pick<Past, 'status' | 'restoredUntil'>, now: Instant): boolean =>
  status === 'redeemed' ||
  (status === 'returned' && restoredUntil !== undefined && restoredUntil !== null && now >= restoredUntil);

export const historyOf = (all: readonly Past[], rule: ReclaimRule, channel: Channel, now: Instant): History => {
  const vouchers = all.filter((voucher) => voucher.status !== 'returned' || isUsed(voucher, now));
  const counted = rule.counts === 'together' ? vouchers : vouchers.filter((voucher) => voucher.channel === channel);
  const today = dayOf(now);
  const claimedOn = counted.map(({ claimedAt }) => dayOf(claimedAt));
  const isUnused = ({ status, expiresAt }: Past): boolean =>
    status === 'expired' || status === 'given-back' || (status === 'held' && expiresAt <= now);
  return {
    itemsUsed: vouchers.filter((voucher) => isUsed(voucher, now)).length,
    unused: counted.filter(isUnused).length,
    claimsToday: claimedOn.filter((day) => day === today).length,
    claimsThisMonth: claimedOn.filter((day) => day.slice(0, 7) === today.slice(0, 7)).length,
    claims: counted.length,
  };
};

/** Which limit stands in the way, the one that ends latest first. */
export type Bar = { readonly by: 'unused' | 'year' | 'reclaims' | 'month' | 'day'; readonly most: number };

export const barredBy = (rule: ReclaimRule, history: History): Bar | null => {
  const bars: readonly (readonly [Bar['by'], number | null, number])[] = [
    ['unused', rule.unusedMax, history.unused],
    ['year', rule.perYear, history.claims],
    ['reclaims', rule.reclaimsMax === null ? null : rule.reclaimsMax + 1, history.claims],
    ['month', rule.perMonth, history.claimsThisMonth],
    ['day', rule.perDay, history.claimsToday],
  ];
  for (const [by, limit, count] of bars) if (limit !== null && count >= limit) return { by, most: limit };
  return null;
};
