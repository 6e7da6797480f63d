import type { Category } from '../../appliance/category.ts';
import { Day, startOf } from '../../clock.ts';
import { timeOn } from '../opening.ts';
import type { Window } from '../revision.ts';
import type { Basis } from '../rule.ts';

/** From the first day up to, not including, the second, on the clock of Asia/Shanghai. */
export const days = (from: string, until: string): Window => ({
  from: startOf(Day.parse(from)),
  until: startOf(Day.parse(until)),
});

export const moment = (day: string, time: string) => timeOn(Day.parse(day), time);

export const WHOLE_2024 = days('2024-08-25', '2025-01-01');
export const WHOLE_2025 = days('2025-01-01', '2026-01-01');
export const DIGITAL_2025 = days('2025-01-20', '2026-01-01');
export const WHOLE_2026 = days('2026-01-01', '2027-01-01');

/** Every day from one time to another, `24:00` being midnight. */
export const daily = (fromTime: string, untilTime = '24:00') => [
  { from: null, until: null, weekdays: [1, 2, 3, 4, 5, 6, 7], fromTime, untilTime },
];

/** So many calendar days, the day of the claim being the first. */
export const forDays = (count: number) => ({ kind: 'days', days: count });
export const inStores = (validity: object) => [{ channel: 'store', validity }];
export const inBoth = (validity: object) => [
  { channel: 'store', validity },
  { channel: 'online', validity },
];

/** Nobody says how often somebody may claim again. */
export const NO_RECLAIM_LIMIT = {
  counts: 'together',
  unusedMax: null,
  perDay: null,
  perMonth: null,
  perYear: null,
  reclaimsMax: null,
};

export const POINTS = { pointsPerYuan: 1, pendingDays: 7, validDays: 365 };

/** Every grade and goods without a label alike: programmes before 2024 did not look at it. */
export const anyGrade = (rate: number) => ([1, 2, 3, 4, 5, 'no-label'] as const).map((grade) => ({ grade, rate }));

/** What all goods of a programme have in common, with the categories that have it. */
export const each = <T extends { readonly evidence: readonly string[] }>(categories: readonly Category[], rule: T) =>
  categories.map((category) => ({
    category,
    standards: [] as object[],
    priceCeilingFen: null as number | null,
    itemsPerPerson: 1,
    ...rule,
  }));

/** The centre's share, then the province's, then the city's; a purse without a share does not pay. */
export const purses = (central: number, province: number, city = 10_000 - central - province) =>
  [
    { purse: 'central', share: central },
    { purse: 'province', share: province },
    { purse: 'city', share: city },
  ].filter(({ share }) => share > 0);

/** No source splits the rest between province and city; halves are this platform's assumption. */
export const halves = (central: number) => purses(central, (10_000 - central) / 2);

/** Producer, channel and operator discounts lower the base; payment discounts and the old appliance do not. */
export const WATERFALL = [
  { kind: 'maker-discount', affectsBase: true },
  { kind: 'shop-discount', affectsBase: true },
  { kind: 'operator-discount', affectsBase: true },
  { kind: 'subsidy' },
  { kind: 'payment-discount', affectsBase: false },
  { kind: 'old-appliance', affectsBase: false },
];

const LOWERED_BY_OLD_APPLIANCE = [
  { kind: 'maker-discount', affectsBase: true },
  { kind: 'shop-discount', affectsBase: true },
  { kind: 'operator-discount', affectsBase: true },
  { kind: 'old-appliance', affectsBase: true },
  { kind: 'subsidy' },
  { kind: 'payment-discount', affectsBase: false },
];

/** Two cities say the opposite, and no national text decides it. */
export const OLD_APPLIANCE_AND_BASE = {
  switchId: 'old-appliance-and-base',
  asks: { 'zh-CN': '旧机折价减不减补贴基数', en: 'Does the value of the old appliance lower the base' },
  options: [
    {
      optionId: 'does-not',
      says: { 'zh-CN': '不减（地方问答）', en: 'It does not (questions and answers of a city)' },
      citation: '地方问答（kudan.com.cn/139784）：支付优惠和旧机折价不减基数，商户优惠减',
      confidence: 'medium',
      replaces: { waterfall: WATERFALL },
    },
    {
      optionId: 'does',
      says: { 'zh-CN': '减（四川广安 2026）', en: 'It does (Guang’an, Sichuan, 2026)' },
      citation: '四川广安 2026（jilinwm.com/17507）：旧机折价可开票，但不在补贴金额之内',
      confidence: 'low',
      replaces: { waterfall: LOWERED_BY_OLD_APPLIANCE },
    },
  ],
};

const PARTS = {
  overall: { share: 9_000, says: { 'zh-CN': '全国总体：中央负担 90%', en: 'Overall: the centre pays 90 %' } },
  east: { share: 8_500, says: { 'zh-CN': '东部：中央负担 85%', en: 'East: the centre pays 85 %' } },
  centre: { share: 9_000, says: { 'zh-CN': '中部：中央负担 90%', en: 'Centre: the centre pays 90 %' } },
  west: { share: 9_500, says: { 'zh-CN': '西部：中央负担 95%', en: 'West: the centre pays 95 %' } },
};

/** How much the centre pays depends on the part of the country; the first part named is what the preset says. */
export const centralShare = (
  parts: readonly (keyof typeof PARTS)[],
  source: Readonly<Record<'overall' | 'part', readonly [confidence: string, citation: string]>>,
) => ({
  switchId: 'central-share',
  asks: { 'zh-CN': '本地的中央负担比例', en: 'What share does the centre pay here' },
  options: parts.map((part) => {
    const [confidence, citation] = source[part === 'overall' ? 'overall' : 'part'];
    const { share, says } = PARTS[part];
    return { optionId: part, says, citation, confidence, replaces: { purses: halves(share) } };
  }),
});

/** By field of the rules or of a category's rule: how sure, and where it is written. */
export type Bases = Readonly<Record<string, readonly [confidence: Basis['confidence'], citation: string]>>;

export const basesOf = (bases: Bases): Basis[] =>
  Object.entries(bases).map(([field, [confidence, citation]]) => ({ field, confidence, citation }));

/** What no source of any programme says, and this platform therefore chose. */
export const UNSOURCED = {
  timeZone: ['high', '全国统一北京时间'],
  points: ['assumption', '尚无公布的积分标准'],
  conditions: ['medium', '已查的来源没有另外的条件'],
  relations: ['medium', '已查的来源没有活动之间的限制'],
  tranches: ['assumption', '资金批次由各地填写'],
} as const satisfies Bases;
