import { Preset } from '../preset.ts';
import { APPLIANCES_2024, APPLIANCE_2024, BASES_2024, RULES_2024 } from './national-2024.ts';
import {
  DIGITAL_2025,
  OLD_APPLIANCE_AND_BASE,
  WHOLE_2025,
  type Bases,
  basesOf,
  centralShare,
  each,
  halves,
} from './parts.ts';

const NOTICE = '发改环资〔2025〕13号（gmteight 225159、people.cn 2025-01-08）';
const DIGITAL_NOTICE = '2025 年手机、平板、智能手表（手环）购新补贴（people.cn 2025-01-16）';

const ONE_EACH = [
  ...APPLIANCES_2024.filter((category) => category !== 'air-conditioner'),
  'water-purifier',
  'dishwasher',
  'rice-cooker',
  'microwave',
] as const;
const DIGITAL = ['phone', 'tablet', 'smart-watch'] as const;

/** Twelve kinds; of air conditioners a person may buy three. */
export const APPLIANCE_CATEGORIES_2025 = [
  ...each(ONE_EACH, APPLIANCE_2024),
  ...each(['air-conditioner'], { ...APPLIANCE_2024, itemsPerPerson: 3 }),
];

export const DIGITAL_CATEGORIES_2025 = each(DIGITAL, {
  rates: [{ grade: 'no-label', rate: 1_500 }],
  capFen: 50_000,
  priceCeilingFen: 600_000,
  evidence: ['invoice', 'serial-photo', 'activation'],
});

export const RULES_2025 = { ...RULES_2024, programme: 'cn-trade-in-2025' };

export const BASES_2025: Bases = {
  ...BASES_2024,
  window: ['high', `${NOTICE}：2025-01-01 起；至 2025 年底`],
  categories: ['high', `${NOTICE}：12 类 = 2024 年 8 类加净水器、洗碗机、电饭煲、微波炉`],
  rates: ['high', `${NOTICE}：2 级 15%，1 级 20%`],
  capFen: ['high', `${NOTICE}：每件最高 2,000 元`],
  priceCeilingFen: ['high', `${NOTICE}：家电不设限价`],
  itemsPerPerson: ['high', `${NOTICE}：每人每类 1 件，空调最多 3 件`],
  evidence: ['high', '四川乐山上传字段（gxq.leshan.gov.cn 202504）'],
  oldItem: ['medium', '不以交旧为条件（kudan.com.cn/139784）'],
  onReturn: ['medium', '退货后 24 小时内恢复资格（深圳 2025，m.bendibao.com/show978878）'],
  purses: ['medium', '全国总体 9:1（people.cn 2025-10-01）；分地区比例见开关，其余省市对半为假设'],
  tranches: ['high', '全国分四批 810、810、690、690 亿元（people.cn 2025-10-01）；各地批次由各地填写'],
};

/** Of the appliances and the digital goods together, as cities ran them from 20 January. */
export const BASES_2025_ALL: Bases = {
  ...BASES_2025,
  window: ['low', `当地起始日没有找到；取 ${DIGITAL_NOTICE} 起始的 2025-01-20，至 2025 年底`],
  categories: ['high', `${NOTICE}：12 类家电；${DIGITAL_NOTICE}：3 类数码`],
  rates: ['high', `${NOTICE}：2 级 15%，1 级 20%；${DIGITAL_NOTICE}：15%`],
  capFen: ['high', `${NOTICE}：家电每件最高 2,000 元；${DIGITAL_NOTICE}：每件最高 500 元`],
  priceCeilingFen: ['high', `${DIGITAL_NOTICE}：单件不超过 6,000 元；家电不设限价`],
  evidence: ['high', '四川乐山上传字段（gxq.leshan.gov.cn 202504）；手机拆封激活：山东、北京 2025（qdzhuoce 13688）'],
};

const SHARES_2025 = centralShare(['overall', 'east', 'west'], {
  overall: ['high', '全国总体 9:1（people.cn 2025-10-01，Xinhua 2025-06-20）'],
  part: ['low', '2025 年分地区比例没有找到；按商消费函〔2025〕697号的 2026 年比例'],
});

/** The 2025 national programme for household appliances. */
export const NATIONAL_2025: Preset = Preset.parse({
  presetId: 'national-2025',
  level: 'national',
  name: { 'zh-CN': '2025 年全国以旧换新（家电）', en: 'National programme 2025: appliances' },
  period: { 'zh-CN': '2025-01-01 至 2025-12-31，全国', en: '1 January to 31 December 2025, the whole country' },
  window: WHOLE_2025,
  rules: {
    ...RULES_2025,
    title: '2025 年家电以旧换新补贴',
    categories: APPLIANCE_CATEGORIES_2025,
    purses: halves(9_000),
    bases: basesOf(BASES_2025),
  },
  switches: [SHARES_2025, OLD_APPLIANCE_AND_BASE],
});

/** Phones, tablets and watches began nineteen days after the appliances. */
export const NATIONAL_2025_DIGITAL: Preset = Preset.parse({
  presetId: 'national-2025-digital',
  level: 'national',
  name: { 'zh-CN': '2025 年全国购新补贴（数码）', en: 'National programme 2025: digital goods' },
  period: { 'zh-CN': '2025-01-20 至 2025-12-31，全国', en: '20 January to 31 December 2025, the whole country' },
  window: DIGITAL_2025,
  rules: {
    ...RULES_2025,
    title: '2025 年手机、平板、智能手表（手环）购新补贴',
    categories: DIGITAL_CATEGORIES_2025,
    purses: halves(9_000),
    bases: basesOf({
      ...BASES_2025_ALL,
      window: ['high', `${DIGITAL_NOTICE}：2025-01-20 起；至 2025 年底`],
      categories: ['high', `${DIGITAL_NOTICE}：3 类`],
      rates: ['high', `${DIGITAL_NOTICE}：15%`],
      standards: ['high', '数码产品没有能效标识'],
      capFen: ['high', `${DIGITAL_NOTICE}：每件最高 500 元`],
      priceCeilingFen: ['high', `${DIGITAL_NOTICE}：单件售价不超过 6,000 元`],
      itemsPerPerson: ['high', `${DIGITAL_NOTICE}：每人每类 1 件`],
      evidence: ['high', '手机拆封激活、发票记 S/N：山东、北京 2025（qdzhuoce 13688、laihamady 816672）'],
    }),
  },
  switches: [SHARES_2025, OLD_APPLIANCE_AND_BASE],
});
