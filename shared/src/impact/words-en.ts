import type { Allocation, ReleaseSchedule } from '../campaign/allocation.ts';
import { SEED_WORDS } from '../draw/seed-words.ts';
import type { Channel, Validity } from '../campaign/channel.ts';
import type { Condition } from '../campaign/condition-rule.ts';
import type { Opening } from '../campaign/opening.ts';
import type { Relation } from '../campaign/relation.ts';
import type {
  AcceptedStandard,
  Basis,
  DeedRule,
  EvidenceKind,
  GradeRate,
  OldItemRule,
  ReturnEffect,
} from '../campaign/rule.ts';
import type { Day } from '../clock.ts';
import { unreachable } from '../result.ts';
import { CATEGORY_NAME } from '../text/category-name.ts';
import { DEED_NAME } from '../text/deed-name.ts';
import { DEDUCTION_NAME } from '../text/deduction-name.ts';
import { moment, momentEnding, percent, yuanShort } from '../text/format.ts';
import { spreadWords } from '../text/kept-share.ts';
import { changedParts, changedRounds, isEveryDay } from './compare.ts';
import type { DiffWords, Line } from './words.ts';

const NAME = CATEGORY_NAME.en;
const at = (instant: Parameters<typeof moment>[0]) => moment(instant, 'en');

/** `Label a → b`; what is new or gone says so. */
const arrow =
  <V>(label: string, tell: (value: V) => string): Line<V> =>
  (before, after) => {
    if (before === undefined) return `New ${label}: ${after === undefined ? '' : tell(after)}`;
    return after === undefined
      ? `No longer ${label}: ${tell(before)}`
      : `${capital(label)} ${tell(before)} → ${tell(after)}`;
  };
const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
/** An item that is only there or not there. */
const demand =
  <V>(tell: (value: V) => string): Line<V> =>
  (before, after) =>
    after === undefined
      ? before === undefined
        ? ''
        : `No longer asks for ${tell(before)}`
      : `Now asks for ${tell(after)}`;

const quoted = (text: string): string => `“${text}”`;
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const times = (most: number | null): string => (most === null ? 'no limit' : plural(most, 'time'));
const days = (count: number): string => plural(count, 'day');
const WEEKDAY = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const weekday = (day: number): string => WEEKDAY[day - 1] ?? '';

const between = (from: Day | null, until: Day | null): string =>
  [...(from === null ? [] : [`from ${from}`]), ...(until === null ? [] : [`before ${until}`])].join(' ');
const opening = ({ from, until, weekdays, fromTime, untilTime }: Opening): string =>
  `claims ${isEveryDay(weekdays) ? 'daily' : `on ${weekdays.map(weekday).join(', ')}`} ${fromTime}–${untilTime}${from === null && until === null ? '' : ` ${between(from, until)}`}`;
const openings = (list: readonly Opening[]): string => (list.length === 0 ? 'all day' : list.map(opening).join('; '));

const CHANNEL: Record<Channel, string> = { store: 'in-store vouchers', online: 'online vouchers' };
const validity = (rule: Validity): string => {
  switch (rule.kind) {
    case 'days':
      return days(rule.days);
    case 'weekday':
      return `until ${weekday(rule.weekday)}`;
    case 'month-end':
      return 'until the end of the month';
    default:
      return unreachable(rule);
  }
};

const ALLOCATION: { [K in Allocation['kind']]: (rule: Extract<Allocation, { kind: K }>) => string } = {
  rush: ({ room }) =>
    room === undefined
      ? 'first come, first served'
      : `first come, first served, through a waiting room (${room.claimsPerSecond} a second, open ${plural(room.opensMinutes, 'minute')} before)`,
  draw: ({ rounds, answerHours, seed }) =>
    `a draw (${plural(rounds.length, 'round')}, ${plural(answerHours, 'hour')} to claim, by ${SEED_WORDS[seed.source].en.name}, or else ${SEED_WORDS[seed.fallback].en.name})`,
  'waiting-list': ({ answerHours }) => `a waiting list (${plural(answerHours, 'hour')} to answer)`,
  'two-step': ({ couponDay, couponTime }) => `an exchange coupon first (day ${couponDay} of each month, ${couponTime})`,
};
// each kind has its own function, which TypeScript cannot follow through the index
const allocationOf = (rule: Allocation): string => (ALLOCATION[rule.kind] as (one: Allocation) => string)(rule);
const allocation: Line<Allocation> = (before, after) => {
  const rounds = changedRounds(before, after).map(
    ({ number, round }) =>
      `round ${number} registers ${at(round.registerFrom)}–${at(round.registerUntil)}, drawn ${at(round.drawnAt)}`,
  );
  return rounds.length === 0
    ? arrow('vouchers are given by', allocationOf)(before, after)
    : `New times of the draw: ${rounds.join('; ')}`;
};

const schedule = (rule: ReleaseSchedule): string => {
  switch (rule.kind) {
    case 'at-once':
      return 'all at once';
    case 'hourly':
      return `every hour of each day from ${rule.fromTime} up to ${rule.untilTime}`;
    case 'daily':
      return `daily at ${rule.time}`;
    case 'weekly':
      return `every ${weekday(rule.weekday)} at ${rule.time}`;
    case 'monthly':
      return `on day ${rule.day} of each month at ${rule.time}`;
    default:
      return unreachable(rule);
  }
};
const release = (rule: ReleaseSchedule): string => [schedule(rule), ...spreadWords(rule, percent, 'en')].join('; ');

const OLD_ITEM: Record<OldItemRule, string> = {
  'not-needed': 'not needed',
  'same-category': 'one of the same category',
  'any-category': 'one of any category',
};
const oldItem: Line<OldItemRule> = (before, after) =>
  after === 'not-needed'
    ? 'The old appliance need not be handed over any more'
    : arrow<OldItemRule>('old appliance to hand over:', (rule) => OLD_ITEM[rule])(before, after);

const onReturn = (effect: ReturnEffect): string => {
  switch (effect.kind) {
    case 'restore':
      return 'the right is restored';
    case 'restore-with-grace':
      return `${days(effect.graceDays)} to buy again`;
    case 'consume':
      return 'the right is used up';
    default:
      return unreachable(effect);
  }
};

const LOCATION = {
  claim: 'a phone in the region when claiming',
  till: 'a shop in the region',
  delivery: 'delivery in the region',
};
const PURSE = { central: 'central', province: 'province', city: 'city' };

const conditionText = ({ about, expression, says, remedy }: Condition): string[] => [
  about === 'claim' ? 'at the claim' : 'at the till',
  expression,
  says.en,
  says['zh-CN'],
  remedy.en,
  remedy['zh-CN'],
];
const condition: Line<Condition> = (before, after) => {
  if (before === undefined) return `New condition: ${after?.says.en} (${after?.expression})`;
  if (after === undefined) return `Condition dropped: ${before.says.en} (${before.expression})`;
  const parts = changedParts(conditionText(before), conditionText(after));
  return `Condition ${quoted(before.says.en)}: ${parts.map(([was, is]) => `${was} → ${is}`).join('; ')}`;
};

const deedRule = ({ deed, points, timesPerYear }: DeedRule): string =>
  `${DEED_NAME.en[deed]}: ${points}, ${timesPerYear} a year at most`;

const relation = (rule: Relation): string => {
  switch (rule.kind) {
    case 'prerequisite':
      return `only after a purchase in one of ${rule.anyOf.join(', ')}`;
    case 'exclusion':
      return `one campaign of ${rule.group} only`;
    case 'joint-maximum':
      return `all campaigns of ${rule.group} together at most ${[
        ...(rule.itemsMax === null ? [] : [plural(rule.itemsMax, 'item')]),
        ...(rule.fenMax === null ? [] : [yuanShort(rule.fenMax)]),
      ].join(', ')}`;
    default:
      return unreachable(rule);
  }
};

const GRADE = (grade: GradeRate['grade']): string => (grade === 'no-label' ? 'no label' : `grade ${grade}`);
const rate: Line<GradeRate> = (before, after) => {
  if (before === undefined)
    return after === undefined ? '' : `${GRADE(after.grade)} now subsidised at ${percent(after.rate)}`;
  if (after === undefined) return `${GRADE(before.grade)} no longer subsidised (was ${percent(before.rate)})`;
  return `${GRADE(before.grade)} rate ${percent(before.rate)} → ${percent(after.rate)}`;
};

const accepted = ({ standard, from, until }: AcceptedStandard): string =>
  `${standard} (${between(from, until) || 'any day'})`;

const EVIDENCE: Record<EvidenceKind, string> = {
  invoice: 'an invoice',
  'serial-photo': 'a photo of the serial number',
  'label-photo': 'a photo of the label',
  activation: 'activation on the spot',
  delivery: 'proof of delivery',
  installation: 'proof of installation',
  'old-item-receipt': 'a receipt for the old appliance',
  'signed-confirmation': 'a signed confirmation',
};

const CONFIDENCE = {
  high: 'high confidence',
  medium: 'medium confidence',
  low: 'low confidence',
  assumption: 'an assumption',
};

const WATCH = { warn: 'warn', reason: 'ask the reason', refuse: 'refuse' } as const;

const FIELDS: DiffWords['fields'] = {
  title: 'name',
  authority: 'authority',
  programme: 'programme that limits count in',
  regionCode: 'region',
  timeZone: 'time zone',
  window: 'period',
  'window.from': 'start',
  'window.until': 'end',
  openings: 'hours of claims',
  channels: 'channels',
  allocation: 'allocation',
  release: 'release of money',
  reclaim: 're-claim limits',
  'reclaim.counts': 'claims in shops and online count',
  'reclaim.unusedMax': 'unused vouchers that bar the category',
  'reclaim.perDay': 'claims a day',
  'reclaim.perMonth': 'claims a month',
  'reclaim.perYear': 'claims a year',
  'reclaim.reclaimsMax': 're-claims',
  categories: 'categories',
  location: 'proof of place',
  oldItem: 'old appliance',
  onReturn: 'after a return',
  waterfall: 'steps of the subsidy',
  purses: 'purses',
  payoutDelayDays: 'time to payment',
  points: 'points',
  'points.pointsPerYuan': 'points per yuan',
  'points.grade1Points': 'points on top for grade 1',
  'points.grade2Points': 'points on top for grade 2',
  'points.pointsPer100Kwh': 'points per 100 kWh saved a year',
  'points.recyclePoints': 'points for a recycled old appliance',
  'points.deeds': 'points for green deeds',
  'points.mostPerYear': 'points a person and year, at most',
  'points.pendingDays': 'points pending for',
  'points.validDays': 'points valid for',
  conditions: 'extra conditions',
  relations: 'relations to other campaigns',
  tranches: 'tranches',
  bases: 'sources',
  rates: 'rates',
  standards: 'accepted standards',
  capFen: 'at most per item',
  priceCeilingFen: 'price ceiling',
  itemsPerPerson: 'per person',
  budgetFen: 'budget',
  evidence: 'evidence',
  evidenceDue: 'files to send',
  priceWatch: 'price watch',
};
const basis = ({ field, confidence, citation }: Basis): string =>
  `${FIELDS[field as keyof typeof FIELDS] ?? field} (${CONFIDENCE[confidence]}) ${citation}`;

const total = (budgets: readonly { readonly amountFen: number }[]): number =>
  budgets.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Differences of rules in English. */
export const wordsEn: DiffWords = {
  rules: {
    title: arrow(FIELDS.title, quoted),
    authority: arrow(FIELDS.authority, quoted),
    programme: arrow(FIELDS.programme, quoted),
    regionCode: arrow(FIELDS.regionCode, String),
    timeZone: arrow(FIELDS.timeZone, String),
    'window.from': arrow(FIELDS['window.from'], at),
    'window.until': arrow(FIELDS['window.until'], (instant) => momentEnding(instant, 'en')),
    openings: (before = [], after = []) => `${capital(openings(before))} → ${openings(after)}`,
    channels: (before, after) => {
      if (after === undefined) return `No more ${before === undefined ? 'vouchers' : CHANNEL[before.channel]}`;
      if (before === undefined) return `New: ${CHANNEL[after.channel]}, good for ${validity(after.validity)}`;
      return `${capital(CHANNEL[after.channel])} good for ${validity(before.validity)} → ${validity(after.validity)}`;
    },
    allocation,
    release: arrow(FIELDS.release, release),
    'reclaim.counts': arrow(FIELDS['reclaim.counts'], (counts) => (counts === 'together' ? 'together' : 'apart')),
    'reclaim.unusedMax': arrow(FIELDS['reclaim.unusedMax'], (most) => (most === null ? 'no limit' : String(most))),
    'reclaim.perDay': arrow(FIELDS['reclaim.perDay'], times),
    'reclaim.perMonth': arrow(FIELDS['reclaim.perMonth'], times),
    'reclaim.perYear': arrow(FIELDS['reclaim.perYear'], times),
    'reclaim.reclaimsMax': arrow(FIELDS['reclaim.reclaimsMax'], times),
    location: demand((proof) => LOCATION[proof]),
    oldItem,
    onReturn: arrow(FIELDS.onReturn, onReturn),
    waterfall: arrow(FIELDS.waterfall, (steps) =>
      steps
        .map(
          (step) =>
            `${DEDUCTION_NAME.en[step.kind]}${step.kind === 'subsidy' ? '' : step.affectsBase ? ' (lowers the base)' : ' (leaves the base)'}`,
        )
        .join(', '),
    ),
    purses: (before, after) =>
      arrow<typeof after & object>(`${PURSE[(after ?? before)?.purse ?? 'central']} share`, ({ share }) =>
        percent(share),
      )(before, after),
    payoutDelayDays: arrow(FIELDS.payoutDelayDays, days),
    'points.pointsPerYuan': arrow(FIELDS['points.pointsPerYuan'], String),
    'points.grade1Points': arrow(FIELDS['points.grade1Points'], String),
    'points.grade2Points': arrow(FIELDS['points.grade2Points'], String),
    'points.pointsPer100Kwh': arrow(FIELDS['points.pointsPer100Kwh'], String),
    'points.recyclePoints': arrow(FIELDS['points.recyclePoints'], String),
    'points.deeds': arrow('points for', deedRule),
    'points.mostPerYear': arrow(FIELDS['points.mostPerYear'], (most) => (most === null ? 'no cap' : String(most))),
    'points.pendingDays': arrow(FIELDS['points.pendingDays'], days),
    'points.validDays': arrow(FIELDS['points.validDays'], days),
    conditions: condition,
    relations: arrow('relation:', relation),
    tranches: arrow(
      'tranche',
      (tranche) =>
        `${at(tranche.at)} ${yuanShort(total(tranche.budgets))} (${tranche.budgets
          .map(({ category, amountFen }) => `${NAME[category]} ${yuanShort(amountFen)}`)
          .join(', ')})`,
    ),
    bases: arrow('source of', basis),
  },
  category: {
    rates: rate,
    standards: arrow('accepted standard', accepted),
    capFen: arrow(FIELDS.capFen, yuanShort),
    priceCeilingFen: arrow(FIELDS.priceCeilingFen, (ceiling) => (ceiling === null ? 'none' : yuanShort(ceiling))),
    itemsPerPerson: arrow(FIELDS.itemsPerPerson, (items) => plural(items, 'item')),
    budgetFen: arrow(FIELDS.budgetFen, yuanShort),
    evidence: demand((kind) => EVIDENCE[kind]),
    evidenceDue: arrow(
      FIELDS.evidenceDue,
      (due) => `${EVIDENCE[due.kind]} ${due.when === 'at-redemption' ? 'at the till' : `within ${days(due.days)}`}`,
    ),
    priceWatch: arrow(FIELDS.priceWatch, (watch) =>
      watch === null
        ? 'none'
        : `${WATCH[watch.action]} above ${percent(watch.tolerance)} over the lowest price of three months`,
    ),
  },
  fields: FIELDS,
  within: (category, line) => `${NAME[category]}: ${line.slice(0, 1).toLowerCase()}${line.slice(1)}`,
  offered: ({ category, rates, capFen, itemsPerPerson }) =>
    `Now subsidised: ${NAME[category]} (${rates.map(({ grade, rate: share }) => `${GRADE(grade)} ${percent(share)}`).join(', ')}, at most ${yuanShort(capFen)} per item, ${plural(itemsPerPerson, 'item')} per person)`,
  notOffered: (category) => `No longer subsidised: ${NAME[category]}`,
  reordered: (field) => `Other order of ${FIELDS[field as keyof typeof FIELDS] ?? field}`,
};
