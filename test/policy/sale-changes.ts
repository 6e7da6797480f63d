import type { Condition } from '@luhuan/shared/campaign/condition';
import type { PresetRules } from '@luhuan/shared/campaign/preset';
import type { Relation } from '@luhuan/shared/campaign/relation';
import {
  LocationProof,
  OldItemRule,
  type PointsRule,
  type PurseShare,
  type ReturnEffect,
  type WaterfallStep,
} from '@luhuan/shared/campaign/rule';
import { type Change, inEach, instead, nearby, nearbyOrNone, others, within, withEach, without } from './change.ts';

export const locationChanges = ({ location }: PresetRules): Change<LocationProof[]>[] => [
  ...without('location', location, String),
  ...withEach(
    'location',
    location,
    LocationProof.options.filter((proof) => !location.includes(proof)),
    String,
  ),
];

export const oldItemChanges = ({ oldItem }: PresetRules): Change<OldItemRule>[] =>
  others('old item', oldItem, OldItemRule.options);

const RETURNS: readonly ReturnEffect[] = [
  { kind: 'restore' },
  { kind: 'restore-with-grace', graceDays: 7 },
  { kind: 'consume' },
];

export const returnChanges = ({ onReturn }: PresetRules): Change<ReturnEffect>[] => [
  ...instead(
    'return',
    RETURNS.filter(({ kind }) => kind !== onReturn.kind).map((effect) => [`now ${effect.kind}`, effect] as const),
  ),
  ...(onReturn.kind === 'restore-with-grace'
    ? within(nearby('return', onReturn.graceDays), (graceDays): ReturnEffect => ({ ...onReturn, graceDays }))
    : []),
];

export const waterfallChanges = ({ waterfall }: PresetRules): Change<WaterfallStep[]>[] => [
  ...inEach(waterfall, (step) =>
    step.kind === 'subsidy'
      ? []
      : instead<WaterfallStep>('waterfall', [
          [`${step.kind} counts the other way`, { ...step, affectsBase: !step.affectsBase }],
        ]),
  ),
  ...without('waterfall', waterfall, ({ kind }) => kind),
  ...waterfall.slice(1).map((step, index) => ({
    rule: 'waterfall',
    says: `${step.kind} a step earlier`,
    changed: waterfall.toSpliced(index, 2, step, ...waterfall.slice(index, index + 1)),
  })),
];

/** A hundredth of a per cent from each purse to each other. */
export const purseChanges = ({ purses }: PresetRules): Change<PurseShare[]>[] =>
  purses.flatMap((giver, from) =>
    purses.flatMap((taker, to) =>
      from === to
        ? []
        : [
            {
              rule: 'purses',
              says: `1 bp from ${giver.purse} to ${taker.purse}`,
              changed: purses.map((purse, index) => {
                const change = index === from ? -1 : index === to ? 1 : 0;
                return { ...purse, share: (purse.share + change) as PurseShare['share'] };
              }),
            },
          ],
    ),
  );

export const payoutChanges = ({ payoutDelayDays }: PresetRules): Change<number>[] => nearby('payout', payoutDelayDays);

export const pointsChanges = ({ points }: PresetRules): Change<PointsRule>[] =>
  (['pointsPerYuan', 'pendingDays', 'validDays'] as const).flatMap((field) =>
    within(nearby('points', points[field]), (value) => ({ ...points, [field]: value }), field),
  );

const ANY_CONDITION: Condition = {
  conditionId: 'known-form',
  about: 'goods',
  expression: 'form == "split"',
  says: { 'zh-CN': '壁挂式', en: 'On the wall' },
  remedy: { 'zh-CN': '选购壁挂式', en: 'Choose one for the wall' },
};

/** Every number in an expression a step up and a step down. */
const thresholds = (condition: Condition): Change<Condition>[] =>
  [...condition.expression.matchAll(/\d+(?:\.\d+)?/g)].flatMap(({ 0: text, index }) =>
    within(nearby('condition', Number(text), text.includes('.') ? 0.1 : 1), (value) => ({
      ...condition,
      expression:
        condition.expression.slice(0, index) +
        value.toFixed(text.includes('.') ? 1 : 0) +
        condition.expression.slice(index + text.length),
    })),
  );

export const conditionChanges = ({ conditions }: PresetRules): Change<Condition[]>[] => [
  ...without('condition', conditions, ({ conditionId }) => conditionId),
  ...inEach(conditions, (condition) => [
    ...instead('condition', [['turned around', { ...condition, expression: `!(${condition.expression})` }]]),
    ...thresholds(condition),
  ]),
  ...withEach('condition', conditions, [ANY_CONDITION], ({ conditionId }) => conditionId),
];

const relationChanges = (relation: Relation): Change<Relation>[] => {
  if (relation.kind === 'prerequisite') return [];
  const renamed: Relation = { ...relation, group: `${relation.group}-b` };
  const changes = instead<Relation>('relation', [['another group', renamed]]);
  if (relation.kind === 'exclusion') return changes;
  const { group } = relation;
  return [
    ...changes,
    ...instead<Relation>('relation', [['now an exclusion', { kind: 'exclusion', group }]]),
    ...within(nearbyOrNone('relation', relation.itemsMax, 1), (itemsMax) => ({ ...relation, itemsMax }), 'items'),
    ...within(
      nearbyOrNone('relation', relation.fenMax, 1),
      (fenMax): Relation => ({ ...relation, fenMax: fenMax as typeof relation.fenMax }),
      'money',
    ),
  ];
};

export const relationsChanges = ({ relations }: PresetRules): Change<Relation[]>[] => [
  ...without('relation', relations, ({ kind }) => kind),
  ...inEach(relations, relationChanges),
  ...withEach('relation', relations, [{ kind: 'exclusion', group: 'any-other-group' }], ({ kind }) => kind),
];
