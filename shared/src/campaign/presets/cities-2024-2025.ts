import { Preset } from '../preset.ts';
import { APPLIANCE_2024, BASES_2024, RULES_2024 } from './national-2024.ts';
import { APPLIANCE_CATEGORIES_2025, BASES_2025_ALL, DIGITAL_CATEGORIES_2025, RULES_2025 } from './national-2025.ts';
import {
  DIGITAL_2025,
  NO_RECLAIM_LIMIT,
  OLD_APPLIANCE_AND_BASE,
  WHOLE_2024,
  type Bases,
  basesOf,
  daily,
  each,
  forDays,
  halves,
  inBoth,
  inStores,
  purses,
} from './parts.ts';

const SHENZHEN = '深圳 2024（seeew.com/55389）';
const SHENZHEN_2025_SOURCE = '深圳 2025（wxredian dd9ce503、m.bendibao.com/show978878）';

const SHENZHEN_CLAIMS = {
  openings: daily('10:00', '23:00'),
  release: { kind: 'daily', time: '10:00' },
  channels: inStores(forDays(8)),
  reclaim: { ...NO_RECLAIM_LIMIT, reclaimsMax: 2 },
  location: ['claim', 'till'],
};

const shenzhenBases = (source: string): Bases => ({
  openings: ['medium', `${source}：每日 10:00–23:00`],
  release: ['medium', `${source}：每日限额，10:00 起`],
  channels: ['medium', `${source}：门店领取、店员确认；8 个自然日，含领取当日`],
  reclaim: ['medium', `${source}：可再领 2 次`],
  location: ['medium', `${source}：手机定位须在深圳，门店核销`],
});

/** Claimed in the shop: a coupon for grade 1 and one for grade 2, of which one can be used. */
export const SHENZHEN_2024: Preset = Preset.parse({
  presetId: 'shenzhen-2024',
  level: 'city',
  name: { 'zh-CN': '深圳 2024：门店领券', en: 'Shenzhen 2024: vouchers in the shop' },
  period: { 'zh-CN': '2024 年 8 月至 2024-12-31，深圳市', en: 'August to 31 December 2024, Shenzhen' },
  window: WHOLE_2024,
  rules: {
    ...RULES_2024,
    ...SHENZHEN_CLAIMS,
    title: '深圳市 2024 年家电以旧换新补贴',
    purses: purses(8_500, 0),
    bases: basesOf({
      ...BASES_2024,
      ...shenzhenBases(SHENZHEN),
      rates: ['high', '2 级 15%，1 级 20%；一级券、二级券同时发放，只能用一张（seeew.com/55389）'],
      purses: ['assumption', '2024 年比例没有找到；按东部 85%，其余由计划单列市承担'],
    }),
  },
  switches: [OLD_APPLIANCE_AND_BASE],
});

/** As in 2024, with goods that the city added; three of the thirteen are named in the source. */
export const SHENZHEN_2025: Preset = Preset.parse({
  presetId: 'shenzhen-2025',
  level: 'city',
  name: { 'zh-CN': '深圳 2025：加地方品类', en: 'Shenzhen 2025: with local goods' },
  period: { 'zh-CN': '2025-01-20 至 2025-12-31，深圳市', en: '20 January to 31 December 2025, Shenzhen' },
  window: DIGITAL_2025,
  rules: {
    ...RULES_2025,
    ...SHENZHEN_CLAIMS,
    title: '深圳市 2025 年以旧换新补贴',
    categories: [
      ...APPLIANCE_CATEGORIES_2025,
      ...DIGITAL_CATEGORIES_2025,
      ...each(['air-purifier', 'robot-vacuum', 'projector'], APPLIANCE_2024),
    ],
    purses: purses(8_500, 0),
    bases: basesOf({
      ...BASES_2025_ALL,
      ...shenzhenBases(SHENZHEN_2025_SOURCE),
      categories: [
        'medium',
        `${SHENZHEN_2025_SOURCE}：另加 13 类，来源写明空气净化器、扫地机器人、投影仪等；其余由本地填写`,
      ],
      rates: ['medium', `发改环资〔2025〕13号；${SHENZHEN_2025_SOURCE}：地方品类同为 15% 和 20%`],
      capFen: ['medium', `发改环资〔2025〕13号；${SHENZHEN_2025_SOURCE}：地方品类最高 2,000 元`],
      purses: ['low', '2025 年分地区比例没有找到；按东部 85%，其余由计划单列市承担'],
    }),
  },
  switches: [OLD_APPLIANCE_AND_BASE],
});

const CHENGDU = '成都 2025（m.cd.bendibao.com/193287）';

/** Goods without a label count as grade 2 does. */
export const CHENGDU_2025: Preset = Preset.parse({
  presetId: 'chengdu-2025',
  level: 'city',
  name: { 'zh-CN': '成都 2025：每日 08:00–23:00', en: 'Chengdu 2025: daily from 08:00 to 23:00' },
  period: { 'zh-CN': '2025-01-20 至 2025-12-31，成都市', en: '20 January to 31 December 2025, Chengdu' },
  window: DIGITAL_2025,
  rules: {
    ...RULES_2025,
    title: '成都市 2025 年以旧换新补贴',
    openings: daily('08:00', '23:00'),
    release: { kind: 'daily', time: '08:00' },
    channels: inBoth(forDays(1)),
    location: ['claim', 'till'],
    categories: [
      ...APPLIANCE_CATEGORIES_2025.map((rule) => ({
        ...rule,
        rates: [...APPLIANCE_2024.rates, { grade: 'no-label', rate: 1_500 }],
      })),
      ...DIGITAL_CATEGORIES_2025,
    ],
    purses: halves(9_500),
    bases: basesOf({
      ...BASES_2025_ALL,
      openings: ['medium', `${CHENGDU}：每日 8:00–23:00`],
      release: ['medium', `${CHENGDU}：每日 8:00`],
      channels: ['medium', `${CHENGDU}：当日 23:59:59 前有效`],
      location: ['medium', `${CHENGDU}：手机定位须在四川`],
      rates: ['medium', `发改环资〔2025〕13号：2 级 15%，1 级 20%；${CHENGDU}：无标识产品 15%`],
      purses: ['low', '2025 年分地区比例没有找到；按西部 95%，其余省市对半为假设'],
    }),
  },
  switches: [OLD_APPLIANCE_AND_BASE],
});
