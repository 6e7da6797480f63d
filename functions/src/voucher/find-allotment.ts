import type { Category } from '@luhuan/shared/appliance/category';
import { type Award, isClaimable } from '@luhuan/shared/award/award';
import { couponTimes } from '@luhuan/shared/award/coupon';
import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { readAwards, readCoupon } from '../award/store.ts';
import type { Running } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import type { Allotment } from './claim-money.ts';

/** What somebody can claim on; `used`: the vouchers they came to by rights that are used up, the latest last. */
export type Found = { readonly allotment: Allotment | null; readonly used: readonly VoucherId[] };

const amongAwards = (awards: readonly Award[], now: Instant): Found => {
  const award = awards.find((one) => isClaimable(one, now));
  const claimed = awards.flatMap((one) => (one.state === 'claimed' ? [one] : []));
  return {
    allotment: award === undefined || !isClaimable(award, now) ? null : { kind: 'award', award },
    used: claimed.toSorted((a, b) => (a.claimedAt < b.claimedAt ? -1 : 1)).map(({ voucherId }) => voucherId),
  };
};

/** What a claim of a category can be made on, in campaigns that do not simply give to whoever comes. One read, none for a rush. */
export const findAllotment = async (
  table: Table,
  { campaign: { campaignId }, revision: { rules } }: Running,
  { personId, category }: { readonly personId: PersonId; readonly category: Category },
  now: Instant,
): Promise<Found> => {
  const { allocation, window } = rules;
  switch (allocation.kind) {
    case 'rush':
      return { allotment: null, used: [] };
    case 'draw':
    case 'waiting-list':
      return amongAwards(await readAwards(table, personId, campaignId, category), now);
    case 'two-step': {
      const { month } = couponTimes(allocation, window.until, now);
      const coupon = await readCoupon(table, { personId, campaignId, month });
      if (coupon === undefined || now >= coupon.until) return { allotment: null, used: [] };
      return coupon.voucherId === null
        ? { allotment: { kind: 'coupon', coupon }, used: [] }
        : { allotment: null, used: [coupon.voucherId] };
    }
  }
};
