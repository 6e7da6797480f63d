import type { Category } from '../appliance/category.ts';
import type { ConditionFacts } from '../campaign/condition.ts';
import { barredBy } from '../campaign/reclaim.ts';
import { openFrom } from '../campaign/opening.ts';
import type { Related, Relation } from '../campaign/relation.ts';
import type { Rules } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import { type Instant, endOfDays, endOfMonth, isoWeekdayOf, wallClock } from '../clock.ts';
import { type Check, met, notMet, unknown } from './check.ts';
import type { Attested, ClaimFacts } from './facts.ts';

/** Who has an award may claim at any hour of its time: they need not be quick. */
const checkWindow = ({ window, openings }: Rules, { award }: ClaimFacts, now: Instant): Check => {
  const opensAt = openFrom(window, award === null ? openings : [], now);
  if (opensAt === now) return met('campaign-open');
  return opensAt === null
    ? notMet('campaign-open', { code: 'CampaignClosed', closedAt: window.until })
    : notMet('campaign-open', { code: 'CampaignNotYetOpen', opensAt });
};

const checkAttested = (
  name: 'identity-verified' | 'place',
  fact: Attested | null,
  whenNot: Parameters<typeof notMet>[1],
  whenUnknown: Parameters<typeof notMet>[1],
): Check => (fact === null ? unknown(name, whenUnknown) : fact.met ? met(name) : notMet(name, whenNot));

const checkHistory = (rules: Rules, rule: CategoryRule, facts: ClaimFacts, now: Instant): Check[] => {
  const { category, itemsPerPerson } = rule;
  const { history } = facts;
  if (history === null)
    return [unknown('limit', { code: 'HistoryUnknown' }), unknown('reclaim', { code: 'HistoryUnknown' })];
  const limit =
    history.itemsUsed < itemsPerPerson
      ? met('limit')
      : notMet('limit', { code: 'LimitReached', category, itemsPerPerson });
  const bar = barredBy(rules.reclaim, history);
  if (bar === null) return [limit, met('reclaim')];
  const until = bar.by === 'day' ? endOfDays(now, 1) : bar.by === 'month' ? endOfMonth(now) : null;
  return [limit, notMet('reclaim', { code: 'ReclaimBarred', category, by: bar.by, most: bar.most, until })];
};

const checkRelation = (relation: Relation, capFen: CategoryRule['capFen'], related: Related | null): Check => {
  if (relation.kind === 'prerequisite') {
    const known = relation.anyOf.map((campaignId) => related?.bought[campaignId]);
    if (known.includes(true)) return met('relation');
    return known.every((one) => one === false)
      ? notMet('relation', { code: 'PrerequisiteMissing', campaignIds: relation.anyOf })
      : unknown('relation', { code: 'HistoryUnknown' });
  }
  const use = related?.groups[relation.group];
  if (use === undefined) return unknown('relation', { code: 'HistoryUnknown' });
  if (relation.kind === 'exclusion')
    return use.otherCampaigns
      ? notMet('relation', { code: 'OtherCampaignTaken', group: relation.group })
      : met('relation');
  const { group, itemsMax, fenMax } = relation;
  if (itemsMax !== null && use.items + 1 > itemsMax)
    return notMet('relation', { code: 'JointMaximumReached', group, itemsMax, fenMax });
  if (fenMax !== null && use.fen + capFen > fenMax)
    return notMet('relation', { code: 'JointMaximumReached', group, itemsMax, fenMax });
  return met('relation');
};

const checkAllocation = ({ allocation }: Rules, { award }: ClaimFacts): Check[] => {
  if (allocation.kind === 'rush') return [];
  return [
    award === null
      ? notMet('allocation', { code: 'ClaimedOtherwise', allocation: allocation.kind })
      : met('allocation'),
  ];
};

/** Everything a claim has to meet that is not about the goods. */
export const checkClaim = (rules: Rules, rule: CategoryRule, facts: ClaimFacts, now: Instant): Check[] => {
  const { channels, location, relations } = rules;
  const offered = channels.some(({ channel }) => channel === facts.channel);
  return [
    checkWindow(rules, facts, now),
    ...checkAllocation(rules, facts),
    offered ? met('channel') : notMet('channel', { code: 'ChannelNotOffered', channel: facts.channel }),
    checkAttested(
      'identity-verified',
      facts.identityVerified,
      { code: 'IdentityNotVerified' },
      { code: 'IdentityNotVerified' },
    ),
    ...(location.includes('claim')
      ? [checkAttested('place', facts.inRegion, { code: 'PlaceElsewhere' }, { code: 'PlaceUnknown' })]
      : []),
    ...checkHistory(rules, rule, facts, now),
    ...relations.map((relation) => checkRelation(relation, rule.capFen, facts.related)),
  ];
};

/** The facts of a claim the way conditions ask for them; what is not known is missing. */
export const conditionFactsOfClaim = (category: Category, facts: ClaimFacts, now: Instant): ConditionFacts => ({
  category,
  channel: facts.channel,
  weekday: BigInt(isoWeekdayOf(now)),
  hour: BigInt(wallClock(now).slice(11, 13)),
  ...(facts.history === null ? {} : { itemsUsed: BigInt(facts.history.itemsUsed) }),
  ...(facts.senior === null ? {} : { senior: facts.senior.met }),
});
