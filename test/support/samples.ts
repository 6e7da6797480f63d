import type { Category } from '@luhuan/shared/appliance/category';
import { filled } from '@luhuan/shared/campaign/preset';
import { NATIONAL_2026 } from '@luhuan/shared/campaign/presets/national-2026';
import { NO_HISTORY } from '@luhuan/shared/campaign/reclaim';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { type Instant, instantAt } from '@luhuan/shared/clock';
import { basisPoints, fen } from '@luhuan/shared/fen';
import { CampaignId, PersonId, RedemptionId, ReservationId, ShopId } from '@luhuan/shared/ids';
import { proofBy } from '@luhuan/shared/person/identity-proof';
import type { Quote } from '@luhuan/shared/quote/quote';
import { RegionCode } from '@luhuan/shared/region';
import type { Result } from '@luhuan/shared/result';
import type { HeldVoucher } from '@luhuan/shared/voucher/voucher';
import { type Slot, voucherIdOf } from '@luhuan/shared/voucher/voucher-id';

const ulid = (number: number): string => `01TEST${String(number).padStart(20, '0')}`;
export const personId = (number: number): PersonId => PersonId.parse(`per_${ulid(number)}`);
export const campaignId = (number: number): CampaignId => CampaignId.parse(`cmp_${ulid(number)}`);
export const shopId = (number: number): ShopId => ShopId.parse(`shp_${ulid(number)}`);
export const reservationId = (number: number): ReservationId => ReservationId.parse(`rsv_${ulid(number)}`);
export const redemptionId = (number: number): RedemptionId => RedemptionId.parse(`rdm_${ulid(number)}`);

/** A wall clock in Asia/Shanghai, `2026-03-01T10:00`, read by the language and not by the code under test. */
export const shanghai = (wallClock: string): Instant => instantAt(Date.parse(`${wallClock}+08:00`));

/** What a draw has beside its rounds. */
export const PUBLIC_DRAW = {
  answerHours: 12,
  seed: { source: 'drand-quicknet', fallback: 'welfare-lottery-double' },
} as const;

/** The value of a decision that must not refuse. */
export const granted = <T>(result: Result<T, unknown>): T => {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.error)}`);
};

/** The national programme of 2026 in Shenzhen, March to December, with what a test wants otherwise; `budgets` in fen. */
export const sampleRules = (
  budgets: Partial<Record<Category, number>> = { fridge: 1_500_000, phone: 500_000 },
  change: Partial<Rules> = {},
): Rules => ({
  ...filled(NATIONAL_2026.rules, {
    title: '深圳市 2026 年以旧换新',
    authority: '深圳市商务局（样例）',
    regionCode: RegionCode.parse('440300'),
    window: { from: shanghai('2026-03-01T08:00'), until: shanghai('2027-01-01T00:00') },
    budgets: Object.fromEntries(Object.entries(budgets).map(([category, amount]) => [category, fen(amount)])),
  }),
  ...change,
});

export const sampleSlot: Slot = {
  personId: personId(1),
  programme: 'cn-trade-in-2026',
  category: 'fridge',
  item: 1,
};

export const sampleProof = proofBy('name-number-mobile', shanghai('2026-02-01T10:00'));

/** Claimed on Sunday 1 March 2026 at 10:00, good until 24:00 on Tuesday. */
export const heldVoucher = (change: Partial<HeldVoucher> = {}): HeldVoucher => ({
  voucherId: voucherIdOf(sampleSlot, 1),
  campaignId: campaignId(1),
  revisionNumber: 1,
  category: 'fridge',
  channel: 'store',
  capFen: fen(150_000),
  claimedAt: shanghai('2026-03-01T10:00'),
  quota: { shard: 0, lease: null },
  proof: sampleProof,
  place: null,
  history: NO_HISTORY,
  related: null,
  award: null,
  claimedBy: personId(1),
  expiresAt: shanghai('2026-03-04T00:00'),
  status: 'held',
  reservation: null,
  card: null,
  ...change,
});

/** 15 % of 2,999.00 yuan, no discounts. */
export const sampleQuote = (change: Partial<Quote> = {}): Quote => ({
  listFen: fen(299_900),
  steps: [],
  baseFen: fen(299_900),
  rate: basisPoints(1_500),
  capFen: fen(150_000),
  subsidyFen: fen(44_985),
  payFen: fen(254_915),
  ...change,
});
