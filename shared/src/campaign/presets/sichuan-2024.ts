import type { Category } from '../../appliance/category.ts';
import { Preset } from '../preset.ts';
import {
  POINTS,
  NO_RECLAIM_LIMIT,
  UNSOURCED,
  WATERFALL,
  type Bases,
  basesOf,
  days,
  each,
  forDays,
  inStores,
  purses,
} from './parts.ts';

const PANZHIHUA = '攀枝花市推动消费品以旧换新实施方案（2024-06-24，gc77.cn/gangcai/394663）';
const MIANYANG = '四川绵阳 2024 年 6 月（adibba.com/387527）';

/** Washers with dryers and fridges with freezers count as one kind each, as the scheme writes them. */
const GOODS = [
  'fridge',
  'freezer',
  'washer',
  'air-conditioner',
  'water-heater',
  'projector',
] as const satisfies Category[];

const upToGrade = (worst: number) =>
  [1, 2, 3].filter((grade) => grade <= worst).map((grade) => ({ grade, rate: 1_000 }));

const GOODS_RULE = {
  rates: upToGrade(2),
  capFen: 100_000,
  itemsPerPerson: 3,
  evidence: ['invoice', 'serial-photo', 'label-photo', 'old-item-receipt'],
};

/** A tenth of the price, an old appliance of any kind for a new one of any kind; three items and 3,000 yuan a person. */
const rulesFor = (programme: string, televisionGrade: number) => ({
  programme,
  timeZone: 'Asia/Shanghai',
  openings: [],
  channels: inStores(forDays(30)),
  allocation: { kind: 'rush' },
  release: { kind: 'at-once' },
  reclaim: NO_RECLAIM_LIMIT,
  categories: [
    ...each(['television'], { ...GOODS_RULE, rates: upToGrade(televisionGrade) }),
    ...each(GOODS, GOODS_RULE),
  ],
  location: ['till'],
  oldItem: 'any-category',
  onReturn: { kind: 'consume' },
  waterfall: WATERFALL.filter(({ kind }) => kind !== 'operator-discount'),
  purses: purses(0, 5_000),
  payoutDelayDays: 30,
  points: POINTS,
  conditions: [],
  relations: [{ kind: 'joint-maximum', group: programme, itemsMax: 3, fenMax: 300_000 }],
  tranches: [],
});

const basesFor = (source: string, confidence: Bases[string][0]): Bases => ({
  ...UNSOURCED,
  programme: ['medium', '8 月全国通知之前的城市方案，次数另计'],
  openings: ['assumption', '没有找到；此处不限时段'],
  channels: ['assumption', '没有找到；交旧后门店购新，取 30 天'],
  allocation: ['assumption', '没有找到；此处先到先得'],
  release: ['assumption', '没有找到；此处一次放出'],
  reclaim: ['assumption', '没有找到；此处不限次数'],
  rates: [confidence, `${source}：成交价的 10%`],
  standards: ['assumption', '没有找到对标准版本的要求'],
  capFen: [confidence, `${source}：单件最高 1,000 元`],
  priceCeilingFen: [confidence, `${source}：不设限价`],
  itemsPerPerson: [confidence, `${source}：每人限购 3 件`],
  evidence: ['low', '交旧凭证为条件所需；其余取四川乐山上传字段（gxq.leshan.gov.cn 202504）'],
  location: ['assumption', '没有找到；按门店核销'],
  oldItem: [confidence, `${source}：须交旧，任一类旧家电换任一类新家电`],
  onReturn: ['low', '来源之间不同，见开关'],
  waterfall: ['low', '实际成交价的 10%；扣减次序按以后的规定（163.com JME5DKRO0530WJIN）'],
  purses: ['assumption', '没有找到；省市对半'],
  payoutDelayDays: ['assumption', '没有找到；取 30 天'],
  relations: [confidence, `${source}：每人 3 件、累计 3,000 元`],
});

/** What a return does is only known from elsewhere: another city of that June, and the rules of 2025. */
const RETURNS = {
  switchId: 'return',
  asks: { 'zh-CN': '退货后还能不能再享受', en: 'Can somebody who returns the goods buy again' },
  options: [
    {
      optionId: 'consumes',
      says: { 'zh-CN': '不能：退货也占名额', en: 'No: a return uses the place up' },
      citation: '另一城市 2024 年 6 月（zuomama 584255）：全部或部分退款都占名额',
      confidence: 'medium',
      replaces: { onReturn: { kind: 'consume' } },
    },
    {
      optionId: 'restores',
      says: { 'zh-CN': '能：退货后恢复资格', en: 'Yes: a return gives it back' },
      citation: '深圳 2025（m.bendibao.com/show978878）：退货后 24 小时内恢复资格',
      confidence: 'low',
      replaces: { onReturn: { kind: 'restore' } },
    },
  ],
};

/** A city scheme of June 2024; televisions up to grade 3. */
export const MIANYANG_2024: Preset = Preset.parse({
  presetId: 'mianyang-2024',
  level: 'city',
  name: { 'zh-CN': '四川绵阳 2024 年 6 月：交旧购新', en: 'Mianyang, Sichuan, June 2024: old for new' },
  period: { 'zh-CN': '2024 年 6 月至 8 月，绵阳市', en: 'June to August 2024, Mianyang' },
  window: days('2024-06-15', '2024-08-25'),
  rules: {
    ...rulesFor('mianyang-trade-in-2024', 3),
    title: '绵阳市 2024 年家电以旧换新',
    bases: basesOf({
      ...basesFor(MIANYANG, 'medium'),
      window: ['assumption', `${MIANYANG} 只写明 6 月；首日取同省攀枝花，止于全国通知（2024-08-25）`],
      categories: ['assumption', `绵阳的品类没有找到；取同省 ${PANZHIHUA}`],
      rates: ['medium', `${MIANYANG}：10%；电视 3 级及以上，其余 2 级及以上`],
      oldItem: ['medium', `${MIANYANG}：任一类换任一类，交旧人与购新人一致`],
    }),
  },
  switches: [RETURNS],
});

/** The same scheme in another city of the province, with its dates and goods. */
export const PANZHIHUA_2024: Preset = Preset.parse({
  presetId: 'panzhihua-2024',
  level: 'city',
  name: { 'zh-CN': '四川攀枝花 2024 年 6 月：交旧购新', en: 'Panzhihua, Sichuan, June 2024: old for new' },
  period: { 'zh-CN': '2024-06-15 至 2024-12-31，攀枝花市', en: '15 June to 31 December 2024, Panzhihua' },
  window: days('2024-06-15', '2025-01-01'),
  rules: {
    ...rulesFor('panzhihua-trade-in-2024', 2),
    title: '攀枝花市 2024 年家电以旧换新',
    bases: basesOf({
      ...basesFor(PANZHIHUA, 'medium'),
      window: ['medium', `${PANZHIHUA}：2024-06-15 至 2024-12-31`],
      categories: ['medium', `${PANZHIHUA}：七类；集成灶不在本平台品类之内，冰柜另列`],
      rates: ['medium', `${PANZHIHUA}：10%，2 级及以上`],
    }),
  },
  switches: [RETURNS],
});
