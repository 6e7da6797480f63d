import type { Category } from '../../appliance/category.ts';
import { Preset } from '../preset.ts';
import { anyGrade, basesOf, days, each, forDays, inStores } from './parts.ts';
import { BASES_2009, RULES_2009 } from './programmes-2009.ts';

const RURAL = '家电下乡';

/** 13 per cent of at most the ceiling: the ceiling is the rule, the cap follows from it and never binds below it. */
const rural = (ceilingsYuan: Partial<Record<Category, number>>) =>
  (Object.entries(ceilingsYuan) as [Category, number][]).flatMap(([category, yuan]) =>
    each([category], {
      rates: anyGrade(1_300),
      capFen: yuan * 13,
      priceCeilingFen: yuan * 100,
      itemsPerPerson: 2,
      evidence: ['invoice', 'serial-photo'],
    }),
  );

const FROM_2009 = rural({ television: 3_500, fridge: 2_500, freezer: 2_500, washer: 2_000, phone: 1_000 });

/** An air conditioner on the wall has a lower ceiling than one that stands on the floor. */
const SPLIT_CEILING = {
  conditionId: 'split-ceiling',
  about: 'goods',
  expression: 'category != "air-conditioner" || basePriceFen <= 350000 || form == "floor-standing"',
  says: { 'zh-CN': '壁挂式空调最高限价 3,500 元', en: 'An air conditioner on the wall costs 3,500 yuan at most' },
  remedy: {
    'zh-CN': '选购 3,500 元以内的壁挂式，或 6,000 元以内的柜式空调',
    en: 'Choose one for the wall up to 3,500 yuan, or one for the floor up to 6,000',
  },
};

/** Ceilings on the price, not caps on the subsidy; they rose in 2010, and sources differ about the first months. */
export const RURAL_2009: Preset = Preset.parse({
  presetId: 'rural-2009',
  level: 'national',
  name: { 'zh-CN': '家电下乡 2009', en: 'Appliances to the countryside 2009' },
  period: {
    'zh-CN': '2009-02-01 起全国农村，计划四年；2010 年提高限价',
    en: 'From 1 February 2009, rural areas of the whole country, planned for four years; higher ceilings from 2010',
  },
  window: days('2009-02-01', '2010-01-01'),
  rules: {
    ...RULES_2009,
    title: '家电下乡补贴',
    programme: 'cn-rural-2009',
    channels: inStores(forDays(30)),
    categories: FROM_2009,
    oldItem: 'not-needed',
    payoutDelayDays: 21,
    relations: [],
    bases: basesOf({
      ...BASES_2009,
      window: ['high', `${RURAL}：2009-02-01 起全国（china.org.cn 2009-02-02）；限价到 2010 年为止`],
      programme: ['high', `${RURAL}：计划实施四年`],
      channels: ['assumption', `${RURAL}：中标门店（chinagate 2009-02-27）；当时不发券，有效期取 30 天`],
      categories: ['high', `${RURAL}：十类（chinagate 2009-02-27）；限价没有找到的五类未列`],
      rates: ['high', `${RURAL}：售价的 13%`],
      capFen: ['high', `${RURAL}：没有补贴限额，由限价 × 13% 算出`],
      priceCeilingFen: [
        'high',
        `${RURAL}：电视 3,500、冰箱（含冰柜）2,500、洗衣机 2,000 元（chinagate 2009-02-27），手机 1,000 元（jjckb.xinhuanet.com 2009-02-25）`,
      ],
      itemsPerPerson: ['medium', `${RURAL}：每户每类 2 件；本平台按人计`],
      evidence: ['medium', `${RURAL}：中标型号、发票；其余没有找到`],
      oldItem: ['high', `${RURAL}：不需交旧`],
      purses: ['medium', `${RURAL}：中央 80%、地方 20%；地方全记省级为假设`],
      payoutDelayDays: ['high', `${RURAL}试点：乡镇财政所 15 个工作日内拨付，按 21 个自然日计`],
    }),
  },
  switches: [
    {
      switchId: 'ceilings',
      asks: { 'zh-CN': '按哪一时期的最高限价', en: 'The ceilings of which time' },
      options: [
        {
          optionId: 'from-2009',
          says: { 'zh-CN': '2009 年：电视 3,500 元', en: '2009: televisions up to 3,500 yuan' },
          citation: 'en.chinagate.cn 2009-02-27；手机 jjckb.xinhuanet.com 2009-02-25',
          confidence: 'high',
          replaces: { categories: FROM_2009, conditions: [] },
        },
        {
          optionId: 'early-2009',
          says: { 'zh-CN': '2009 年初：电视 2,000 元', en: 'Early 2009: televisions up to 2,000 yuan' },
          citation: '云南省宣传问答 2009-03-25（xsbn.gov.cn 420352）；jjckb.xinhuanet.com 2009-02-25',
          confidence: 'high',
          replaces: {
            categories: rural({ television: 2_000, fridge: 2_500, freezer: 2_500, washer: 2_000, phone: 1_000 }),
            conditions: [],
          },
        },
        {
          optionId: 'from-2010',
          says: {
            'zh-CN': '2010 年起：提高限价，空调分壁挂和柜式',
            en: 'From 2010: higher ceilings, air conditioners by form',
          },
          citation: 'SCMP 2010-03-18；chinadaily 2010-12-16',
          confidence: 'high',
          replaces: {
            categories: rural({
              television: 7_000,
              fridge: 4_000,
              freezer: 4_000,
              washer: 3_500,
              phone: 2_000,
              'air-conditioner': 6_000,
            }),
            conditions: [SPLIT_CEILING],
          },
          window: days('2010-01-01', '2013-02-01'),
        },
        {
          optionId: 'pilot',
          says: { 'zh-CN': '2007 年 12 月起的试点：三类', en: 'The pilot from December 2007: three kinds' },
          citation: '家电下乡试点（china.org.cn 2009-02-02）',
          confidence: 'high',
          replaces: {
            categories: rural({ television: 2_000, fridge: 2_500, freezer: 2_500, phone: 1_000 }),
            conditions: [],
          },
          window: days('2007-12-01', '2009-02-01'),
        },
      ],
    },
  ],
});
