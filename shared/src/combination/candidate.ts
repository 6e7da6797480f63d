import { ruleFor } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import type { Instant } from '../clock.ts';
import { decide } from '../decision/decision.ts';
import { reasonOf } from '../decision/verdict.ts';
import type { ClaimFacts, GoodsFacts } from '../decision/facts.ts';
import type { CampaignId } from '../ids.ts';
import { type Quote, baseOf, quote } from '../quote/quote.ts';
import { contains } from '../region.ts';
import { type Result, ok, refuse } from '../result.ts';
import type { Offer, OfferReason, Wanted } from './combination.ts';
import { prerequisitesOf } from '../campaign/relation.ts';

/** A voucher of one campaign on one item, lawful as long as nothing else is claimed. */
export type Candidate = {
  readonly offer: Offer;
  readonly rule: CategoryRule;
  readonly claim: ClaimFacts;
  readonly quote: Quote;
};

/** The same person, with purchases of these campaigns behind them. */
export const withBought = (claim: ClaimFacts, campaignIds: Iterable<CampaignId>): ClaimFacts => {
  const bought = { ...claim.related?.bought };
  for (const campaignId of campaignIds) bought[campaignId] = true;
  return { ...claim, related: { bought, groups: claim.related?.groups ?? {} } };
};

const goodsFactsOf = (wanted: Wanted, { revision }: Offer): GoodsFacts => ({
  label: wanted.label,
  form: wanted.form,
  listFen: wanted.price.listFen,
  baseFen: baseOf(revision.rules.waterfall, wanted.price),
  oldItem: wanted.oldItem,
  deliveredInRegion: wanted.deliveredTo === null ? null : contains(revision.rules.regionCode, wanted.deliveredTo),
});

/**
 * What a campaign gives for an item on its own. Its prerequisites are left open when one of `reachable`, the campaigns that the
 * combination may use, would meet them.
 */
export const candidateFor = (
  wanted: Wanted,
  offer: Offer,
  reachable: ReadonlySet<CampaignId>,
  now: Instant,
): Result<Candidate, OfferReason> => {
  const { rules } = offer.revision;
  const { category, label, price } = wanted;
  const rule = ruleFor(rules, category);
  if (rule === undefined) return refuse({ code: 'CategoryNotOffered', category });
  const claim = offer.claims[category];
  if (claim === undefined) return refuse({ code: 'HistoryUnknown' });
  const open = prerequisitesOf(rules.relations).filter((campaignId) => reachable.has(campaignId));
  const facts = { category, claim: withBought(claim, open), goods: goodsFactsOf(wanted, offer) };
  const reason = reasonOf(decide(offer.revision, facts, now));
  if (reason !== null) return refuse(reason);
  if (label === null) return refuse({ code: 'LabelUnknown' });
  const quoted = quote(rule, rules.waterfall, label, price, now);
  return quoted.ok ? ok({ offer, rule, claim, quote: quoted.value }) : quoted;
};
