import type { LabelledGrade } from '../appliance/label.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import { type Instant, dayOf } from '../clock.ts';
import type { BasisPoints } from '../fen.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';

export type RateRefusal = RefusalOf<'GradeNotSubsidised'>;

/** The rate a label earns under a rule. Goods without a label only get a `no-label` rate: an unknown grade is never a pass. */
export const rateFor = (rule: CategoryRule, label: LabelledGrade): Result<BasisPoints, RateRefusal> => {
  const grade = label.kind === 'none' ? 'no-label' : label.grade;
  const found = rule.rates.find((rate) => rate.grade === grade);
  if (found !== undefined) return ok(found.rate);
  const accepted = rule.rates.flatMap((rate) => (rate.grade === 'no-label' ? [] : [rate.grade]));
  return refuse({ code: 'GradeNotSubsidised', grade: label.kind === 'none' ? null : label.grade, accepted });
};

export type StandardRefusal = RefusalOf<'StandardNotAccepted'>;

/** Standards whose grades count on this day; none: every standard's do. */
export const standardsOn = ({ standards }: CategoryRule, now: Instant): string[] => {
  const today = dayOf(now);
  return standards
    .filter(({ from, until }) => (from === null || from <= today) && (until === null || today < until))
    .map(({ standard }) => standard);
};

/** Whether a label's grade counts on this day: a grade 1 of the old edition is not a grade 1 of the new one. */
export const acceptsStandard = (
  rule: CategoryRule,
  label: Exclude<LabelledGrade, { kind: 'none' }>,
  now: Instant,
): Result<void, StandardRefusal> => {
  const accepted = standardsOn(rule, now);
  return rule.standards.length === 0 || accepted.includes(label.standard)
    ? ok(undefined)
    : refuse({ code: 'StandardNotAccepted', standard: label.standard, accepted });
};
