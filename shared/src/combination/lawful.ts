import { groupsOf, prerequisitesOf } from '../campaign/relation.ts';
import type { Instant } from '../clock.ts';
import type { Reason } from '../decision/check.ts';
import { decide } from '../decision/decision.ts';
import { reasonOf } from '../decision/verdict.ts';
import type { ClaimFacts } from '../decision/facts.ts';
import { sumFen } from '../fen.ts';
import type { CampaignId } from '../ids.ts';
import { type Candidate, withBought } from './candidate.ts';

/**
 * Campaigns in turns of buying: those of the first need nothing but what was bought before, each later one needs one of those
 * before it. A campaign that is missing waits for what the combination does not have, or for itself.
 */
export const turnsOf = (chosen: readonly Candidate[]): ReadonlyMap<CampaignId, number> => {
  const turns = new Map<CampaignId, number>();
  for (let turn = 0; ; turn++) {
    const next = chosen.filter(({ offer: { campaignId, revision }, claim }) => {
      const isBought = (one: CampaignId) => claim.related?.bought[one] === true || turns.has(one);
      const prerequisites = revision.rules.relations.filter(({ kind }) => kind === 'prerequisite');
      return !turns.has(campaignId) && prerequisites.every((one) => prerequisitesOf([one]).some(isBought));
    });
    if (next.length === 0) return turns;
    for (const { offer } of next) turns.set(offer.campaignId, turn);
  }
};

const historyAfter = (of: Candidate, others: readonly Candidate[]): ClaimFacts['history'] => {
  const { history } = of.claim;
  if (history === null) return null;
  const { programme, reclaim } = of.offer.revision.rules;
  const same = others.filter(
    ({ offer, rule }) => offer.revision.rules.programme === programme && rule.category === of.rule.category,
  );
  const counted = reclaim.counts === 'together' ? same : same.filter(({ claim }) => claim.channel === of.claim.channel);
  return {
    ...history,
    itemsUsed: history.itemsUsed + same.length,
    claimsToday: history.claimsToday + counted.length,
    claimsThisMonth: history.claimsThisMonth + counted.length,
    claims: history.claims + counted.length,
  };
};

const relatedAfter = (of: Candidate, others: readonly Candidate[]): ClaimFacts['related'] => {
  const { related } = of.claim;
  if (related === null) return null;
  const groups = { ...related.groups };
  for (const group of groupsOf(of.offer.revision.rules.relations)) {
    const use = groups[group];
    const members = others.filter(({ offer }) => groupsOf(offer.revision.rules.relations).includes(group));
    if (use === undefined) continue;
    groups[group] = {
      items: use.items + members.length,
      fen: sumFen([use.fen, ...members.map(({ rule }) => rule.capFen)]),
      otherCampaigns: use.otherCampaigns || members.some(({ offer }) => offer.campaignId !== of.offer.campaignId),
    };
  }
  return { ...related, groups };
};

/**
 * What stands against the vouchers taken together; `null`: nothing. Each has to be lawful as the last one claimed, with all the
 * others in the wallet at their caps, so that the order of buying does not matter, but for prerequisites. `bought` says which
 * campaigns count as bought with.
 */
export const conflictIn = (chosen: readonly Candidate[], bought: Iterable<CampaignId>, now: Instant): Reason | null => {
  const done = [...bought];
  for (const candidate of chosen) {
    const others = chosen.filter((one) => one !== candidate);
    const { offer, rule, claim } = candidate;
    const after = { ...claim, history: historyAfter(candidate, others), related: relatedAfter(candidate, others) };
    const facts = { category: rule.category, claim: withBought(after, done), goods: null };
    const reason = reasonOf(decide(offer.revision, facts, now));
    if (reason !== null) return reason;
  }
  return null;
};
