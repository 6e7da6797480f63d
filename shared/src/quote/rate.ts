import type { Label } from '../appliance/label.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import { type Instant, dayOf } from '../clock.ts';
import type { BasisPoints } from '../fen.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';

export type RateRefusal = RefusalOf<'GradeNotSubsidised'>;

/** The rate a label earns under a rule. Goods without a label only get a `no-label` rate: an unknown grade is never a pass. */
export const rateFor = (rule: CategoryRule, label: Label): Result<BasisPoints, RateRefusal> => {
  const grade = label.kind === 'none' ? 'no-label' : label.grade;
  const found = rule.rates.find((rate) => rate.grade === grade);
  if (found !== undefined) return ok(found.rate);
  const accepted = rule.rates.flatMap((rate) => (rate.grade === 'no-label' ? [] : [rate.grade]));
  return refuse({ code: 'GradeNotSubsidised', grade: label.kind === 'none' ? null : label.grade, accepted });
};

export type StandardRefusal = RefusalOf<'StandardNotAccepted'>;

/** Whether a label's grade counts on this day: a grade 1 of the old edition is not a grade 1 of the new one. */
export const acceptsStandard = (
  { standards }: CategoryRule,
  label: Exclude<Label, { kind: 'none' }>,
  now: Instant,
): Result<void, StandardRefusal> => {
  const today = dayOf(now);
  const inForce = standards.filter(
    ({ from, until }) => (from === null || from <= today) && (until === null || today < until),
  );
  if (standards.length === 0 || inForce.some(({ standard }) => standard === label.standard)) return ok(undefined);
  return refuse({
    code: 'StandardNotAccepted',
    standard: label.standard,
    accepted: inForce.map(({ standard }) => standard),
  });
};
