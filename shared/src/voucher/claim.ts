import { type Instant, earlier, endOfDays } from '../clock.ts';
import type { Rules } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import type { CampaignId, PersonId } from '../ids.ts';
import type { IdentityProof } from '../person/identity-proof.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';
import type { HeldVoucher, Voucher } from './voucher.ts';
import { type Slot, voucherIdOf } from './voucher-id.ts';

/** 24:00 of the last of `validityDays` calendar days, and never past the campaign. */
export const expiryOf = (rules: Rules, claimedAt: Instant): Instant =>
  earlier(endOfDays(claimedAt, rules.validityDays), rules.window.until);

/** What a claim is granted on: the campaign's rules, the check of the person, and who pressed. */
export type Grant = {
  readonly campaignId: CampaignId;
  readonly revisionNumber: number;
  readonly rules: Rules;
  readonly rule: CategoryRule;
  readonly proof: IdentityProof;
  readonly claimedBy: PersonId;
};

/** The next voucher of a slot whose `ended` attempts are over. */
export const claim = (slot: Slot, ended: readonly Voucher[], grant: Grant, now: Instant): HeldVoucher => ({
  voucherId: voucherIdOf(slot, ended.length + 1),
  campaignId: grant.campaignId,
  revisionNumber: grant.revisionNumber,
  category: slot.category,
  capFen: grant.rule.capFen,
  claimedAt: now,
  proof: grant.proof,
  claimedBy: grant.claimedBy,
  expiresAt: expiryOf(grant.rules, now),
  status: 'held',
  reservation: null,
});

export type SlotTaken = RefusalOf<'VoucherHeld' | 'LimitReached'>;

/** Whether a slot's last voucher leaves room for another: a used one never does, a live one not until it ends. */
export const reclaimable = (last: Voucher, itemsPerPerson: number, now: Instant): Result<void, SlotTaken> => {
  if (last.status === 'redeemed') return refuse({ code: 'LimitReached', category: last.category, itemsPerPerson });
  if (last.status === 'held' && now < last.expiresAt)
    return refuse({ code: 'VoucherHeld', voucherId: last.voucherId, until: last.expiresAt });
  return ok(undefined);
};
