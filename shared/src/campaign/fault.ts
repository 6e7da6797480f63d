import type { RefusalOf } from '../refusal/refusal.ts';
import { wallClock } from '../clock.ts';
import { ill } from './condition.ts';
import { overlap } from './opening.ts';
import type { Rules } from './revision.ts';
import { everDrops } from '../pacing/moment.ts';
import { contains } from '../region.ts';

/** What is wrong between the parts of a campaign's rules. */
export type RulesFault = RefusalOf<
  | 'WindowEmpty'
  | 'OpeningsOverlap'
  | 'SharesNotWhole'
  | 'PurseTwice'
  | 'WaterfallOutOfOrder'
  | 'CapAboveCeiling'
  | 'RateTwice'
  | 'StandardTwice'
  | 'BudgetBelowCap'
  | 'EvidenceDueAstray'
  | 'DeedTwice'
  | 'ConditionIllTyped'
  | 'ConditionTwice'
  | 'RelationTwice'
  | 'TrancheOutsideWindow'
  | 'TrancheTwice'
  | 'TrancheWithoutCategory'
  | 'DrawOutsideWindow'
  | 'DropNeverComes'
  | 'KeptSharesAboveWhole'
  | 'KeptSharesInTurn'
  | 'KeptShareTwice'
  | 'KeptShareTooShort'
  | 'KeptShareElsewhere'
>;

const twice = <T>(items: readonly T[]): T | undefined => items.find((item, index) => items.indexOf(item) !== index);

const inTime = ({ window, openings, tranches, allocation }: Rules): RulesFault[] => {
  const faults: RulesFault[] = [];
  if (window.from >= window.until) faults.push({ code: 'WindowEmpty' });
  openings.forEach((opening, first) => {
    openings.forEach((other, second) => {
      if (first < second && overlap(opening, other)) faults.push({ code: 'OpeningsOverlap', first, second });
    });
  });
  tranches.forEach(({ at }, index) => {
    if (at <= window.from || at >= window.until) faults.push({ code: 'TrancheOutsideWindow', index });
    // the plan goes by moment: the later one would take the place of the other, and its money
    if (tranches.findIndex((other) => other.at === at) < index) faults.push({ code: 'TrancheTwice', index });
  });
  if (allocation.kind === 'draw')
    allocation.rounds.forEach(({ registerFrom, drawnAt }, index) => {
      const early = (allocation.rounds[index - 1]?.drawnAt ?? window.from) > registerFrom;
      if (early || drawnAt >= window.until) faults.push({ code: 'DrawOutsideWindow', index });
    });
  return faults;
};

const WHOLE = 10_000;

/** When the first release of a day comes. */
const firstTimeOf = (release: Rules['release'], window: Rules['window']): string => {
  if (release.kind === 'at-once') return wallClock(window.from).slice(11, 16);
  return release.kind === 'hourly' ? release.fromTime : release.time;
};

const inRelease = ({ release, window, regionCode, allocation }: Rules): RulesFault[] => {
  const shares = release.shares ?? [];
  const faults: RulesFault[] = [];
  // an empty window has a fault of its own
  if (window.from < window.until && !everDrops({ release, window })) faults.push({ code: 'DropNeverComes' });
  const sum = shares.reduce((total, { share }) => total + share, 0);
  if (sum > WHOLE) faults.push({ code: 'KeptSharesAboveWhole', sum });
  // winners and whoever is next are given what is open to all
  const inTurn = allocation.kind === 'draw' || allocation.kind === 'waiting-list';
  if (inTurn && shares.length > 0) faults.push({ code: 'KeptSharesInTurn' });
  const named = shares.map((kept) => JSON.stringify(kept.for));
  const begins = firstTimeOf(release, window);
  shares.forEach((kept, index) => {
    if (named.indexOf(named[index] ?? '') < index) faults.push({ code: 'KeptShareTwice', index });
    if (kept.untilTime <= begins) faults.push({ code: 'KeptShareTooShort', index });
    const codes = kept.for.kind === 'districts' ? kept.for.regionCodes : [];
    const elsewhere = codes.find((code) => !contains(regionCode, code));
    if (elsewhere !== undefined) faults.push({ code: 'KeptShareElsewhere', index, regionCode: elsewhere });
  });
  return faults;
};

const inMoney = ({ waterfall, purses }: Rules): RulesFault[] => {
  const faults: RulesFault[] = [];
  const sum = purses.reduce((total, { share }) => total + share, 0);
  if (sum !== 10_000) faults.push({ code: 'SharesNotWhole', sum });
  const purse = twice(purses.map((share) => share.purse));
  if (purse !== undefined) faults.push({ code: 'PurseTwice', purse });
  const kinds = waterfall.map(({ kind }) => kind);
  const subsidyAt = kinds.indexOf('subsidy');
  const late = waterfall.some((step, index) => index > subsidyAt && step.kind !== 'subsidy' && step.affectsBase);
  if (subsidyAt < 0 || late || twice(kinds) !== undefined) faults.push({ code: 'WaterfallOutOfOrder' });
  return faults;
};

const inPoints = ({ points: { deeds = [] } }: Rules): RulesFault[] => {
  const deed = twice(deeds.map((rule) => rule.deed));
  return deed === undefined ? [] : [{ code: 'DeedTwice', deed }];
};

const inTranches = ({ categories, tranches }: Rules): RulesFault[] =>
  tranches.flatMap(({ budgets }, index) =>
    budgets.flatMap(({ category }) =>
      categories.some((rule) => rule.category === category)
        ? []
        : [{ code: 'TrancheWithoutCategory' as const, index, category }],
    ),
  );

const inCategories = ({ categories, tranches }: Rules): RulesFault[] =>
  categories.flatMap((rule): RulesFault[] => {
    const { category, capFen, priceCeilingFen, budgetFen } = rule;
    const faults: RulesFault[] = [];
    if (priceCeilingFen !== null && capFen > priceCeilingFen)
      faults.push({ code: 'CapAboveCeiling', category, capFen, ceilingFen: priceCeilingFen });
    if (twice(rule.rates.map(({ grade }) => grade)) !== undefined) faults.push({ code: 'RateTwice', category });
    if (twice(rule.standards.map(({ standard }) => standard)) !== undefined)
      faults.push({ code: 'StandardTwice', category });
    const due = (rule.evidenceDue ?? []).map(({ kind }) => kind);
    if (twice(due) !== undefined || due.some((kind) => !rule.evidence.includes(kind)))
      faults.push({ code: 'EvidenceDueAstray', category });
    const later = tranches.some(({ budgets }) => budgets.some((budget) => budget.category === category));
    if (budgetFen < capFen && !later) faults.push({ code: 'BudgetBelowCap', category, capFen });
    return faults;
  });

const inLogic = ({ conditions, relations }: Rules): RulesFault[] => {
  const faults: RulesFault[] = conditions.flatMap((condition) => {
    const problem = ill(condition);
    return problem === null
      ? []
      : [{ code: 'ConditionIllTyped' as const, conditionId: condition.conditionId, problem }];
  });
  const conditionId = twice(conditions.map((condition) => condition.conditionId));
  if (conditionId !== undefined) faults.push({ code: 'ConditionTwice', conditionId });
  const names = relations.map((relation) =>
    relation.kind === 'prerequisite' ? relation.kind : `${relation.kind} ${relation.group}`,
  );
  if (twice(names) !== undefined) faults.push({ code: 'RelationTwice' });
  return faults;
};

/** Everything that is wrong, in the order of the builder's steps; what a revision may not be saved with. */
export const faultsOf = (rules: Rules): RulesFault[] => [
  ...inTime(rules),
  ...inRelease(rules),
  ...inCategories(rules),
  ...inTranches(rules),
  ...inMoney(rules),
  ...inPoints(rules),
  ...inLogic(rules),
];
