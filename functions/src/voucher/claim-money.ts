import type { Category } from '@luhuan/shared/appliance/category';
import { type OpenAward, claimedAward } from '@luhuan/shared/award/award';
import type { Coupon } from '@luhuan/shared/award/coupon';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import type { Instant } from '@luhuan/shared/clock';
import type { AwardId } from '@luhuan/shared/ids';
import { type Claimant, lanesFor, moreFrom } from '@luhuan/shared/pacing/lane';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Grant } from '@luhuan/shared/voucher/claim';
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import { endAward, exchangeCoupon } from '../award/store.ts';
import type { LeaseBook, NothingLeft, Unit } from '../lease/store.ts';
import type { Table, Write } from '../platform/table.ts';

/** The right a claim is made on where vouchers are not simply claimed: an award holds its money, a coupon has to find some. */
export type Allotment =
  | { readonly kind: 'award'; readonly award: OpenAward }
  | { readonly kind: 'coupon'; readonly coupon: Coupon };

export const allotmentId = (allotment: Allotment | null): AwardId | null => {
  if (allotment === null) return null;
  return allotment.kind === 'award' ? allotment.award.awardId : allotment.coupon.couponId;
};

/** Uses the right up, in the transaction that writes its voucher; its condition fails when it was used, or has lapsed. */
export const useUp = (
  table: Table,
  allotment: Allotment | null,
  { voucherId, claimedAt }: Voucher,
): Write | undefined => {
  if (allotment === null) return undefined;
  return allotment.kind === 'award'
    ? endAward(table, claimedAward(allotment.award, voucherId, claimedAt))
    : exchangeCoupon(table, allotment.coupon, voucherId);
};

/** The money of one claim, and what has to be told when it is known what became of it. */
export type Money = {
  readonly quota: Voucher['quota'];
  /** Nothing may leave at or after it. */
  readonly until: Instant | undefined;
  readonly spent: () => void;
  readonly unused: () => void;
  readonly unknown: () => void;
};

const leased = (quota: LeaseBook, unit: Unit): Money => ({
  quota: { shard: unit.key.shard, lease: unit.leased },
  until: unit.until,
  spent: () => quota.spent(unit.leased),
  unused: () => quota.unused(unit.leased),
  unknown: () => quota.unknown(unit.leased),
});

const nobodyWaits = () => undefined;
/** Its counter holds it already; whether it was spent stands on the award. */
const awarded = ({ pool: { shard } }: OpenAward): Money => ({
  quota: { shard, lease: null },
  until: undefined,
  spent: nobodyWaits,
  unused: nobodyWaits,
  unknown: nobodyWaits,
});

type Claimed = {
  readonly campaign: Campaign;
  readonly category: Category;
  readonly claimant: Claimant;
  readonly allotment: Allotment | null;
};

/** From what is kept for whom it is, then from what is open to all; what there is to say when there is nothing. */
const unitFor = async (
  quota: LeaseBook,
  { campaign, category, claimant }: Claimed,
  { rules, rule }: Grant,
  now: Instant,
): Promise<Result<Unit, NothingLeft | RefusalOf<'QuotaLater'>>> => {
  const refusals: NothingLeft[] = [];
  for (const lane of lanesFor(rules, campaign.lanes, claimant, now)) {
    const unit = await quota.take(campaign, { category, capFen: rule.capFen, lane }, now);
    if (unit.ok) return unit;
    refusals.push(unit.error);
  }
  const awaited = refusals.find(({ code }) => code === 'QuotaAwaited');
  const later = moreFrom(rules, claimant, now);
  if (awaited !== undefined || later === null) return refuse(awaited ?? { code: 'QuotaExhausted', category });
  return refuse({ code: 'QuotaLater', category, at: later });
};

/** Finds the money of a claim: that of its award, or a unit of a lease. */
export const moneyFor = async (
  quota: LeaseBook,
  claimed: Claimed,
  grant: Grant,
  now: Instant,
): Promise<Result<Money, NothingLeft | RefusalOf<'QuotaLater'>>> => {
  if (claimed.allotment?.kind === 'award') return ok(awarded(claimed.allotment.award));
  const unit = await unitFor(quota, claimed, grant, now);
  return unit.ok ? ok(leased(quota, unit.value)) : unit;
};
