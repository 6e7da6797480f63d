import { Preset } from '../preset.ts';
import { BASES_2026, MUNICIPAL_SHARE, RULES_2026 } from './national-2026.ts';
import {
  NO_RECLAIM_LIMIT,
  OLD_APPLIANCE_AND_BASE,
  WHOLE_2026,
  basesOf,
  daily,
  days,
  forDays,
  inBoth,
  moment,
  purses,
} from './parts.ts';

const NOT_FOUND = '当地规定没有找到';

const BEIJING = '北京 2026（itiger 1131985812、reportify 1218409750572699648）';

/** Vouchers for shops last to the end of the week, those for online sellers a day; each channel counts for itself. */
export const BEIJING_2026: Preset = Preset.parse({
  presetId: 'beijing-2026',
  level: 'city',
  name: { 'zh-CN': '北京 2026：每日 10:00 领券', en: 'Beijing 2026: vouchers every day at 10:00' },
  period: { 'zh-CN': '2026-02-09 至 2026-12-31，北京市', en: '9 February to 31 December 2026, Beijing' },
  window: days('2026-02-09', '2027-01-01'),
  rules: {
    ...RULES_2026,
    title: '北京市 2026 年以旧换新',
    openings: daily('10:00'),
    release: { kind: 'daily', time: '10:00' },
    channels: [
      { channel: 'store', validity: { kind: 'weekday', weekday: 7 } },
      { channel: 'online', validity: forDays(1) },
    ],
    reclaim: { ...NO_RECLAIM_LIMIT, counts: 'per-channel', unusedMax: 4 },
    purses: purses(8_500, 1_500),
    bases: basesOf({
      ...BASES_2026,
      window: ['high', `${BEIJING}：2 月 9 日起；全国至 2026-12-31`],
      openings: ['high', `${BEIJING}：每日 10:00 起，先到先得；当日发完为止`],
      release: ['high', `${BEIJING}：每日 10:00`],
      allocation: ['high', `${BEIJING}：先到先得`],
      channels: ['high', `${BEIJING}：线上当日 24:00 前，线下至周日 24:00`],
      reclaim: ['high', `${BEIJING}：同类 4 次未使用即不再发放，线上线下分别计`],
      evidence: ['high', `${BEIJING}：申请人、付款人、收货人一致并核验激活；其余同四川乐山上传字段`],
      location: ['assumption', `${NOT_FOUND}；按门店核销`],
      purses: MUNICIPAL_SHARE,
    }),
  },
  switches: [OLD_APPLIANCE_AND_BASE],
});

const SHANGHAI = '上海 2026（hongxiangli.com/sxbf2f，官方文件转载）';

/** A notarised draw; the first round's times are the published ones, the later ones are the office's to add. */
export const SHANGHAI_2026: Preset = Preset.parse({
  presetId: 'shanghai-2026',
  level: 'city',
  name: { 'zh-CN': '上海 2026：公证摇号', en: 'Shanghai 2026: a notarised draw' },
  period: { 'zh-CN': '2026-01-01 至 2026-12-31，上海市', en: '1 January to 31 December 2026, Shanghai' },
  window: WHOLE_2026,
  rules: {
    ...RULES_2026,
    title: '上海市 2026 年以旧换新',
    allocation: {
      kind: 'draw',
      rounds: [
        {
          registerFrom: moment('2026-01-01', '08:00'),
          registerUntil: moment('2026-01-05', '20:00'),
          drawnAt: moment('2026-01-07', '12:00'),
        },
      ],
      answerHours: 12,
      seed: { source: 'drand-quicknet', fallback: 'welfare-lottery-double' },
    },
    channels: inBoth(forDays(14)),
    location: ['claim', 'till'],
    purses: purses(8_500, 1_500),
    bases: basesOf({
      ...BASES_2026,
      allocation: [
        'medium',
        `${SHANGHAI}：第一轮 1 月 1 日 8 时至 5 日 20 时登记，7 日 12 时至 24 时发放；约两周一轮。公证摇号所用的公开随机数未见公布，drand 及其备选是本平台的假设`,
      ],
      openings: ['medium', `${SHANGHAI}：按轮登记，不按日发放`],
      release: ['medium', `${SHANGHAI}：随每轮摇号发放`],
      channels: ['medium', `${SHANGHAI}：收到之日起 14 天，按自然日计为本平台的解释`],
      reclaim: ['assumption', `${NOT_FOUND}；中签次数不另限`],
      location: ['medium', `${SHANGHAI}：登记和核销时开启手机定位，须在上海`],
      purses: MUNICIPAL_SHARE,
    }),
  },
  switches: [OLD_APPLIANCE_AND_BASE],
});

const CHONGQING = '重庆 2026（cqwmsj.cbg.cn 2026-01-08）';

/** Two vouchers online and two for shops a month and category. */
export const CHONGQING_2026: Preset = Preset.parse({
  presetId: 'chongqing-2026',
  level: 'city',
  name: { 'zh-CN': '重庆 2026：每日 09:30，线上线下各 2 次', en: 'Chongqing 2026: 09:30 daily, two and two a month' },
  period: { 'zh-CN': '2026-01-09 至 2026-12-31，重庆市', en: '9 January to 31 December 2026, Chongqing' },
  window: days('2026-01-09', '2027-01-01'),
  rules: {
    ...RULES_2026,
    title: '重庆市 2026 年以旧换新',
    openings: daily('09:30'),
    release: { kind: 'daily', time: '09:30' },
    channels: inBoth(forDays(1)),
    reclaim: { ...NO_RECLAIM_LIMIT, counts: 'per-channel', perMonth: 2 },
    purses: purses(9_500, 500),
    bases: basesOf({
      ...BASES_2026,
      window: ['high', `${CHONGQING}：1 月 9 日起每日发放（此前每周五）；全国至 2026-12-31`],
      openings: ['high', `${CHONGQING}：每日 9:30 起`],
      release: ['high', `${CHONGQING}：每日 9:30`],
      channels: ['high', `${CHONGQING}：当日 24:00 前有效`],
      reclaim: ['high', `${CHONGQING}：每类每月 4 次，线上 2 次、线下 2 次，每月 1 日重新计`],
      location: ['assumption', `${NOT_FOUND}；按门店核销`],
      purses: MUNICIPAL_SHARE,
    }),
  },
  switches: [OLD_APPLIANCE_AND_BASE],
});

const TIANJIN = '天津 2026（cdhao.com/597141）';

/** A coupon on the first of the month, exchanged for one category afterwards. */
export const TIANJIN_2026: Preset = Preset.parse({
  presetId: 'tianjin-2026',
  level: 'city',
  name: { 'zh-CN': '天津 2026：先领兑换券', en: 'Tianjin 2026: an exchange coupon first' },
  period: { 'zh-CN': '2026-01-01 至 2026-12-31，天津市', en: '1 January to 31 December 2026, Tianjin' },
  window: WHOLE_2026,
  rules: {
    ...RULES_2026,
    title: '天津市 2026 年以旧换新',
    allocation: { kind: 'two-step', couponDay: 1, couponTime: '11:00' },
    release: { kind: 'monthly', day: 1, time: '11:00' },
    channels: inBoth({ kind: 'month-end' }),
    reclaim: { ...NO_RECLAIM_LIMIT, perMonth: 3, perYear: 12 },
    purses: purses(8_500, 1_500),
    bases: basesOf({
      ...BASES_2026,
      allocation: ['medium', `${TIANJIN}：每月 1 日 11:00 领兑换券，再换品类资格；线上券指明平台`],
      openings: ['assumption', `${NOT_FOUND}；领到兑换券后随时可换`],
      release: ['medium', `${TIANJIN}：每月 1 日 11:00`],
      channels: ['medium', `${TIANJIN}：当月有效`],
      reclaim: ['medium', `${TIANJIN}：每月 3 次、每年 12 次，未使用或退货也计`],
      location: ['assumption', `${NOT_FOUND}；按门店核销`],
      purses: MUNICIPAL_SHARE,
    }),
  },
  switches: [OLD_APPLIANCE_AND_BASE],
});
