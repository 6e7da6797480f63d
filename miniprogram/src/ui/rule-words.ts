import type { Allocation } from '@luhuan/shared/campaign/allocation';
import type { Validity } from '@luhuan/shared/campaign/channel';
import type { Opening } from '@luhuan/shared/campaign/opening';
import type { ReclaimRule } from '@luhuan/shared/campaign/reclaim';
import type { Relation } from '@luhuan/shared/campaign/relation';
import type { Rules } from '@luhuan/shared/campaign/revision';
import type { ReturnEffect } from '@luhuan/shared/campaign/rule';
import { type Day, type Instant, startOf } from '@luhuan/shared/clock';
import { sumFen } from '@luhuan/shared/fen';
import { unreachable } from '@luhuan/shared/result';
import { date, dateTime, deadline, percent } from '@luhuan/shared/text/format';
import { spreadWords } from '@luhuan/shared/text/kept-share';
import type { Language } from '@luhuan/shared/text/language';
import type { Texts } from '../text/zh-cn.ts';

/** Both, because words need the dictionary and dates the language. */
export type Tongue = { readonly text: Texts; readonly language: Language };

const weekdayName = ({ text }: Tongue, weekday: number): string => text.rule.weekday[weekday - 1] ?? '';

export const validityWords = (tongue: Tongue, validity: Validity): string => {
  const { rule } = tongue.text;
  switch (validity.kind) {
    case 'days':
      return rule.validity.days(validity.days);
    case 'weekday':
      return rule.validity.weekday(weekdayName(tongue, validity.weekday));
    case 'month-end':
      return rule.validity.monthEnd;
    default:
      return unreachable(validity);
  }
};

const ALL_DAYS = 7;

const openingWords = (tongue: Tongue, { from, until, weekdays, fromTime, untilTime }: Opening): string => {
  const { text, language } = tongue;
  const days =
    weekdays.length === ALL_DAYS
      ? text.rule.everyDay
      : text.common.list(weekdays.toSorted((a, b) => a - b).map((weekday) => weekdayName(tongue, weekday)));
  const dayName = (day: Day): string => date(startOf(day), language);
  const dates = [
    ...(from === null ? [] : [text.rule.from(dayName(from))]),
    ...(until === null ? [] : [text.rule.until(dayName(until))]),
  ];
  return [text.rule.opening(days, fromTime, untilTime), ...dates].join(' · ');
};

const allocationWords = ({ text, language }: Tongue, allocation: Allocation, now: Instant): string[] => {
  const { rule } = text;
  const name = rule.allocation[allocation.kind];
  switch (allocation.kind) {
    case 'rush':
      return allocation.room === undefined ? [name] : [name, rule.room(allocation.room.opensMinutes)];
    case 'draw': {
      const next = allocation.rounds.filter(({ drawnAt }) => drawnAt > now).slice(0, 3);
      const at = (moment: Instant) => dateTime(moment, language);
      return [
        name,
        ...(next.length === 0 ? [rule.roundsOver] : []),
        ...next.map(({ registerFrom, registerUntil, drawnAt }) =>
          rule.round(at(registerFrom), deadline(registerUntil, language), at(drawnAt)),
        ),
      ];
    }
    case 'waiting-list':
      return [name, rule.waiting(allocation.answerHours)];
    case 'two-step':
      return [name, rule.twoStep(allocation.couponDay, allocation.couponTime)];
    default:
      return unreachable(allocation);
  }
};

const scheduleWords = (tongue: Tongue, release: Rules['release']): string[] => {
  const words = tongue.text.rule.release;
  switch (release.kind) {
    case 'at-once':
      return [];
    case 'hourly':
      return [words.hourly(release.fromTime, release.untilTime)];
    case 'daily':
      return [words.daily(release.time)];
    case 'weekly':
      return [words.weekly(weekdayName(tongue, release.weekday), release.time)];
    case 'monthly':
      return [words.monthly(release.day, release.time)];
    default:
      return unreachable(release);
  }
};

const releaseWords = (tongue: Tongue, { release }: Rules): string[] => [
  ...scheduleWords(tongue, release),
  ...spreadWords(release, percent, tongue.language),
];

const reclaimWords = ({ text }: Tongue, rule: ReclaimRule): string[] => {
  const words = text.rule.reclaim;
  const limits = [
    ...(rule.unusedMax === null ? [] : [words.unused(rule.unusedMax)]),
    ...(rule.perDay === null ? [] : [words.day(rule.perDay)]),
    ...(rule.perMonth === null ? [] : [words.month(rule.perMonth)]),
    ...(rule.perYear === null ? [] : [words.year(rule.perYear)]),
    ...(rule.reclaimsMax === null ? [] : [words.reclaims(rule.reclaimsMax)]),
  ];
  if (limits.length === 0) return [words.free];
  return rule.counts === 'per-channel' ? [...limits, words.perChannel] : limits;
};

const returnWords = ({ text }: Tongue, effect: ReturnEffect): string =>
  effect.kind === 'restore-with-grace' ? text.rule.onReturn.grace(effect.graceDays) : text.rule.onReturn[effect.kind];

const relationWords = ({ text }: Tongue, relation: Relation): string => {
  const words = text.rule.relation;
  if (relation.kind !== 'joint-maximum') return words[relation.kind];
  const { itemsMax, fenMax } = relation;
  return words.joint(
    [...(itemsMax === null ? [] : [words.items(itemsMax)]), ...(fenMax === null ? [] : [words.fen(fenMax)])].join(''),
  );
};

/** What a shopper has to know of a campaign besides its categories: name of the rule, and what it says. */
export const rulesInWords = (
  tongue: Tongue,
  rules: Rules,
  now: Instant,
): { readonly field: keyof Rules; readonly words: readonly string[] }[] => {
  const { text, language } = tongue;
  const { openings, channels, location, oldItem, conditions, relations, tranches } = rules;
  const lines: { field: keyof Rules; words: string[] }[] = [
    {
      field: 'openings',
      words: openings.length === 0 ? [text.rule.always] : openings.map((one) => openingWords(tongue, one)),
    },
    {
      field: 'channels',
      words: channels.map(({ channel, validity }) =>
        text.common.pair(text.common.channel[channel], validityWords(tongue, validity)),
      ),
    },
    { field: 'allocation', words: allocationWords(tongue, rules.allocation, now) },
    { field: 'release', words: releaseWords(tongue, rules) },
    {
      field: 'tranches',
      words: tranches
        .filter(({ at }) => at > now)
        .map(({ at, budgets }) =>
          text.rule.tranche(dateTime(at, language), sumFen(budgets.map(({ amountFen }) => amountFen))),
        ),
    },
    { field: 'reclaim', words: reclaimWords(tongue, rules.reclaim) },
    { field: 'location', words: location.map((proof) => text.rule.location[proof]) },
    { field: 'oldItem', words: oldItem === 'not-needed' ? [] : [text.rule.oldItem[oldItem]] },
    { field: 'conditions', words: conditions.map(({ says }) => says[language]) },
    { field: 'relations', words: relations.map((relation) => relationWords(tongue, relation)) },
    { field: 'onReturn', words: [returnWords(tongue, rules.onReturn)] },
  ];
  return lines.filter(({ words }) => words.length > 0);
};
