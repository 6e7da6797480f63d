import type { Category } from '../appliance/category.ts';
import type { Label } from '../appliance/label.ts';
import type { ConditionFacts } from '../campaign/condition.ts';
import type { Rules } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import type { Instant } from '../clock.ts';
import type { Fen } from '../fen.ts';
import { acceptsStandard, rateFor } from '../quote/rate.ts';
import { type Check, met, notMet, unknown } from './check.ts';
import type { GoodsFacts } from './facts.ts';

const checkLabel = (rule: CategoryRule, label: Label | null, now: Instant): Check[] => {
  if (label === null) return [unknown('grade', { code: 'LabelUnknown' })];
  const rated = rateFor(rule, label);
  const grade = rated.ok ? met('grade') : notMet('grade', rated.error);
  if (label.kind === 'none' || rule.standards.length === 0) return [grade];
  const accepted = acceptsStandard(rule, label, now);
  return [grade, accepted.ok ? met('standard') : notMet('standard', accepted.error)];
};

const checkCeiling = ({ priceCeilingFen }: CategoryRule, baseFen: Fen | null): Check[] => {
  if (priceCeilingFen === null) return [];
  if (baseFen === null) return [unknown('price-ceiling', { code: 'PriceUnknown' })];
  return baseFen <= priceCeilingFen
    ? [met('price-ceiling')]
    : [notMet('price-ceiling', { code: 'PriceAboveCeiling', ceilingFen: priceCeilingFen, priceFen: baseFen })];
};

const checkOldItem = ({ oldItem: rule }: Rules, category: Category, oldItem: GoodsFacts['oldItem']): Check[] => {
  if (rule === 'not-needed') return [];
  const needed = { code: 'OldItemNeeded' as const, category: rule === 'same-category' ? category : null };
  if (oldItem === null) return [unknown('old-item', needed)];
  const enough = oldItem !== 'none' && (rule === 'any-category' || oldItem === category);
  return [enough ? met('old-item') : notMet('old-item', needed)];
};

const checkDelivery = ({ location }: Rules, deliveredInRegion: boolean | null): Check[] => {
  if (!location.includes('delivery')) return [];
  if (deliveredInRegion === null) return [unknown('delivery', { code: 'DeliveryUnknown' })];
  return [deliveredInRegion ? met('delivery') : notMet('delivery', { code: 'DeliveryElsewhere' })];
};

/** Everything the goods and their sale have to meet. */
export const checkGoods = (rules: Rules, rule: CategoryRule, facts: GoodsFacts, now: Instant): Check[] => [
  ...checkLabel(rule, facts.label, now),
  ...checkCeiling(rule, facts.baseFen),
  ...checkOldItem(rules, rule.category, facts.oldItem),
  ...checkDelivery(rules, facts.deliveredInRegion),
];

const factsOfLabel = (label: Label | null): ConditionFacts => {
  if (label === null) return {};
  if (label.kind === 'none') return { labelKind: 'none', value: {} };
  return {
    labelKind: label.kind,
    grade: BigInt(label.grade),
    standard: label.standard,
    value: Object.fromEntries(label.values.map(({ quantity, value }) => [quantity, value])),
  };
};

/** The facts of the goods the way conditions ask for them; what is not known is missing. */
export const conditionFactsOfGoods = (category: Category, facts: GoodsFacts): ConditionFacts => ({
  category,
  ...factsOfLabel(facts.label),
  ...(facts.form === null ? {} : { form: facts.form }),
  ...(facts.listFen === null ? {} : { listPriceFen: BigInt(facts.listFen) }),
  ...(facts.baseFen === null ? {} : { basePriceFen: BigInt(facts.baseFen) }),
  ...(facts.oldItem === null ? {} : { oldItem: facts.oldItem }),
});
