import type { OpenCampaign } from '../api/campaigns.ts';
import type { Category } from '../appliance/category.ts';
import type { Channel } from '../campaign/channel.ts';
import type { Instant } from '../clock.ts';
import { type Decision, decide } from '../decision/decision.ts';
import type { ClaimFacts } from '../decision/facts.ts';
import type { Refusal } from '../refusal/refusal.ts';
import type { VoucherId } from '../voucher/voucher-id.ts';
import { type Offer, type Standing, nearestFirst } from './offer.ts';
import { isRemediable, whyOf } from './why.ts';

/** What is known of the person whose offers are made. */
export type Asker = {
  readonly factsFor: (campaign: OpenCampaign, category: Category, channel: Channel) => ClaimFacts;
  /** The live voucher that fills their slot of a programme and category. */
  readonly heldFor: (campaign: OpenCampaign, category: Category) => { voucherId: VoucherId; until: Instant } | null;
};

type Stood = { readonly standing: Standing; readonly reason: Refusal | null; readonly from: Instant | null };

/** When a reason ends by itself, if it does. */
const endOf = (reason: Refusal): Instant | null => {
  if (reason.code === 'CampaignNotYetOpen') return reason.opensAt;
  return reason.code === 'ReclaimBarred' ? reason.until : null;
};

/** How a decision stands: what can never be first, then what the person can do, then what time brings by itself. */
const stoodOf = ({ checks }: Decision): Stood => {
  const against = checks.filter(({ outcome }) => outcome !== 'met');
  const reasons = against.flatMap(({ reason }) => (reason === null ? [] : [reason]));
  const never = against.find((check) => !isRemediable(check) && check.reason !== null && endOf(check.reason) === null);
  if (never !== undefined) return { standing: 'no', reason: never.reason, from: null };
  const latest = reasons
    .filter((reason) => endOf(reason) !== null)
    .toSorted((a, b) => (endOf(a) ?? '').localeCompare(endOf(b) ?? ''))
    .at(-1);
  if (latest !== undefined) return { standing: 'soon', reason: latest, from: endOf(latest) };
  // who is not signed in does that first: it may answer the rest
  const open = reasons.find(({ code }) => code === 'HistoryUnknown') ?? reasons[0];
  return open === undefined
    ? { standing: 'now', reason: null, from: null }
    : { standing: 'if', reason: open, from: null };
};

/** What the campaign itself says, whoever asks: stopped, or out of money. */
const halted = (
  { stage, halted: reason, moreMoneyAt, revision }: OpenCampaign,
  category: Category,
  vouchersLeft: number,
): Stood | null => {
  const stopped = reason ?? { 'zh-CN': '', en: '' };
  if (stage === 'paused') return { standing: 'no', reason: { code: 'CampaignPaused', reason: stopped }, from: null };
  if (stage === 'draining')
    return { standing: 'no', reason: { code: 'CampaignDraining', reason: stopped }, from: null };
  // what is kept for winners, or for who is next, is not gone
  if (vouchersLeft > 0 || revision.rules.allocation.kind !== 'rush') return null;
  return {
    standing: moreMoneyAt === null ? 'no' : 'soon',
    reason: { code: 'QuotaExhausted', category },
    from: moreMoneyAt,
  };
};

const offerOf = (campaign: OpenCampaign, category: Category, asker: Asker, now: Instant): Offer => {
  const { campaignId, revision, supply } = campaign;
  const vouchersLeft = supply.find((one) => one.category === category)?.vouchersLeft ?? 0;
  const held = asker.heldFor(campaign, category);
  const [first, ...others] = revision.rules.channels
    .map(({ channel }) => {
      const facts = { category, claim: asker.factsFor(campaign, category, channel), goods: null };
      const decision = decide(revision, facts, now);
      const stood = stoodOf(decision);
      // what can never be is said before what the campaign lacks just now
      return {
        channel,
        decision,
        stood: stood.standing === 'no' ? stood : (halted(campaign, category, vouchersLeft) ?? stood),
      };
    })
    .toSorted((a, b) => RANK.indexOf(a.stood.standing) - RANK.indexOf(b.stood.standing));
  if (first === undefined) throw new Error(`${campaignId} has no channel`);
  const alike = others.filter(({ stood }) => stood.standing === first.stood.standing);
  const { standing, reason, from }: Stood =
    held === null
      ? first.stood
      : {
          standing: 'held',
          reason: { code: 'VoucherHeld', voucherId: held.voucherId, until: held.until, reservedUntil: null },
          from: null,
        };
  return {
    campaignId,
    category,
    standing,
    channels: [first, ...alike].map(({ channel }) => channel),
    decision: first.decision,
    from,
    why: reason === null ? null : whyOf(reason),
    voucherId: held?.voucherId ?? null,
    vouchersLeft,
  };
};

const RANK: readonly Standing[] = ['now', 'soon', 'if', 'no'];

/** Everything one person could get from these campaigns, what can be had now first. */
export const offersOf = (campaigns: readonly OpenCampaign[], asker: Asker, now: Instant): Offer[] =>
  campaigns
    .flatMap((campaign) =>
      campaign.revision.rules.categories.map(({ category }) => offerOf(campaign, category, asker, now)),
    )
    .toSorted(nearestFirst);
