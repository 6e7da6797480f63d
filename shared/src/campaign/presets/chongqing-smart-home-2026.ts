import { Preset } from '../preset.ts';
import { APPLIANCE_2026, BASES_2026, MUNICIPAL_SHARE, RULES_2026 } from './national-2026.ts';
import {
  NO_RECLAIM_LIMIT,
  OLD_APPLIANCE_AND_BASE,
  basesOf,
  daily,
  days,
  each,
  forDays,
  inBoth,
  purses,
} from './parts.ts';

const SOURCE = '重庆智能家居 2026（qiaonuokeji.com/4974）';
const perPerson = { ...NO_RECLAIM_LIMIT, perDay: 1, perMonth: 4 };
const ASSUMED = '品类、补贴率和限额没有找到；示例取智能家居三类，按 2026 年家电的 15%、1,500 元';

/** Smart-home goods are chosen locally; which, and for how much, the source at hand does not say. */
export const CHONGQING_SMART_HOME_2026: Preset = Preset.parse({
  presetId: 'chongqing-smart-home-2026',
  level: 'city',
  name: { 'zh-CN': '重庆 2026：智能家居', en: 'Chongqing 2026: smart-home goods' },
  period: { 'zh-CN': '2026-05-08 至 2026-12-31，重庆市', en: '8 May to 31 December 2026, Chongqing' },
  window: days('2026-05-08', '2027-01-01'),
  rules: {
    ...RULES_2026,
    title: '重庆市 2026 年智能家居购新补贴',
    programme: 'cq-smart-home-2026',
    openings: daily('07:00'),
    release: { kind: 'daily', time: '07:00' },
    channels: inBoth(forDays(1)),
    reclaim: perPerson,
    categories: each(['air-purifier', 'robot-vacuum', 'projector'], {
      ...APPLIANCE_2026,
      rates: [
        { grade: 1, rate: 1_500 },
        { grade: 'no-label', rate: 1_500 },
      ],
    }),
    purses: purses(9_500, 500),
    bases: basesOf({
      ...BASES_2026,
      window: ['low', `${SOURCE}：5 月 8 日起；全国至 2026-12-31`],
      programme: ['low', '智能家居由地方自定（发改环资〔2025〕1745号），次数另计'],
      openings: ['low', `${SOURCE}：每日 7:00 起`],
      release: ['low', `${SOURCE}：每日 7:00`],
      channels: ['low', `${SOURCE}：当日 24:00 前有效，线上线下不能互换`],
      reclaim: ['low', `${SOURCE}：每类每日 1 次、每月 4 次；两渠道合计还是分计见开关`],
      categories: ['assumption', ASSUMED],
      rates: ['assumption', ASSUMED],
      standards: ['assumption', '没有找到对标准版本的要求'],
      capFen: ['assumption', ASSUMED],
      priceCeilingFen: ['assumption', '没有找到限价'],
      itemsPerPerson: ['assumption', '没有找到；按每人每类 1 件'],
      location: ['assumption', '没有找到；按门店核销'],
      purses: MUNICIPAL_SHARE,
    }),
  },
  switches: [
    {
      switchId: 'counting',
      asks: { 'zh-CN': '次数是两渠道合计还是各自计', en: 'Are the two channels counted together or apart' },
      options: [
        {
          optionId: 'together',
          says: { 'zh-CN': '合计：每日 1 次、每月 4 次', en: 'Together: one a day, four a month' },
          citation: `${SOURCE}：每类每日 1 次、每月 4 次`,
          confidence: 'low',
          replaces: { reclaim: perPerson },
        },
        {
          optionId: 'apart',
          says: { 'zh-CN': '各自：线上线下每月各 2 次', en: 'Apart: two a month online, two in shops' },
          citation: '重庆家电 2026（cqwmsj.cbg.cn 2026-01-08）：每月 4 次即线上 2 次、线下 2 次',
          confidence: 'low',
          replaces: { reclaim: { ...perPerson, counts: 'per-channel', perMonth: 2 } },
        },
      ],
    },
    OLD_APPLIANCE_AND_BASE,
  ],
});
