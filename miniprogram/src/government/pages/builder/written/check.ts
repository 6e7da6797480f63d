import { type RulesFault, faultsOf } from '@luhuan/shared/campaign/fault';
import { Rules } from '@luhuan/shared/campaign/revision';
import { CategoryRule } from '@luhuan/shared/campaign/rule';
import { Instant, instantAt } from '@luhuan/shared/clock';
import { problemOf } from '@luhuan/shared/refusal/problem';
import type { Refusal } from '@luhuan/shared/refusal/refusal';
import type { Language } from '@luhuan/shared/text/language';
import { type Step, stepOf } from '../steps.ts';
import type { WrittenRules } from '../../../written-rules.ts';

/** Something that keeps rules from being saved: at which step and field, and in words. */
export type Fault = { readonly step: Step; readonly path: string; readonly words: string };

export type Checked = {
  readonly faults: readonly Fault[];
  /** Ready to be saved; `undefined` while anything is wrong. */
  readonly rules: Rules | undefined;
};

/** What an entry has to be, by the name of its field; `name.each` for one row of a list. */
export type Needs = Readonly<Record<string, string>>;

/** Rules that ask nothing and at which nothing is wrong: they stand in for parts that are not written yet. */
const NEUTRAL: Rules = {
  ...Rules.omit({ categories: true, title: true, authority: true, window: true }).parse({
    programme: 'not-written-yet',
    regionCode: '000000',
    timeZone: 'Asia/Shanghai',
    openings: [],
    channels: [
      { channel: 'store', validity: { kind: 'days', days: 1 } },
      { channel: 'online', validity: { kind: 'days', days: 1 } },
    ],
    allocation: { kind: 'rush' },
    release: { kind: 'at-once' },
    reclaim: { counts: 'together', unusedMax: null, perDay: null, perMonth: null, perYear: null, reclaimsMax: null },
    location: [],
    oldItem: 'not-needed',
    onReturn: { kind: 'restore' },
    waterfall: [{ kind: 'subsidy' }],
    purses: [{ purse: 'central', share: 10_000 }],
    payoutDelayDays: 0,
    points: { pointsPerYuan: 0, pendingDays: 0, validDays: 1 },
    conditions: [],
    relations: [],
    tranches: [],
    bases: [],
  }),
  title: '',
  authority: '',
  window: { from: instantAt(0), until: Instant.parse('2999-12-31T00:00:00.000Z') },
  categories: [],
};

const readable = <T>(schema: { safeParse: (value: unknown) => { data?: T } }, values: readonly unknown[]): T[] =>
  values.flatMap((value) => schema.safeParse(value).data ?? []);

/** Every part that is written out, the others as if they asked nothing; a category may still be without money. */
export const asFarAsWritten = (written: WrittenRules): Rules => {
  const parts = Object.entries(NEUTRAL).map(([name, neutral]) => {
    const part = Rules.shape[name as keyof Rules].safeParse(written[name as keyof Rules]);
    return [name, part.success ? part.data : neutral];
  });
  const categories = written.categories.map((rule) => ({
    ...rule,
    budgetFen: typeof rule.budgetFen === 'number' ? rule.budgetFen : 0,
  }));
  return { ...Object.fromEntries(parts), categories: readable(CategoryRule, categories) } as Rules;
};

/** Where a mistake between parts is put right. */
const placeOf = (fault: RulesFault, { conditions }: WrittenRules): string => {
  switch (fault.code) {
    case 'WindowEmpty':
      return 'window.until';
    case 'OpeningsOverlap':
      return `openings.${fault.second}`;
    case 'SharesNotWhole':
    case 'PurseTwice':
      return 'purses';
    case 'WaterfallOutOfOrder':
      return 'waterfall';
    case 'CapAboveCeiling':
      return `categories.${fault.category}.capFen`;
    case 'RateTwice':
      return `categories.${fault.category}.rates`;
    case 'StandardTwice':
      return `categories.${fault.category}.standards`;
    case 'EvidenceDueAstray':
      return `categories.${fault.category}.evidence`;
    case 'BudgetBelowCap':
      return `categories.${fault.category}.budgetFen`;
    case 'ConditionIllTyped':
      return `conditions.${conditions.findIndex(({ conditionId }) => conditionId === fault.conditionId)}.expression`;
    case 'ConditionTwice':
      return 'conditions';
    case 'DeedTwice':
      return 'points.deeds';
    case 'RelationTwice':
      return 'relations';
    case 'TrancheOutsideWindow':
    case 'TrancheTwice':
    case 'TrancheWithoutCategory':
      return `tranches.${fault.index}`;
    case 'DrawOutsideWindow':
      return `allocation.rounds.${fault.index}`;
    case 'DropNeverComes':
      return 'release';
    case 'KeptSharesAboveWhole':
    case 'KeptSharesInTurn':
      return 'release.shares';
    case 'KeptShareTwice':
    case 'KeptShareTooShort':
    case 'KeptShareElsewhere':
      return `release.shares.${fault.index}`;
  }
};

const inWords = (refusal: Refusal, language: Language): string => {
  const { title, remedy } = problemOf(refusal, language, '');
  const next = remedy.officer?.text ?? '';
  return next === '' ? title : language === 'zh-CN' ? `${title}。${next}` : `${title}. ${next}`;
};

/** `categories.2.capFen` → `categories.fridge.capFen`. */
const pathOf = (issue: readonly PropertyKey[], { categories }: WrittenRules): string => {
  const [first, second, ...rest] = issue.map(String);
  const category = first === 'categories' ? categories[Number(second)]?.category : undefined;
  return [first, category ?? second, ...rest].filter((part) => part !== undefined).join('.');
};

/** The last name in a path, and whether a row of its list is meant: `allocation.rounds.0` → `rounds.each`. */
const needOf = (path: string, needs: Needs): string => {
  const parts = path.split('.');
  const name = parts.findLast((part) => !/^\d+$/.test(part)) ?? '';
  const key = parts.at(-1) === name ? name : `${name}.each`;
  return needs[key] ?? needs[name] ?? needs['other'] ?? '';
};

const faultAt = (path: string, words: string): Fault => ({ step: stepOf(path), path, words });

/** Everything that is wrong, by the very schema and rules that the server goes by, in the words of its refusals. */
export const check = (written: WrittenRules, now: Instant, needs: Needs, language: Language): Checked => {
  const result = Rules.safeParse(written);
  const entries = (result.error?.issues ?? []).map((issue) => {
    const path = pathOf(issue.path, written);
    return faultAt(path, needOf(path, needs));
  });
  const rules = asFarAsWritten(written);
  const between = faultsOf(rules).map((fault) => faultAt(placeOf(fault, written), inWords(fault, language)));
  const over =
    rules.window.until <= now
      ? [faultAt('window.until', inWords({ code: 'WindowOver', until: rules.window.until }, language))]
      : [];
  const faults = [...entries, ...between, ...over];
  const first = faults.filter(({ path }, index) => faults.findIndex((other) => other.path === path) === index);
  return { faults: first, rules: faults.length === 0 ? result.data : undefined };
};

/** What is wrong at a field or inside it. */
export const wordsAt = (faults: readonly Fault[], path: string): string | undefined =>
  faults.find((fault) => fault.path === path)?.words;
export const wordsIn = (faults: readonly Fault[], path: string): string | undefined =>
  faults.find((fault) => fault.path === path || fault.path.startsWith(`${path}.`))?.words;
