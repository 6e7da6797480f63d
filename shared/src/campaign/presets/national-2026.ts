import { Preset } from '../preset.ts';
import {
  NO_RECLAIM_LIMIT,
  OLD_APPLIANCE_AND_BASE,
  POINTS,
  UNSOURCED,
  WATERFALL,
  WHOLE_2026,
  type Bases,
  basesOf,
  centralShare,
  each,
  forDays,
  halves,
  inBoth,
} from './parts.ts';

const NOTICE = '发改环资〔2025〕1745号、商消费函〔2025〕697号、商办流通函〔2025〕469号';

export const APPLIANCES_2026 = [
  'fridge',
  'washer',
  'television',
  'air-conditioner',
  'water-heater',
  'computer',
] as const;
export const DIGITAL_2026 = ['phone', 'tablet', 'smart-watch', 'smart-glasses'] as const;

/** Editions that grade a fridge in 2026: the new, stricter one, and up to 1 June, when it came into force, the old one. */
const FRIDGE_STANDARDS = [
  { standard: 'GB 12021.2-2015', from: null, until: '2026-06-01' },
  { standard: 'GB 12021.2-2025', from: null, until: null },
];

export const APPLIANCE_2026 = {
  rates: [{ grade: 1, rate: 1_500 }],
  capFen: 150_000,
  evidence: ['invoice', 'serial-photo', 'label-photo'],
};

const DIGITAL = {
  rates: [{ grade: 'no-label', rate: 1_500 }],
  capFen: 50_000,
  priceCeilingFen: 600_000,
  evidence: ['invoice', 'serial-photo', 'activation'],
};

/** What a city may leave as the national notices have it. */
export const RULES_2026 = {
  programme: 'cn-trade-in-2026',
  timeZone: 'Asia/Shanghai',
  openings: [],
  channels: inBoth(forDays(3)),
  allocation: { kind: 'rush' },
  release: { kind: 'at-once' },
  reclaim: NO_RECLAIM_LIMIT,
  categories: [
    ...each(['fridge'], { ...APPLIANCE_2026, standards: FRIDGE_STANDARDS }),
    ...each(APPLIANCES_2026.slice(1), APPLIANCE_2026),
    ...each(DIGITAL_2026, DIGITAL),
  ],
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

const BY_PLACE = '全国文件交由各地规定';

export const BASES_2026: Bases = {
  ...UNSOURCED,
  window: ['high', `${NOTICE}：2026-01-01 至 2026-12-31`],
  programme: ['medium', '同一年度每人每类计一次、全国核验；2025 年领过的 2026 年可再领（jilinwm.com/17507）'],
  openings: ['assumption', `${BY_PLACE}；此处不限时段`],
  channels: ['assumption', `${BY_PLACE}；示例取广东中山 2026 年的 3 个自然日`],
  allocation: ['assumption', `${BY_PLACE}（先到先得、摇号、兑换券都有）`],
  release: ['assumption', `${BY_PLACE}（每日、每周、每月都有）`],
  reclaim: ['assumption', `${BY_PLACE}；此处不限次数`],
  categories: ['high', `${NOTICE}：家电 6 类、数码和智能产品 4 类`],
  rates: ['high', `${NOTICE}：家电仅限 1 级能效或水效，补贴最终售价的 15%；数码智能产品 15%`],
  standards: [
    'assumption',
    'GB 12021.2-2025 更严，自 2026-06-01 起施行，此前已标新标的也计；旧标 1 级此后不再计，为本平台的解释',
  ],
  capFen: ['high', `${NOTICE}：家电每件最高 1,500 元，数码智能产品每件最高 500 元`],
  priceCeilingFen: ['high', `${NOTICE}：数码智能产品单件售价不超过 6,000 元；家电不设限价`],
  itemsPerPerson: ['high', `${NOTICE}：每人每类 1 件（空调回到 1 件）`],
  evidence: ['medium', '四川乐山上传字段（gxq.leshan.gov.cn 202504）；手机拆封激活：山东、北京 2025（qdzhuoce 13688）'],
  location: ['medium', '由承办地的门店核销；收货地、手机定位由各地规定'],
  oldItem: ['medium', '不以交旧为条件（kudan.com.cn/139784）；商户须能回收、能送新收旧（menafn 1110543399）'],
  onReturn: ['low', '2026 年通知：退货后及时恢复资格（hebyb.cn wap174501 等多份转载）'],
  waterfall: ['high', '最终售价为生产、流通、运营商优惠之后（163.com JME5DKRO0530WJIN）；支付优惠和旧机折价见开关'],
  purses: ['medium', '中央负担东部 85%、中部 90%、西部 95%（商消费函〔2025〕697号）；其余省市对半为假设'],
  payoutDelayDays: ['low', '2026 年规则摘要：3 日受理、15 日审核、30 日拨付，原文似指汽车（particle.news）'],
  tranches: ['high', '全国按季度下达，每季 625 亿元（gmteight 346452）；各地批次由各地填写'],
};

/** Of a province-level city, which is both province and city. */
export const MUNICIPAL_SHARE: Bases[string] = [
  'medium',
  '中央负担东部 85%、西部 95%（商消费函〔2025〕697号）；直辖市承担其余',
];

/** The 2026 national programme. */
export const NATIONAL_2026: Preset = Preset.parse({
  presetId: 'national-2026',
  level: 'national',
  name: { 'zh-CN': '2026 年全国以旧换新', en: 'National programme 2026' },
  period: { 'zh-CN': '2026-01-01 至 2026-12-31，全国', en: '1 January to 31 December 2026, the whole country' },
  window: WHOLE_2026,
  rules: {
    ...RULES_2026,
    title: '2026 年家电以旧换新和数码智能产品购新补贴',
    purses: halves(8_500),
    bases: basesOf(BASES_2026),
  },
  switches: [
    centralShare(['east', 'centre', 'west'], {
      overall: ['high', NOTICE],
      part: ['medium', '商消费函〔2025〕697号；其余省市对半为假设'],
    }),
    OLD_APPLIANCE_AND_BASE,
  ],
});
