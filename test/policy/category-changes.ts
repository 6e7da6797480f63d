import type { Category } from '@luhuan/shared/appliance/category';
import { CATEGORIES } from '@luhuan/shared/appliance/category';
import type { PresetRules } from '@luhuan/shared/campaign/preset';
import { AcceptedStandard, EvidenceKind, GradeRate } from '@luhuan/shared/campaign/rule';
import { Day, dayOf, plusDays, startOf } from '@luhuan/shared/clock';
import { type Change, inEach, nearby, nearbyOrNone, within, withEach, without } from './change.ts';

type CategoryRule = PresetRules['categories'][number];

const GRADES: readonly GradeRate['grade'][] = [1, 2, 3, 4, 5, 'no-label'];
const gradeOf = ({ grade }: GradeRate): string => String(grade);

const rateChanges = ({ rates }: CategoryRule): Change<GradeRate[]>[] => {
  const missing = GRADES.filter((grade) => !rates.some((rate) => rate.grade === grade));
  return [
    ...inEach(rates, (rate) =>
      within(nearby('rate', rate.rate), (bp) => ({ ...rate, rate: bp as GradeRate['rate'] }), gradeOf(rate)),
    ),
    ...without('grade', rates, gradeOf),
    ...withEach(
      'grade',
      rates,
      missing.map((grade) => GradeRate.parse({ grade, rate: 1_500 })),
      gradeOf,
    ),
  ];
};

const dayChanges = (day: Day | null): Change<Day | null>[] =>
  day === null
    ? []
    : [1, -1].map((days) => ({
        rule: 'standard',
        says: `${day} ${days > 0 ? 'a day later' : 'a day earlier'}`,
        changed: dayOf(plusDays(startOf(day), days)),
      }));

const OLD_EDITION = AcceptedStandard.parse({ standard: 'GB 12021.2-2008', from: null, until: null });

/** A standard says nothing about goods of which none carries a label, so none is named there. */
const standardChanges = ({ standards, rates }: CategoryRule): Change<AcceptedStandard[]>[] => [
  ...without('standard', standards, ({ standard }) => standard),
  ...inEach(standards, (standard) => [
    ...within(dayChanges(standard.from), (from) => ({ ...standard, from }), `${standard.standard} from`),
    ...within(dayChanges(standard.until), (until) => ({ ...standard, until }), `${standard.standard} until`),
  ]),
  ...withEach(
    'standard',
    standards,
    rates.some(({ grade }) => grade !== 'no-label') ? [OLD_EDITION] : [],
    ({ standard }) => standard,
  ),
];

const evidenceChanges = ({ evidence }: CategoryRule): Change<EvidenceKind[]>[] => [
  ...without('evidence', evidence, String),
  ...withEach(
    'evidence',
    evidence,
    EvidenceKind.options.filter((kind) => !evidence.includes(kind)),
    String,
  ),
];

/** A price every appliance can have, for a ceiling where there is none: the one that translations wrongly put on appliances. */
const CEILING_OF_DIGITAL_GOODS = 600_000;

const ruleChanges = (rule: CategoryRule): Change<CategoryRule>[] => {
  const ceilings = nearbyOrNone('ceiling', rule.priceCeilingFen, CEILING_OF_DIGITAL_GOODS);
  const changes: Change<CategoryRule>[] = [
    ...within(rateChanges(rule), (rates) => ({ ...rule, rates })),
    ...within(nearby('cap', rule.capFen), (cap) => ({ ...rule, capFen: cap as CategoryRule['capFen'] })),
    ...within(ceilings, (ceiling) => ({ ...rule, priceCeilingFen: ceiling as CategoryRule['priceCeilingFen'] })),
    ...within(nearby('limit', rule.itemsPerPerson), (itemsPerPerson) => ({ ...rule, itemsPerPerson })),
    ...within(standardChanges(rule), (standards) => ({ ...rule, standards })),
    ...within(evidenceChanges(rule), (evidence) => ({ ...rule, evidence })),
  ];
  return within(changes, (changed) => changed, rule.category);
};

const nameOf = ({ category }: { readonly category: Category }): string => category;

export const categoryChanges = ({ categories }: PresetRules): Change<CategoryRule[]>[] => {
  const [first] = categories;
  const missing = CATEGORIES.filter((category) => !categories.some((rule) => rule.category === category));
  return [
    ...inEach(categories, ruleChanges),
    ...without('category', categories, nameOf),
    ...withEach(
      'category',
      categories,
      first === undefined ? [] : missing.map((category) => ({ ...first, category })),
      nameOf,
    ),
  ];
};
