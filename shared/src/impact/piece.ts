import type { Tranche } from '../campaign/allocation.ts';
import type { ChannelRule } from '../campaign/channel.ts';
import type { Condition } from '../campaign/condition-rule.ts';
import type { PresetRules } from '../campaign/preset.ts';
import type { ReclaimRule } from '../campaign/reclaim.ts';
import type { Relation } from '../campaign/relation.ts';
import type { Rules, Window } from '../campaign/revision.ts';
import type {
  AcceptedStandard,
  DeedRule,
  Basis,
  CategoryRule,
  EvidenceDue,
  EvidenceKind,
  GradeRate,
  LocationProof,
  PointsRule,
  PriceWatch,
  PurseShare,
} from '../campaign/rule.ts';

type Prefixed<P extends string, T> = { [K in keyof T & string as `${P}.${K}`]: T[K] };

/** What is not written says that nothing comes on top, and that there is no cap. */
type ToldPoints = Omit<Required<PointsRule>, 'mostPerYear'> & { mostPerYear: number | null };
const POINTS = { grade1Points: 0, grade2Points: 0, pointsPer100Kwh: 0, recyclePoints: 0, deeds: [], mostPerYear: null };

/** Fields that are told one by one, with those inside `window`, `reclaim` and `points` beside the others. */
export type FlatRules = Omit<Rules, 'categories' | 'window' | 'reclaim' | 'points'> &
  Prefixed<'window', Window> &
  Prefixed<'reclaim', ReclaimRule> &
  Prefixed<'points', ToldPoints>;
export type FlatCategory = Omit<CategoryRule, 'category' | 'evidenceDue' | 'priceWatch'> & {
  evidenceDue: EvidenceDue[];
  priceWatch: PriceWatch | null;
};
export type RulesField = keyof FlatRules;
export type CategoryField = keyof FlatCategory;

const relationKey = (relation: Relation): string =>
  relation.kind === 'prerequisite' ? relation.kind : `${relation.kind} ${relation.group}`;

/** Lists whose items are told one by one, with what an item goes by. Every other field is told as a whole. */
const KEYS = {
  channels: ({ channel }: ChannelRule) => channel,
  location: (proof: LocationProof) => proof,
  purses: ({ purse }: PurseShare) => purse,
  conditions: ({ conditionId }: Condition) => conditionId,
  relations: relationKey,
  tranches: ({ at }: Tranche) => at,
  bases: ({ field }: Basis) => field,
  rates: ({ grade }: GradeRate) => String(grade),
  standards: ({ standard }: AcceptedStandard) => standard,
  evidence: (kind: EvidenceKind) => kind,
  evidenceDue: ({ kind }: EvidenceDue) => kind,
  'points.deeds': ({ deed }: DeedRule) => deed,
} satisfies Partial<{ [F in keyof (FlatRules & FlatCategory)]: (item: never) => string }>;

/** What one line of the differences is about: an item of a listed field, or the field. */
export type PieceOf<F extends keyof (FlatRules & FlatCategory)> = F extends keyof typeof KEYS
  ? (FlatRules & FlatCategory)[F][number & keyof (FlatRules & FlatCategory)[F]]
  : (FlatRules & FlatCategory)[F];

type Fields = ReadonlyMap<string, unknown>;

const INSIDE: readonly string[] = ['window', 'reclaim', 'points'];

/** The fields of a campaign's rules; what a preset leaves open is missing. */
export const fieldsOfRules = (rules: Rules | PresetRules): Fields =>
  new Map(
    Object.entries(rules)
      .filter(([field]) => field !== 'categories')
      .flatMap(([field, value]): (readonly [string, unknown])[] =>
        INSIDE.includes(field)
          ? Object.entries(field === 'points' ? { ...POINTS, ...(value as object) } : (value as object)).map(
              ([inner, one]) => [`${field}.${inner}`, one] as const,
            )
          : [[field, value]],
      ),
  );

export const fieldsOfCategory = (rule: Partial<CategoryRule>): Fields =>
  // rules without a word about them say that nothing is due, and no price is watched
  new Map(Object.entries({ evidenceDue: [], priceWatch: null, ...rule }).filter(([field]) => field !== 'category'));

/** The pieces of a field by key; a key that comes again is numbered. */
export const piecesOf = (field: string, value: unknown): ReadonlyMap<string, unknown> => {
  if (!(field in KEYS) || !Array.isArray(value)) return new Map([['', value]]);
  // which items a field lists is what KEYS was written for
  const keyOf = KEYS[field as keyof typeof KEYS] as (item: unknown) => string;
  const pieces = new Map<string, unknown>();
  for (const item of value) {
    const key = keyOf(item);
    let name = key;
    for (let again = 2; pieces.has(name); again++) name = `${key} ${again}`;
    pieces.set(name, item);
  }
  return pieces;
};
