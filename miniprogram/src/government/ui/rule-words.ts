import type { Category } from '@luhuan/shared/appliance/category';
import { Instant } from '@luhuan/shared/clock';
import type { SeedRule } from '@luhuan/shared/draw/public-seed';
import { SEED_WORDS } from '@luhuan/shared/draw/seed-words';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { DEDUCTION_NAME } from '@luhuan/shared/text/deduction-name';
import { DEED_NAME } from '@luhuan/shared/text/deed-name';
import { percent } from '@luhuan/shared/text/format';
import { spreadWords } from '@luhuan/shared/text/kept-share';
import { ends, moment } from '../period.ts';
import type { WrittenRules } from '../written-rules.ts';
import { type Writer, categoryField, money, share, shown, termsWords } from './category-words.ts';
import type { RuleTexts } from '../text/rules-zh-cn.ts';

const momentWords = (written: string, { language }: Writer): string => {
  const at = Instant.safeParse(written).data;
  return at === undefined ? shown(written) : moment(at, language);
};

const endWords = (written: string, { language }: Writer): string => {
  const at = Instant.safeParse(written).data;
  return at === undefined ? shown(written) : ends(at, language);
};

const openingWords = ({ text }: Writer, { openings }: WrittenRules): string[] =>
  openings.length === 0
    ? [text.always]
    : openings.map(({ weekdays, fromTime, untilTime, from, until }) =>
        text.opening(
          weekdays.length === 7 ? text.everyDay : text.listed(weekdays.map((weekday) => text.weekday(weekday))),
          `${fromTime}–${untilTime}`,
          text.listed([
            ...(from === null ? [] : [text.dayFrom(from)]),
            ...(until === null ? [] : [text.dayUntil(until)]),
          ]),
        ),
      );

const channelWords = ({ text }: Writer, { channels }: WrittenRules): string[] =>
  channels.map(({ channel, validity }) => {
    const lives =
      validity.kind === 'days'
        ? text.validity.days(shown(validity.days))
        : validity.kind === 'weekday'
          ? text.validity.weekday(text.weekday(validity.weekday))
          : text.validity['month-end'];
    return text.told(text.channel[channel], lives);
  });

const seedWords = ({ text, language }: Writer, { source, fallback }: SeedRule): string =>
  text.seed(SEED_WORDS[source][language].name, SEED_WORDS[fallback][language].name);

const allocationWords = (writer: Writer, { allocation }: WrittenRules): string[] => {
  const { text } = writer;
  switch (allocation.kind) {
    case 'rush':
      return allocation.room === undefined
        ? [text.allocation.rush]
        : [
            text.allocation.rush,
            text.room(shown(allocation.room.claimsPerSecond), shown(allocation.room.opensMinutes)),
          ];
    case 'waiting-list':
      return [text.allocation['waiting-list'](shown(allocation.answerHours))];
    case 'two-step':
      return [text.allocation['two-step'](shown(allocation.couponDay), allocation.couponTime)];
    case 'draw':
      return [
        text.allocation.draw(allocation.rounds.length, shown(allocation.answerHours)),
        seedWords(writer, allocation.seed),
        ...allocation.rounds.map(({ registerFrom, registerUntil, drawnAt }, index) =>
          text.round(
            index + 1,
            momentWords(registerFrom, writer),
            endWords(registerUntil, writer),
            momentWords(drawnAt, writer),
          ),
        ),
      ];
  }
};

const scheduleWords = ({ text }: Writer, { release }: WrittenRules): string => {
  switch (release.kind) {
    case 'at-once':
      return text.release['at-once'];
    case 'hourly':
      return text.release.hourly(release.fromTime, release.untilTime);
    case 'daily':
      return text.release.daily(release.time);
    case 'weekly':
      return text.release.weekly(text.weekday(release.weekday), release.time);
    case 'monthly':
      return text.release.monthly(shown(release.day), release.time);
  }
};

const releaseWords = (writer: Writer, rules: WrittenRules): string[] => [
  scheduleWords(writer, rules),
  ...spreadWords(rules.release, (rate) => percent(share(rate)), writer.language),
];

const LIMITS = ['unusedMax', 'perDay', 'perMonth', 'perYear', 'reclaimsMax'] as const;

const reclaimWords = ({ text }: Writer, { reclaim }: WrittenRules): string => {
  const limits = LIMITS.flatMap((limit) => {
    const most = reclaim[limit];
    return most === null ? [] : [text.reclaim[limit](shown(most))];
  });
  return limits.length === 0 ? text.reclaim.free : [...limits, text.reclaim[reclaim.counts]].join(' · ');
};

const waterfallWords = ({ text, language }: Writer, { waterfall }: WrittenRules): string[] => {
  const names = DEDUCTION_NAME[language];
  const which = (affectsBase: boolean) =>
    waterfall.flatMap((step) =>
      step.kind !== 'subsidy' && step.affectsBase === affectsBase ? [names[step.kind]] : [],
    );
  const [lowers, keeps] = [which(true), which(false)];
  return [
    waterfall.map(({ kind }) => names[kind]).join(' → '),
    [
      lowers.length === 0 ? '' : text.lowersBase(text.listed(lowers)),
      keeps.length === 0 ? '' : text.keepsBase(text.listed(keeps)),
    ]
      .filter((words) => words !== '')
      .join(' · '),
  ].filter((words) => words !== '');
};

const relationWords = ({ text }: Writer, { relations }: WrittenRules): string[] =>
  relations.map((relation) => {
    switch (relation.kind) {
      case 'prerequisite':
        return text.prerequisite(text.listed(relation.anyOf));
      case 'exclusion':
        return text.exclusion(relation.group);
      case 'joint-maximum': {
        const { itemsMax, fenMax } = relation;
        const limits = [
          ...(itemsMax === null ? [] : [text.jointItems(shown(itemsMax))]),
          ...(fenMax === null ? [] : [` ${money(fenMax)}`]),
        ];
        return text.joint(relation.group, limits.join(','));
      }
    }
  });

const returnWords = ({ text }: Writer, { onReturn }: WrittenRules): string =>
  onReturn.kind === 'restore-with-grace'
    ? text.onReturn['restore-with-grace'](shown(onReturn.graceDays))
    : text.onReturn[onReturn.kind];

const budgetsWords = ({ text, language }: Writer, budgets: WrittenRules['tranches'][number]['budgets']): string =>
  text.listed(budgets.map(({ category, amountFen }) => `${CATEGORY_NAME[language][category]} ${money(amountFen)}`));

type FieldName = keyof WrittenRules;

const FIELD: Readonly<Record<FieldName, (writer: Writer, rules: WrittenRules) => readonly string[]>> = {
  title: (_, { title }) => [shown(title)],
  authority: (_, { authority }) => [shown(authority)],
  programme: (_, { programme }) => [programme],
  regionCode: (_, { regionCode }) => [shown(regionCode)],
  timeZone: (_, { timeZone }) => [timeZone],
  window: (writer, { window }) => [`${momentWords(window.from, writer)} – ${endWords(window.until, writer)}`],
  openings: openingWords,
  channels: channelWords,
  allocation: allocationWords,
  release: releaseWords,
  reclaim: (writer, rules) => [reclaimWords(writer, rules)],
  categories: (writer, { categories }) => categories.map((rule) => termsWords(writer, rule)),
  location: ({ text }, { location }) =>
    location.length === 0 ? [text.nothing] : [text.listed(location.map((proof) => text.location[proof]))],
  oldItem: ({ text }, { oldItem }) => [text.oldItem[oldItem]],
  onReturn: (writer, rules) => [returnWords(writer, rules)],
  waterfall: waterfallWords,
  purses: ({ text }, { purses }) => [
    purses.map((one) => `${text.purse[one.purse]} ${percent(share(one.share))}`).join(' · '),
  ],
  payoutDelayDays: ({ text }, { payoutDelayDays }) => [text.payout(shown(payoutDelayDays))],
  points: ({ text, language }, { points }) => [
    text.points(shown(points.pointsPerYuan), shown(points.pendingDays), shown(points.validDays)),
    ...(points.grade1Points === undefined ? [] : [text.gradePoints('1', shown(points.grade1Points))]),
    ...(points.grade2Points === undefined ? [] : [text.gradePoints('2', shown(points.grade2Points))]),
    ...(points.pointsPer100Kwh === undefined ? [] : [text.savingPoints(shown(points.pointsPer100Kwh))]),
    ...(points.recyclePoints === undefined ? [] : [text.recyclePoints(shown(points.recyclePoints))]),
    ...(points.deeds ?? []).map((rule) =>
      text.deedPoints(DEED_NAME[language][rule.deed], shown(rule.points), shown(rule.timesPerYear)),
    ),
    ...(points.mostPerYear === undefined ? [] : [text.mostPoints(shown(points.mostPerYear))]),
  ],
  conditions: ({ text, language }, { conditions }) =>
    conditions.length === 0
      ? [text.nothing]
      : conditions.map(({ about, says }) => text.condition(text.about[about], shown(says[language]))),
  relations: (writer, rules) => (rules.relations.length === 0 ? [writer.text.nothing] : relationWords(writer, rules)),
  tranches: (writer, { tranches }) =>
    tranches.length === 0
      ? [writer.text.nothing]
      : tranches.map(({ at, budgets }) => writer.text.tranche(momentWords(at, writer), budgetsWords(writer, budgets))),
  bases: (_, { bases }) => [String(bases.length)],
};

/** A field of the rules in words, one line each; `undefined` where the rules do not have it. */
export const fieldWords = (writer: Writer, rules: WrittenRules, path: string): readonly string[] | undefined => {
  const [first = '', category, field = ''] = path.split('.');
  if (category === undefined) return FIELD[first as FieldName](writer, rules);
  const rule = rules.categories.find((one) => one.category === category);
  return rule === undefined ? undefined : categoryField(writer, rule, field);
};

/** What a field is called: `补贴品类 · 冰箱 · 每件最高`. */
export const fieldName = ({ text, language }: Writer, path: string): string => {
  const [first = '', category, field] = path.split('.');
  const names = [
    ...(category === undefined ? [text.field[first as FieldName]] : [CATEGORY_NAME[language][category as Category]]),
    ...(field === undefined ? [] : [text.field[field as keyof RuleTexts['field']]]),
  ];
  return names.join(' · ');
};
