import { Preset } from '../preset.ts';
import {
  NO_RECLAIM_LIMIT,
  OLD_APPLIANCE_AND_BASE,
  POINTS,
  UNSOURCED,
  WATERFALL,
  WHOLE_2024,
  type Bases,
  basesOf,
  centralShare,
  each,
  forDays,
  halves,
  inBoth,
} from './parts.ts';

const NOTICE = '2024 年加力支持家电以旧换新（发改环资〔2024〕1104号；8 月通知，taptechnews 2024-08-25）';

export const APPLIANCES_2024 = [
  'fridge',
  'washer',
  'television',
  'air-conditioner',
  'computer',
  'water-heater',
  'gas-stove',
  'range-hood',
] as const;

/** Grade 2 gets 15 per cent, grade 1 five more; at most 2,000 yuan. Of 2024 and 2025. */
export const APPLIANCE_2024 = {
  rates: [
    { grade: 1, rate: 2_000 },
    { grade: 2, rate: 1_500 },
  ],
  capFen: 200_000,
  evidence: ['invoice', 'serial-photo', 'label-photo'],
};

export const RULES_2024 = {
  programme: 'cn-trade-in-2024',
  timeZone: 'Asia/Shanghai',
  openings: [],
  channels: inBoth(forDays(3)),
  allocation: { kind: 'rush' },
  release: { kind: 'at-once' },
  reclaim: NO_RECLAIM_LIMIT,
  categories: each(APPLIANCES_2024, APPLIANCE_2024),
  location: ['till'],
  oldItem: 'not-needed',
  onReturn: { kind: 'restore' },
  waterfall: WATERFALL,
  payoutDelayDays: 30,
  points: POINTS,
  conditions: [],
  relations: [],
  tranches: [],
};

export const BASES_2024: Bases = {
  ...UNSOURCED,
  window: ['low', `${NOTICE}：至 2024 年底；起始日各地不同，此处取通知报道之日`],
  programme: ['medium', '限额按人、按类、按年度'],
  openings: ['assumption', '由各地规定；此处不限时段'],
  channels: ['assumption', '由各地规定；示例取 3 个自然日'],
  allocation: ['assumption', '由各地规定；此处先到先得'],
  release: ['assumption', '由各地规定；此处一次放出'],
  reclaim: ['assumption', '由各地规定；此处不限次数'],
  categories: ['high', `${NOTICE}：8 类；各地可增加品类（shine.cn 2412129268）`],
  rates: ['high', `${NOTICE}：2 级能效或水效补贴 15%，1 级再加 5%`],
  standards: ['assumption', '通知未指明标准版本；当时各品类只有一版在用'],
  capFen: ['high', `${NOTICE}：每件最高 2,000 元`],
  priceCeilingFen: ['high', `${NOTICE}：不设限价`],
  itemsPerPerson: ['high', `${NOTICE}：每人每类 1 件`],
  evidence: ['low', '2024 年材料由各地规定；此处取四川乐山 2025 年上传字段（gxq.leshan.gov.cn 202504）'],
  location: ['medium', '由承办地的门店核销；收货地、手机定位由各地规定'],
  oldItem: ['medium', '不以交旧为条件（kudan.com.cn/139784）；8 月以前的城市方案要求交旧，见四川 2024 年 6 月'],
  onReturn: ['low', '2024 年没有找到；按以后的规定恢复资格（m.bendibao.com/show978878）'],
  waterfall: ['high', '最终售价为生产、流通、运营商优惠之后（163.com JME5DKRO0530WJIN）；支付优惠和旧机折价见开关'],
  purses: ['assumption', '2024 年分地区比例没有找到；按 2026 年东部 85%、中部 90%、西部 95%'],
  payoutDelayDays: ['assumption', '没有找到；取 30 天'],
};

/** The 2024 national programme, from the notice of August. */
export const NATIONAL_2024: Preset = Preset.parse({
  presetId: 'national-2024',
  level: 'national',
  name: { 'zh-CN': '2024 年加力以旧换新', en: 'National programme 2024' },
  period: { 'zh-CN': '2024 年 8 月至 2024-12-31，全国', en: 'August to 31 December 2024, the whole country' },
  window: WHOLE_2024,
  rules: {
    ...RULES_2024,
    title: '2024 年家电以旧换新补贴',
    purses: halves(8_500),
    bases: basesOf(BASES_2024),
  },
  switches: [
    centralShare(['east', 'centre', 'west'], {
      overall: ['assumption', NOTICE],
      part: ['assumption', '2024 年没有找到；按商消费函〔2025〕697号的 2026 年比例，其余省市对半为假设'],
    }),
    OLD_APPLIANCE_AND_BASE,
  ],
});
