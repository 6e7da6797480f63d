import { type Condition, type ConditionFacts, isMet } from '../campaign/condition.ts';
import { type Revision, ruleFor } from '../campaign/revision.ts';
import type { Instant } from '../clock.ts';
import { fen } from '../fen.ts';
import { type Result, ok, refuse } from '../result.ts';
import {
  CLAIM_REASONS,
  Check,
  type ClaimReason,
  GOODS_REASONS,
  type GoodsReason,
  type Reason,
  met,
  notMet,
  unknown,
} from './check.ts';
import { checkClaim, conditionFactsOfClaim } from './check-claim.ts';
import { checkGoods, conditionFactsOfGoods } from './check-goods.ts';
import type { Facts } from './facts.ts';
import { Decision, reasonOf } from './verdict.ts';

export { Decision, reasonOf };

const NOTHING = fen(0);

const resultOf = (checks: readonly Check[]): Decision['result'] => {
  if (checks.some(({ outcome }) => outcome === 'not-met')) return 'refused';
  return checks.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'eligible';
};

const checkConditions = (
  conditions: readonly Condition[],
  about: Condition['about'],
  factsFor: () => ConditionFacts,
): Check[] => {
  const asked = conditions.filter((condition) => condition.about === about);
  if (asked.length === 0) return [];
  const facts = factsFor();
  return asked.map((condition) => {
    const { conditionId, says, remedy } = condition;
    const outcome = isMet(condition, facts);
    if (outcome === true) return met('condition');
    return outcome === null
      ? unknown('condition', { code: 'ConditionUnknown', conditionId, says, remedy })
      : notMet('condition', { code: 'ConditionNotMet', conditionId, says, remedy });
  });
};

const checksOf = ({ rules }: Revision, { category, claim, goods }: Facts, now: Instant): Check[] => {
  const rule = ruleFor(rules, category);
  if (rule === undefined) return [notMet('category-offered', { code: 'CategoryNotOffered', category })];
  const { conditions } = rules;
  const checks = [met('category-offered')];
  if (claim !== null)
    checks.push(
      ...checkClaim(rules, rule, claim, now),
      ...checkConditions(conditions, 'claim', () => conditionFactsOfClaim(category, claim, now)),
    );
  if (goods !== null)
    checks.push(
      ...checkGoods(rules, rule, goods, now),
      ...checkConditions(conditions, 'goods', () => conditionFactsOfGoods(category, goods)),
    );
  return checks;
};

/** Pure: the same revision, facts and moment always give the same decision. */
export const decide = (revision: Revision, facts: Facts, now: Instant): Decision => {
  const checks = checksOf(revision, facts, now);
  return {
    result: resultOf(checks),
    checks,
    revision: { number: revision.number, hash: revision.hash },
    upToFen: ruleFor(revision.rules, facts.category)?.capFen ?? NOTHING,
  };
};

const isAmong = <R extends Reason>(codes: readonly R['code'][], reason: Reason): reason is R =>
  (codes as readonly string[]).includes(reason.code);

/** Whether a voucher may be granted. Goods are chosen later and decided at the till. What is not known is refused. */
export const mayClaim = (decision: Decision): Result<void, ClaimReason> => {
  const reason = reasonOf(decision);
  if (reason === null) return ok(undefined);
  if (isAmong<ClaimReason>(CLAIM_REASONS, reason)) return refuse(reason);
  throw new Error(`a claim was decided on its goods: ${reason.code}`);
};

/** What is asked of a claim alone: whether one may stand in line is not asked of it. */
const OF_CLAIMS: readonly Check['name'][] = ['allocation', 'campaign-open'];

/**
 * Whether somebody may register for a draw, or wait in line: all that a claim has to meet, but for the way vouchers are given out
 * and the hours in which they are claimed.
 */
export const mayJoin = (decision: Decision): Result<void, ClaimReason> =>
  mayClaim({ ...decision, checks: decision.checks.filter(({ name }) => !OF_CLAIMS.includes(name)) });

/** Whether goods may be bought with a voucher that was granted before. What is not known is refused. */
export const mayBuy = (decision: Decision): Result<void, GoodsReason> => {
  const reason = reasonOf(decision);
  if (reason === null) return ok(undefined);
  if (isAmong<GoodsReason>(GOODS_REASONS, reason)) return refuse(reason);
  throw new Error(`goods were decided on their claim: ${reason.code}`);
};
