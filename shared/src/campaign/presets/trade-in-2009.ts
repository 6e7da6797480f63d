import type { Category } from '../../appliance/category.ts';
import { Preset } from '../preset.ts';
import { anyGrade, basesOf, days, each, forDays, inStores } from './parts.ts';
import { BASES_2009, RULES_2009 } from './programmes-2009.ts';

const TRADE_IN = '家电以旧换新 2009–2011';
const CAPS = {
  television: 40_000,
  computer: 40_000,
  'air-conditioner': 35_000,
  fridge: 30_000,
  washer: 25_000,
} as const satisfies Partial<Record<Category, number>>;

const tradeIn = (itemsPerPerson: number) =>
  (Object.keys(CAPS) as (keyof typeof CAPS)[]).flatMap((category) =>
    each([category], {
      rates: anyGrade(1_000),
      capFen: CAPS[category],
      itemsPerPerson,
      evidence: ['invoice', 'serial-photo', 'old-item-receipt'],
    }),
  );

const FIVE_IN_ALL = [{ kind: 'joint-maximum', group: 'cn-trade-in-2009', itemsMax: 5, fenMax: null }];

/** One old appliance of any of the five kinds for one new. */
export const TRADE_IN_2009: Preset = Preset.parse({
  presetId: 'trade-in-2009',
  level: 'national',
  name: { 'zh-CN': '家电以旧换新 2009–2011', en: 'Trade-in of appliances 2009–2011' },
  period: {
    'zh-CN': '2009-06-01 起 9 省市，2010-06-01 起再加 19 个，至 2011-12-31',
    en: 'From 1 June 2009 in nine regions, from 1 June 2010 in 28, to 31 December 2011',
  },
  window: days('2010-06-01', '2012-01-01'),
  rules: {
    ...RULES_2009,
    title: '家电以旧换新补贴',
    programme: 'cn-trade-in-2009',
    channels: inStores(forDays(92)),
    categories: tradeIn(5),
    oldItem: 'any-category',
    payoutDelayDays: 30,
    relations: FIVE_IN_ALL,
    bases: basesOf({
      ...BASES_2009,
      window: ['high', `${TRADE_IN}：2010-06-01 起 28 个地区，至 2011-12-31（chinasourcingnews 2010-06-22）`],
      programme: ['high', `${TRADE_IN}：整个实施期合计`],
      channels: ['medium', `${TRADE_IN}：交旧后 3 个月内购新（ask.fsou.com 17310464_2）；按最长的 92 天计`],
      categories: ['high', `${TRADE_IN}：电视、电脑、空调、冰箱、洗衣机五类（paper.ce.cn 2009-06-13）`],
      rates: ['high', `${TRADE_IN}：销售价格的 10%（china.org.cn 2010-02-08）`],
      capFen: ['high', `${TRADE_IN}：电视 400、电脑 400、空调 350、冰箱 300、洗衣机 250 元（china.org.cn 2010-02-08）`],
      priceCeilingFen: ['high', `${TRADE_IN}：不设限价`],
      itemsPerPerson: ['high', `${TRADE_IN}：2010 年 6 月起每人 5 件（chinadaily 2010-06-24）`],
      evidence: ['high', `${TRADE_IN}：以旧换新凭证记品类、品牌、型号、编号（ask.fsou.com 17310464_2）`],
      oldItem: ['high', `${TRADE_IN}：须交旧，一旧一新，五类之间可互换（ask.fsou.com 17310464_2）`],
      purses: ['high', `${TRADE_IN}：中央 80%、省级 20%`],
      payoutDelayDays: ['assumption', '没有找到；取 30 天'],
      relations: ['high', `${TRADE_IN}：每人 5 件为五类合计（chinadaily 2010-06-24）`],
    }),
  },
  switches: [
    {
      switchId: 'stage',
      asks: { 'zh-CN': '哪一阶段', en: 'Which stage' },
      options: [
        {
          optionId: 'from-june-2010',
          says: {
            'zh-CN': '2010 年 6 月起：28 个地区，每人 5 件',
            en: 'From June 2010: 28 regions, five items a person',
          },
          citation: 'chinasourcingnews 2010-06-22；chinadaily 2010-06-24',
          confidence: 'high',
          replaces: { categories: tradeIn(5), relations: FIVE_IN_ALL },
        },
        {
          optionId: 'first-nine-regions',
          says: {
            'zh-CN': '2009 年 6 月起的 9 个地区，没有找到件数限制',
            en: 'From June 2009 in nine regions, no limit of items found',
          },
          citation: 'paper.ce.cn 2009-06-13；件数取本平台上限 9 件，为假设',
          confidence: 'low',
          replaces: { categories: tradeIn(9), relations: [] },
          window: days('2009-06-01', '2010-06-01'),
        },
      ],
    },
  ],
});
