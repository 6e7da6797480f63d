import type { Category } from '../appliance/category.ts';
import type { Range } from './range.ts';
import { type Sourced, assumed, sourced, valueOf } from './sourced.ts';

const UNKNOWN_USE = {
  'zh-CN': '没有查到可引用的来源；每家用法不同，请看区间',
  en: 'No source was found; homes differ, so look at the range',
};

export const DAYS = sourced('days', { 'zh-CN': '一年的天数', en: 'Days in a year' }, [365], 'd', [
  '中国能源标识 日耗电量 × 365',
  'CEL 001',
  2016,
  'official',
]);
export const AC_HOURS = sourced(
  'ac-hours',
  { 'zh-CN': '空调：额定制冷量折算的年小时数', en: 'Air conditioner: hours a year at rated cooling power' },
  [955],
  'h/a',
  ['energylabel.com.cn 备案记录中位数（约 11,000 条）', 'GB 21455-2019', 2024, 'study'],
);
export const WASHES = assumed(
  'washes',
  { 'zh-CN': '洗衣机：一年洗几次', en: 'Washing machine: cycles a year' },
  [150],
  '1/a',
  UNKNOWN_USE,
);
export const WATCHING = assumed(
  'watching',
  { 'zh-CN': '电视：一天看几小时', en: 'Television: hours a day' },
  [4],
  'h/d',
  UNKNOWN_USE,
);

const use = (id: string, zh: string, en: string, values: readonly number[]): Sourced =>
  assumed(`use-${id}`, { 'zh-CN': `${zh}：少用到多用`, en: `${en}: light to heavy use` }, values, '0.01%', UNKNOWN_USE);

const FRIDGE = use('fridge', '冰箱、冰柜', 'Fridge or freezer', [8_500, 11_500]);
/** 11.5 kWh a year saved in the north-east against 43.5 in the south-east. */
const AC_LIGHT = sourced(
  'use-ac-light',
  { 'zh-CN': '空调用得少的地方：11.5 ÷ 43.5', en: 'Air conditioner, where it runs least: 11.5 ÷ 43.5' },
  [2_644],
  '0.01%',
  ['Energy 326, 136231：一级空调节电量，东北 11.5、东南 43.5 kWh/年', null, 2025, 'study'],
);
const AC_HEAVY = use('ac-heavy', '空调用得多', 'Air conditioner, heavy use', [12_000]);
const WASHER = use('washer', '洗衣机', 'Washing machine', [6_667, 16_667]);
const TELEVISION = use('television', '电视', 'Television', [5_000, 15_000]);
const HEATER = use('water-heater', '电热水器通电时间', 'Electric water heater switched on', [5_000, 10_000]);
const COMPUTER = use('computer', '电脑', 'Computer', [5_000, 15_000]);

type Use = { readonly range: Range; readonly from: readonly Sourced[] };
const between = (from: Sourced): Use => ({
  range: { low: valueOf(from), point: 10_000, high: valueOf(from, 1) },
  from: [from],
});

/** How much a home uses the appliance against the standard's use, in basis points; the same home uses old and new alike. */
export const USE: Partial<Record<Category, Use>> = {
  fridge: between(FRIDGE),
  freezer: between(FRIDGE),
  'air-conditioner': {
    range: { low: valueOf(AC_LIGHT), point: 10_000, high: valueOf(AC_HEAVY) },
    from: [AC_LIGHT, AC_HEAVY],
  },
  washer: between(WASHER),
  television: between(TELEVISION),
  'water-heater': between(HEATER),
  computer: between(COMPUTER),
};

/** What new ones need less than those handed in, as said of the trade-in of 2009 to 2011. */
export const NEW_NEEDS_LESS = sourced(
  'new-needs-less',
  { 'zh-CN': '新家电比交回的旧家电少用', en: 'New appliances need less than those handed in, by' },
  [2_000, 3_000],
  '0.01%',
  ['chinacir 2010-11-05：家电以旧换新节电 20%–30%', null, 2010, 'report'],
);
export const UNKNOWN_OLD = assumed(
  'unknown-old',
  { 'zh-CN': '旧的那台用电不清楚：按 25% 估', en: 'Old one unknown: reckoned at 25%' },
  [2_500],
  '0.01%',
  {
    'zh-CN': '2009–2011 年的说法，用到今天是推测；抄下旧家电的标识会准得多',
    en: 'A statement of 2009–2011, carried over to today; the figures on the old label say much more',
  },
);
export const USE_CONSTANTS: readonly Sourced[] = [
  DAYS,
  AC_HOURS,
  WASHES,
  WATCHING,
  NEW_NEEDS_LESS,
  UNKNOWN_OLD,
  ...new Set(Object.values(USE).flatMap(({ from }) => from)),
];
