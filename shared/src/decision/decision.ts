import * as z from 'zod';
import type { Category } from '../appliance/category.ts';
import type { Label } from '../appliance/label.ts';
import type { Instant } from '../clock.ts';
import { type Revision, RevisionHash, ruleFor } from '../campaign/revision.ts';
import { Fen, fen } from '../fen.ts';
import { rateFor } from '../quote/quote.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';

export const CheckName = z
  .enum(['campaign-open', 'category-offered', 'identity-verified', 'grade', 'price-ceiling'])
  .meta({ id: 'CheckName' });

/** One rule held against the facts. `unknown` is never a pass. */
export const Check = z
  .object({ name: CheckName, outcome: z.enum(['met', 'not-met', 'unknown']) })
  .meta({ id: 'Check' });
export type Check = z.infer<typeof Check>;

/** Whether a person may have the subsidy, with the rule path that led there. */
export const Decision = z
  .object({
    result: z.enum(['eligible', 'refused', 'unknown']),
    checks: z.array(Check),
    revision: z.object({ number: z.int(), hash: RevisionHash }),
    /** The most this can bring: the category's cap. */
    upToFen: Fen,
  })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof Decision>;

/** What is known; `null` is not known. */
export type Facts = {
  readonly category: Category;
  readonly identityVerified: boolean | null;
  /** The product, once one was chosen. A claim for a category is decided without it. */
  readonly label: Label | null;
  /** Price after every discount that affects the base. */
  readonly baseFen: Fen | null;
};

const outcomeOf = (fact: boolean | null): Check['outcome'] => (fact === null ? 'unknown' : fact ? 'met' : 'not-met');

const resultOf = (checks: readonly Check[]): Decision['result'] => {
  if (checks.some(({ outcome }) => outcome === 'not-met')) return 'refused';
  return checks.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'eligible';
};

const isOpen = ({ rules: { window } }: Revision, now: Instant): boolean => window.from <= now && now < window.until;

/** Pure: the same revision, facts and moment always give the same decision. */
export const decide = (revision: Revision, facts: Facts, now: Instant): Decision => {
  const rule = ruleFor(revision.rules, facts.category);
  const checks: Check[] = [
    { name: 'campaign-open', outcome: outcomeOf(isOpen(revision, now)) },
    { name: 'category-offered', outcome: outcomeOf(rule !== undefined) },
    { name: 'identity-verified', outcome: outcomeOf(facts.identityVerified) },
  ];
  if (rule !== undefined) {
    checks.push({ name: 'grade', outcome: outcomeOf(facts.label === null ? null : rateFor(rule, facts.label).ok) });
    if (rule.priceCeilingFen !== null) {
      const within = facts.baseFen === null ? null : facts.baseFen <= rule.priceCeilingFen;
      checks.push({ name: 'price-ceiling', outcome: outcomeOf(within) });
    }
  }
  const { number, hash } = revision;
  return { result: resultOf(checks), checks, revision: { number, hash }, upToFen: rule?.capFen ?? fen(0) };
};

export type ClaimRefusal = RefusalOf<
  'CampaignNotYetOpen' | 'CampaignClosed' | 'CategoryNotOffered' | 'IdentityNotVerified'
>;

/**
 * Whether a voucher may be granted: everything a decision looks at except the product, which is chosen later and checked at
 * the till. Identity that is not known to be verified is refused.
 */
export const mayClaim = (
  revision: Revision,
  category: Category,
  identityVerified: boolean | null,
  now: Instant,
): Result<void, ClaimRefusal> => {
  const { from, until } = revision.rules.window;
  const { checks } = decide(revision, { category, identityVerified, label: null, baseFen: null }, now);
  const met = (name: Check['name']) => checks.some((check) => check.name === name && check.outcome === 'met');
  if (!met('campaign-open'))
    return now < from
      ? refuse({ code: 'CampaignNotYetOpen', opensAt: from })
      : refuse({ code: 'CampaignClosed', closedAt: until });
  if (!met('category-offered')) return refuse({ code: 'CategoryNotOffered', category });
  return met('identity-verified') ? ok(undefined) : refuse({ code: 'IdentityNotVerified' });
};
