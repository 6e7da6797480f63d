import { type Coupon, couponTimes, newCoupon } from '@luhuan/shared/award/coupon';
import { type HaltedRefusal, notHalted } from '@luhuan/shared/campaign/campaign';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { ok, refuse } from '@luhuan/shared/result';
import { readRunning } from '../campaign/store.ts';
import { isMarked } from '../erasure/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { whileActive } from '../power/store.ts';
import { addCoupon, readCoupon } from './store.ts';

type Asked = {
  readonly campaignId: CampaignId;
  readonly person: Person;
  readonly actor: Actor;
  readonly attempt: Attempt;
};
type CouponRefusal =
  | HaltedRefusal
  | RefusalOf<
      'NotFound' | 'CampaignNotYetOpen' | 'CampaignClosed' | 'IdentityNotVerified' | 'AccountErased' | 'PowerMissing'
    >;

/** Takes the month's coupon, one a person: it holds no money until it is exchanged for a voucher of a category. */
export const takeCoupon =
  ({ table }: { readonly table: Table }) =>
  (asked: Asked): Promise<Outcome<Coupon, CouponRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Coupon, CouponRefusal>(table, asked.attempt, async (commitOnce) => {
      const { at } = asked.attempt;
      const { campaignId, actor, person } = asked;
      const { personId, identity } = person;
      const [running, erased] = await Promise.all([readRunning(table, campaignId, at), isMarked(table, personId, at)]);
      if (erased) return refuse({ code: 'AccountErased' });
      if (running === undefined) return refuse({ code: 'NotFound' });
      const open = notHalted(running.campaign);
      if (!open.ok) return open;
      const { allocation, window } = running.revision.rules;
      if (allocation.kind !== 'two-step') return refuse({ code: 'NotFound' });
      if (at >= window.until) return refuse({ code: 'CampaignClosed', closedAt: window.until });
      const times = couponTimes(allocation, window.until, at);
      const opensAt = times.from < window.from ? window.from : times.from;
      if (at < opensAt) return refuse({ code: 'CampaignNotYetOpen', opensAt });
      if (identity === null) return refuse({ code: 'IdentityNotVerified' });
      const known = await readCoupon(table, { personId, campaignId, month: times.month });
      if (known !== undefined) return ok(known);
      const coupon = newCoupon({ personId, campaignId }, times, at);
      const done = await commitOnce(coupon, {
        power: whileActive(table, actor, at),
        coupon: addCoupon(table, coupon),
      });
      if (done.ok) return done.value;
      if (done.error === 'power') return refuse({ code: 'PowerMissing' });
      throw new Contention('a coupon was taken from two places at once');
    });
