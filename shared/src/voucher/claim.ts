import { type Channel, expiryUnder } from '../campaign/channel.ts';
import type { History } from '../campaign/reclaim.ts';
import type { Related } from '../campaign/relation.ts';
import type { Rules } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import type { Instant } from '../clock.ts';
import type { Attested } from '../decision/facts.ts';
import type { AwardId, CampaignId, PersonId } from '../ids.ts';
import type { IdentityProof } from '../person/identity-proof.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';
import { type HeldVoucher, type Voucher, reservationAt } from './voucher.ts';
import { type Slot, voucherIdOf } from './voucher-id.ts';

/** When a voucher that is claimed now ends, and never past the campaign. */
export const expiryOf = (rules: Rules, channel: Channel, claimedAt: Instant): Instant => {
  const rule = rules.channels.find((one) => one.channel === channel);
  if (rule === undefined) throw new Error(`${rules.title} has no vouchers for ${channel}`);
  return expiryUnder(rule.validity, claimedAt, rules.window.until);
};

/** What a claim is granted on: the campaign's rules, the check of the person, and who pressed. */
export type Grant = {
  readonly campaignId: CampaignId;
  readonly revisionNumber: number;
  readonly rules: Rules;
  readonly rule: CategoryRule;
  readonly channel: Channel;
  readonly proof: IdentityProof;
  readonly place: Attested | null;
  readonly history: History;
  readonly related: Related | null;
  readonly award: AwardId | null;
  readonly claimedBy: PersonId;
};

/** The next voucher of a slot whose `ended` attempts are over. */
export const claim = (
  slot: Slot,
  ended: readonly Voucher[],
  grant: Grant,
  quota: Voucher['quota'],
  now: Instant,
): HeldVoucher => ({
  voucherId: voucherIdOf(slot, ended.length + 1),
  campaignId: grant.campaignId,
  revisionNumber: grant.revisionNumber,
  category: slot.category,
  channel: grant.channel,
  capFen: grant.rule.capFen,
  claimedAt: now,
  quota,
  proof: grant.proof,
  place: grant.place,
  history: grant.history,
  related: grant.related,
  award: grant.award,
  claimedBy: grant.claimedBy,
  expiresAt: expiryOf(grant.rules, grant.channel, now),
  status: 'held',
  reservation: null,
  card: null,
});

export type SlotTaken = RefusalOf<'VoucherHeld'>;

/** Whether a slot's last voucher leaves room for another: a live one does not until it ends. */
export const reclaimable = (last: Voucher, now: Instant): Result<void, SlotTaken> =>
  last.status === 'held' && now < last.expiresAt
    ? refuse({
        code: 'VoucherHeld',
        voucherId: last.voucherId,
        until: last.expiresAt,
        reservedUntil: reservationAt(last, now)?.until ?? null,
      })
    : ok(undefined);
