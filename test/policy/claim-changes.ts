import type { Allocation, ReleaseSchedule } from '@luhuan/shared/campaign/allocation';
import { Channel, type ChannelRule, type Validity } from '@luhuan/shared/campaign/channel';
import type { Opening } from '@luhuan/shared/campaign/opening';
import type { PresetRules } from '@luhuan/shared/campaign/preset';
import type { ReclaimRule } from '@luhuan/shared/campaign/reclaim';
import { type Instant, instantAt, plusMs } from '@luhuan/shared/clock';
import { SeedSource } from '@luhuan/shared/draw/public-seed';
import { unreachable } from '@luhuan/shared/result';
import { PUBLIC_DRAW } from '../support/samples.ts';
import { type Change, inEach, instead, nearby, nearbyOrNone, others, within, withEach, without } from './change.ts';

const MINUTE_MS = 60_000;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeAt = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const timeChanges = (rule: string, time: string): Change<string>[] =>
  within(
    nearby(rule, minutesOf(time)).filter(({ changed }) => changed >= 0 && changed <= 1_440),
    timeAt,
  );
const instantChanges = (rule: string, at: Instant, ms: number): Change<Instant>[] =>
  instead(rule, [
    [`${at} + ${ms} ms`, plusMs(at, ms)],
    [`${at} − ${ms} ms`, plusMs(at, -ms)],
  ]);

export const windowChanges = ({ from, until }: { from: Instant; until: Instant }) => [
  ...within(instantChanges('window', from, 1), (changed) => ({ from: changed, until }), 'from'),
  ...within(instantChanges('window', until, 1), (changed) => ({ from, until: changed }), 'until'),
];

const OTHER_HOURS: Opening = { from: null, until: null, weekdays: EVERY_DAY, fromTime: '10:00', untilTime: '23:00' };

export const openingChanges = ({ openings }: PresetRules): Change<Opening[]>[] => [
  ...inEach(openings, (opening) => [
    ...within(timeChanges('opening', opening.fromTime), (fromTime) => ({ ...opening, fromTime }), 'from'),
    ...within(timeChanges('opening', opening.untilTime), (untilTime) => ({ ...opening, untilTime }), 'until'),
    ...within(
      [
        ...without('opening', opening.weekdays, String),
        ...withEach(
          'opening',
          opening.weekdays,
          EVERY_DAY.filter((weekday) => !opening.weekdays.includes(weekday)),
          String,
        ),
      ],
      (weekdays) => ({ ...opening, weekdays }),
      'weekdays',
    ),
  ]),
  ...without('opening', openings, ({ fromTime }) => fromTime),
  ...(openings.length === 0 ? withEach('opening', openings, [OTHER_HOURS], ({ fromTime }) => fromTime) : []),
];

const validityChanges = (validity: Validity): Change<Validity>[] => {
  const rule = 'validity';
  switch (validity.kind) {
    case 'days':
      return within(nearby(rule, validity.days), (days) => ({ kind: 'days', days }));
    case 'weekday':
      return within(others(rule, validity.weekday, EVERY_DAY), (weekday): Validity => ({ kind: 'weekday', weekday }));
    case 'month-end':
      return instead<Validity>(rule, [['now 30 days', { kind: 'days', days: 30 }]]);
    default:
      return unreachable(validity);
  }
};

export const channelChanges = ({ channels }: PresetRules): Change<ChannelRule[]>[] => [
  ...inEach(channels, (channel) =>
    within(validityChanges(channel.validity), (validity) => ({ ...channel, validity }), channel.channel),
  ),
  ...without('channel', channels, ({ channel }) => channel),
  ...withEach(
    'channel',
    channels,
    Channel.options
      .filter((channel) => !channels.some((rule) => rule.channel === channel))
      .map((channel) => ({ channel, validity: { kind: 'days' as const, days: 3 } })),
    ({ channel }) => channel,
  ),
];

const COUNTS: readonly (keyof ReclaimRule & `${string}${'Max' | 'Day' | 'Month' | 'Year'}`)[] = [
  'unusedMax',
  'perDay',
  'perMonth',
  'perYear',
  'reclaimsMax',
];

export const reclaimChanges = ({ reclaim }: PresetRules): Change<ReclaimRule>[] => [
  ...COUNTS.flatMap((field) =>
    within(nearbyOrNone('limit', reclaim[field], 1), (count) => ({ ...reclaim, [field]: count }), field),
  ),
  ...within(others('limit', reclaim.counts, ['together', 'per-channel'] as const), (counts) => ({
    ...reclaim,
    counts,
  })),
];

const drawChanges = (allocation: Extract<Allocation, { kind: 'draw' }>): Change<Allocation>[] => {
  const rounds = inEach(allocation.rounds, (round) =>
    (['registerFrom', 'registerUntil', 'drawnAt'] as const).flatMap((field) =>
      within(instantChanges('allocation', round[field], MINUTE_MS), (at) => ({ ...round, [field]: at }), field),
    ),
  );
  return [
    ...within(rounds, (changed) => ({ ...allocation, rounds: changed })),
    ...within(nearby('allocation', allocation.answerHours), (answerHours) => ({ ...allocation, answerHours })),
    ...within(others('allocation', allocation.seed.source, SeedSource.options), (source) => ({
      ...allocation,
      seed: { source, fallback: SeedSource.options.find((one) => one !== source) ?? allocation.seed.fallback },
    })),
  ];
};

const sameKindChanges = (allocation: Allocation): Change<Allocation>[] => {
  const rule = 'allocation';
  switch (allocation.kind) {
    case 'rush':
      return [];
    case 'draw':
      return drawChanges(allocation);
    case 'waiting-list':
      return within(nearby(rule, allocation.answerHours), (answerHours) => ({ kind: 'waiting-list', answerHours }));
    case 'two-step':
      return [
        ...within(nearby(rule, allocation.couponDay), (couponDay) => ({ ...allocation, couponDay })),
        ...within(timeChanges(rule, allocation.couponTime), (couponTime) => ({ ...allocation, couponTime })),
      ];
    default:
      return unreachable(allocation);
  }
};

const SOME_DAY = instantAt(0);
const ALLOCATIONS: readonly Allocation[] = [
  { kind: 'rush' },
  { kind: 'waiting-list', answerHours: 24 },
  { kind: 'two-step', couponDay: 15, couponTime: '10:00' },
  {
    kind: 'draw',
    ...PUBLIC_DRAW,
    rounds: [{ registerFrom: SOME_DAY, registerUntil: plusMs(SOME_DAY, 1), drawnAt: plusMs(SOME_DAY, 1) }],
  },
];

const otherKinds = <T extends { readonly kind: string }>(rule: string, value: T, all: readonly T[]): Change<T>[] =>
  all.filter(({ kind }) => kind !== value.kind).map((changed) => ({ rule, says: `now ${changed.kind}`, changed }));

export const allocationChanges = ({ allocation }: PresetRules): Change<Allocation>[] => [
  ...otherKinds('allocation', allocation, ALLOCATIONS),
  ...sameKindChanges(allocation),
];

const RELEASES: readonly ReleaseSchedule[] = [
  { kind: 'at-once' },
  { kind: 'daily', time: '09:00' },
  { kind: 'weekly', weekday: 5, time: '09:00' },
  { kind: 'monthly', day: 15, time: '09:00' },
];

export const releaseChanges = ({ release }: PresetRules): Change<ReleaseSchedule>[] => [
  ...otherKinds('release', release, RELEASES),
  ...(release.kind === 'at-once' || release.kind === 'hourly'
    ? []
    : within(timeChanges('release', release.time), (time) => ({ ...release, time }))),
  ...(release.kind === 'weekly'
    ? within(nearby('release', release.weekday), (weekday) => ({ ...release, weekday }))
    : []),
  ...(release.kind === 'monthly' ? within(nearby('release', release.day), (day) => ({ ...release, day })) : []),
];
