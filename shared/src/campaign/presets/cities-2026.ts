import { Preset } from '../preset.ts';
import { BASES_2026, RULES_2026 } from './national-2026.ts';
import { NO_RECLAIM_LIMIT, OLD_APPLIANCE_AND_BASE, WHOLE_2026, basesOf, forDays, halves, inBoth } from './parts.ts';

const NOT_FOUND = '当地规定没有找到';

const ZHONGSHAN = '广东中山 2026（cdhao.com/578077）';
const twiceAgain = { ...NO_RECLAIM_LIMIT, counts: 'per-channel', reclaimsMax: 2 };

/** The source can be read two ways: whether the first claim is one of the two. */
export const ZHONGSHAN_2026: Preset = Preset.parse({
  presetId: 'zhongshan-2026',
  level: 'city',
  name: { 'zh-CN': '广东中山 2026：3 个自然日', en: 'Zhongshan, Guangdong, 2026: three calendar days' },
  period: { 'zh-CN': '2026-01-01 至 2026-12-31，中山市', en: '1 January to 31 December 2026, Zhongshan' },
  window: WHOLE_2026,
  rules: {
    ...RULES_2026,
    title: '中山市 2026 年以旧换新',
    channels: inBoth(forDays(3)),
    reclaim: twiceAgain,
    purses: halves(8_500),
    bases: basesOf({
      ...BASES_2026,
      openings: ['assumption', `${NOT_FOUND}；此处不限时段`],
      release: ['assumption', `${NOT_FOUND}；此处一次放出`],
      channels: ['medium', `${ZHONGSHAN}：3 个自然日，含领取当日`],
      reclaim: ['medium', `${ZHONGSHAN}：每渠道最多再领 2 次，放弃、过期、首次领取都计；首次是否占用见开关`],
      location: ['assumption', `${NOT_FOUND}；按门店核销`],
    }),
  },
  switches: [
    {
      switchId: 'first-claim',
      asks: { 'zh-CN': '首次领取算不算在 2 次之内', en: 'Is the first claim one of the two' },
      options: [
        {
          optionId: 'comes-on-top',
          says: { 'zh-CN': '不算：首次之外再领 2 次', en: 'No: two more after the first' },
          citation: `${ZHONGSHAN}：“最多再领 2 次”`,
          confidence: 'medium',
          replaces: { reclaim: twiceAgain },
        },
        {
          optionId: 'is-one-of-them',
          says: { 'zh-CN': '算：一共 2 次', en: 'Yes: two in all' },
          citation: `${ZHONGSHAN}：“首次领取也计入次数”`,
          confidence: 'low',
          replaces: { reclaim: { ...twiceAgain, reclaimsMax: 1 } },
        },
      ],
    },
    OLD_APPLIANCE_AND_BASE,
  ],
});

const JIANGSU = '江苏 2026（163.com KK9646G90550FEZU）';

/** Goods have to go to an address in the province. */
export const JIANGSU_2026: Preset = Preset.parse({
  presetId: 'jiangsu-2026',
  level: 'city',
  name: { 'zh-CN': '江苏 2026：收货地在省内', en: 'Jiangsu 2026: delivered inside the province' },
  period: { 'zh-CN': '2026-01-01 至 2026-12-31，江苏省', en: '1 January to 31 December 2026, Jiangsu' },
  window: WHOLE_2026,
  rules: {
    ...RULES_2026,
    title: '江苏省 2026 年以旧换新',
    channels: inBoth(forDays(5)),
    location: ['till', 'delivery'],
    purses: halves(8_500),
    bases: basesOf({
      ...BASES_2026,
      openings: ['assumption', `${NOT_FOUND}；此处不限时段`],
      release: ['assumption', `${NOT_FOUND}；2025 年 6 月曾按日限额（chosun 2025-06-18）`],
      channels: ['medium', `${JIANGSU}：5 天内有效；支付宝、云闪付、建行、微信领取`],
      reclaim: ['assumption', `${NOT_FOUND}；此处不限次数`],
      location: ['medium', `${JIANGSU}：收货地址须在江苏`],
      onReturn: ['low', `${JIANGSU}：补贴退回专户；资格按 2026 年通知恢复（hebyb.cn wap174501）`],
    }),
  },
  switches: [OLD_APPLIANCE_AND_BASE],
});

const ANKANG = '陕西安康 2026（digipub.cc KLGRLUFS0550D0YX）';

/** Delivered and installed in time, with the buyer's signature, or the subsidy is lost. */
export const ANKANG_2026: Preset = Preset.parse({
  presetId: 'ankang-2026',
  level: 'city',
  name: { 'zh-CN': '陕西安康 2026：送装到位', en: 'Ankang, Shaanxi, 2026: delivered and installed' },
  period: { 'zh-CN': '2026-01-01 至 2026-12-31，安康市', en: '1 January to 31 December 2026, Ankang' },
  window: WHOLE_2026,
  rules: {
    ...RULES_2026,
    title: '安康市 2026 年以旧换新',
    categories: RULES_2026.categories.map((rule) => ({
      ...rule,
      evidence: [
        ...rule.evidence,
        'signed-confirmation',
        'delivery',
        ...(rule.priceCeilingFen === null ? ['installation'] : []),
      ],
      evidenceDue: ['delivery', ...(rule.priceCeilingFen === null ? ['installation'] : [])].map((kind) => ({
        kind,
        when: 'within-days',
        days: 60,
      })),
    })),
    purses: halves(9_500),
    bases: basesOf({
      ...BASES_2026,
      openings: ['assumption', `${NOT_FOUND}；此处不限时段`],
      release: ['assumption', `${NOT_FOUND}；此处一次放出`],
      channels: ['assumption', `${NOT_FOUND}；云闪付领券，有效期取 3 个自然日`],
      reclaim: ['assumption', `${NOT_FOUND}；此处不限次数`],
      evidence: ['medium', `${ANKANG}：签字确认、发票、S/N；下单 60 天内送货并安装，2026-12-31 未送达即失去补贴`],
      evidenceDue: ['low', `${ANKANG}：下单 60 天内送货并安装；此处从核销日起算`],
      location: ['assumption', `${NOT_FOUND}；按门店核销`],
    }),
  },
  switches: [OLD_APPLIANCE_AND_BASE],
});
