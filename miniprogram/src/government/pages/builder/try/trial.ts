import { Category } from '@luhuan/shared/appliance/category';
import type { Label } from '@luhuan/shared/appliance/label';
import { Channel } from '@luhuan/shared/campaign/channel';
import type { Related } from '@luhuan/shared/campaign/relation';
import { type Rules, ruleFor } from '@luhuan/shared/campaign/revision';
import { type Instant, dayOf } from '@luhuan/shared/clock';
import { type Decision, decide } from '@luhuan/shared/decision/decision';
import type { Facts } from '@luhuan/shared/decision/facts';
import { type Fen, fen } from '@luhuan/shared/fen';
import { type Price, type Quote, type QuoteRefusal, baseOf, quote } from '@luhuan/shared/quote/quote';
import type { Result } from '@luhuan/shared/result';

/** Known to be so, known not to be so, or not known. */
export const ANSWERS = ['yes', 'no', 'unknown'] as const;
type Answer = (typeof ANSWERS)[number];

/** A made-up person, product and moment to try rules with. */
export type Trial = {
  readonly at: Instant;
  readonly category: Category;
  readonly channel: Channel;
  readonly verified: Answer;
  readonly senior: Answer;
  readonly inRegion: Answer;
  readonly bought: number | string;
  readonly unused: number | string;
  readonly claimed: number | string;
  /** Takes part in another campaign of a group, or has bought in a campaign that comes first. */
  readonly elsewhere: Answer;
  readonly grade: number | 'no-label' | 'unknown';
  readonly standard: string;
  readonly form: string;
  readonly list: number | string;
  readonly deductions: Readonly<Partial<Record<Price['deductions'][number]['kind'], number | string>>>;
  readonly oldItem: Category | 'none' | 'unknown';
  readonly delivered: Answer;
};

export const newTrial = (rules: Rules, now: Instant): Trial => {
  const first = rules.categories[0];
  const [rate] = first?.rates ?? [];
  return {
    at: now < rules.window.from ? rules.window.from : now,
    category: first?.category ?? 'fridge',
    channel: rules.channels[0]?.channel ?? 'store',
    verified: 'yes',
    senior: 'no',
    inRegion: 'yes',
    bought: 0,
    unused: 0,
    claimed: 0,
    elsewhere: 'no',
    grade: rate?.grade ?? 'unknown',
    standard: '',
    form: '',
    list: 500_000,
    deductions: {},
    oldItem: 'none',
    delivered: 'yes',
  };
};

const numberIn = (value: number | string | undefined): number => (typeof value === 'number' ? value : 0);

const attested = (answer: Answer, at: Instant) =>
  answer === 'unknown' ? null : { met: answer === 'yes', source: 'trial', at };

/** In every relation the rules name the person stands alike. */
const relatedIn = ({ relations }: Rules, elsewhere: Answer): Related | null => {
  if (elsewhere === 'unknown') return null;
  const is = elsewhere === 'yes';
  const campaigns = relations.flatMap((relation) => (relation.kind === 'prerequisite' ? relation.anyOf : []));
  const groups = relations.flatMap((relation) =>
    relation.kind === 'prerequisite'
      ? []
      : [
          [
            relation.group,
            relation.kind === 'joint-maximum' && is
              ? { items: relation.itemsMax ?? 0, fen: relation.fenMax ?? fen(0), otherCampaigns: true }
              : { items: 0, fen: fen(0), otherCampaigns: is },
          ] as const,
        ],
  );
  return { bought: Object.fromEntries(campaigns.map((id) => [id, is])), groups: Object.fromEntries(groups) };
};

/** Standards that count for a category on the day of a trial. */
export const standardsOn = (rules: Rules, category: Category, at: Instant): string[] => {
  const day = dayOf(at);
  return (ruleFor(rules, category)?.standards ?? [])
    .filter(({ from, until }) => (from === null || from <= day) && (until === null || day < until))
    .map(({ standard }) => standard);
};

const labelOf = (rules: Rules, { at, category, grade, standard }: Trial): Label | null => {
  if (grade === 'unknown') return null;
  if (grade === 'no-label') return { kind: 'none' };
  const accepted = standardsOn(rules, category, at)[0] ?? '';
  return {
    kind: 'energy',
    grade,
    standard: standard === '' ? accepted : standard,
    filingNumber: '',
    values: [],
  };
};

const priceOf = ({ list, deductions }: Trial): Price | null =>
  numberIn(list) === 0
    ? null
    : {
        listFen: fen(numberIn(list)),
        deductions: Object.entries(deductions).flatMap(([kind, amount]) =>
          numberIn(amount) === 0
            ? []
            : [{ kind: kind as Price['deductions'][number]['kind'], amountFen: fen(numberIn(amount)) }],
        ),
      };

/** The facts that a trial comes to, as a claim and a till would collect them. */
const factsOf = (rules: Rules, trial: Trial): Facts => {
  const { at, category, channel, delivered, form, oldItem } = trial;
  const price = priceOf(trial);
  const baseFen: Fen | null = price === null ? null : baseOf(rules.waterfall, price);
  const claims = Math.max(numberIn(trial.claimed), numberIn(trial.bought) + numberIn(trial.unused));
  return {
    category,
    claim: {
      channel,
      award: null,
      identityVerified: attested(trial.verified, at),
      senior: attested(trial.senior, at),
      inRegion: attested(trial.inRegion, at),
      history: {
        itemsUsed: numberIn(trial.bought),
        unused: numberIn(trial.unused),
        claimsToday: numberIn(trial.claimed),
        claimsThisMonth: claims,
        claims,
      },
      related: relatedIn(rules, trial.elsewhere),
    },
    goods: {
      label: labelOf(rules, trial),
      form: form === '' ? null : form,
      listFen: price?.listFen ?? null,
      baseFen,
      oldItem: oldItem === 'unknown' ? null : oldItem,
      deliveredInRegion: delivered === 'unknown' ? null : delivered === 'yes',
    },
  };
};

export type Tried = { readonly decision: Decision; readonly priced: Result<Quote, QuoteRefusal> | null };

/** Not a stored revision: a decision made here is never kept. */
const UNSAVED = { number: 1, hash: '0'.repeat(64) };

/** The decision and the price that the very functions of the server come to. */
export const tried = (rules: Rules, trial: Trial): Tried => {
  const decision = decide({ ...UNSAVED, rules }, factsOf(rules, trial), trial.at);
  const rule = ruleFor(rules, trial.category);
  const [label, price] = [labelOf(rules, trial), priceOf(trial)];
  return {
    decision,
    priced:
      rule === undefined || label === null || price === null
        ? null
        : quote(rule, rules.waterfall, label, price, trial.at),
  };
};
