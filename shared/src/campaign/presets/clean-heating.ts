import { Preset } from '../preset.ts';
import { NO_RECLAIM_LIMIT, UNSOURCED, basesOf, days, each, forDays, inStores, purses } from './parts.ts';

const MEASURES = '《关于促进电子产品消费的若干措施》（2023-07-20）第 4 条';
const INVENTED = '示例数值，不出自任何文件';
const EVIDENCE = ['invoice', 'serial-photo', 'installation'];
const LABELLED = { capFen: 300_000, evidence: [...EVIDENCE, 'label-photo'] };
const UNLABELLED = { rates: [{ grade: 'no-label', rate: 1_500 }], evidence: EVIDENCE };
const TWO_GRADES = [
  { grade: 1, rate: 2_000 },
  { grade: 2, rate: 1_500 },
];

/** A county's programme in the spirit of the measures; nobody published these numbers. */
export const CLEAN_HEATING: Preset = Preset.parse({
  presetId: 'clean-heating-example',
  level: 'example',
  name: { 'zh-CN': '农村清洁取暖（示例）', en: 'Clean heating in the countryside (example)' },
  period: {
    'zh-CN': '示例：2026-09-01 至 2027-03-31 的取暖季',
    en: 'Example: the heating season from 1 September 2026 to 31 March 2027',
  },
  window: days('2026-09-01', '2027-04-01'),
  rules: {
    title: '农村清洁取暖设备补贴（示例）',
    programme: 'clean-heating-example-2026',
    timeZone: 'Asia/Shanghai',
    openings: [{ from: null, until: null, weekdays: [1, 2, 3, 4, 5], fromTime: '09:00', untilTime: '17:00' }],
    channels: inStores(forDays(60)),
    allocation: { kind: 'waiting-list', answerHours: 72 },
    release: { kind: 'weekly', weekday: 1, time: '09:00' },
    reclaim: { ...NO_RECLAIM_LIMIT, reclaimsMax: 1 },
    categories: [
      ...each(['heat-pump'], { ...LABELLED, capFen: 500_000, rates: TWO_GRADES }),
      ...each(['gas-boiler'], { ...LABELLED, rates: TWO_GRADES }),
      ...each(['solar-water-heater'], { ...LABELLED, capFen: 150_000, rates: TWO_GRADES }),
      ...each(['eco-stove'], { ...UNLABELLED, capFen: 60_000, priceCeilingFen: 500_000 }),
      ...each(['home-storage'], { ...UNLABELLED, capFen: 400_000, priceCeilingFen: 4_000_000 }),
    ],
    location: ['till', 'delivery'],
    oldItem: 'any-category',
    onReturn: { kind: 'restore-with-grace', graceDays: 30 },
    waterfall: [
      { kind: 'maker-discount', affectsBase: true },
      { kind: 'shop-discount', affectsBase: true },
      { kind: 'subsidy' },
      { kind: 'old-appliance', affectsBase: false },
    ],
    purses: purses(6_000, 2_500),
    payoutDelayDays: 20,
    points: { pointsPerYuan: 1, pendingDays: 7, validDays: 365 },
    conditions: [
      {
        conditionId: 'boiler-efficiency',
        about: 'goods',
        expression: 'category != "gas-boiler" || value["thermal-efficiency"] >= 89.0',
        says: { 'zh-CN': '燃气壁挂炉热效率不低于 89%', en: 'A gas boiler has a thermal efficiency of 89 % or more' },
        remedy: {
          'zh-CN': '选购能效标识上热效率 89% 以上的壁挂炉',
          en: 'Choose a boiler whose label shows 89 % or more',
        },
      },
    ],
    relations: [{ kind: 'exclusion', group: 'clean-heating-2026' }],
    tranches: [],
    bases: basesOf({
      ...UNSOURCED,
      window: ['assumption', INVENTED],
      programme: ['assumption', INVENTED],
      openings: ['assumption', `${INVENTED}：工作日 9:00–17:00，乡镇窗口可代办`],
      channels: ['assumption', `${INVENTED}：60 天，含安装时间`],
      allocation: ['assumption', `${INVENTED}：排队候补，72 小时内答复`],
      release: ['assumption', INVENTED],
      reclaim: ['assumption', INVENTED],
      categories: ['high', `${MEASURES}：环保灶具、空气源热泵、燃气壁挂炉、太阳能热水器、家用储能设备`],
      rates: ['assumption', `${INVENTED}；${MEASURES}只要求按能效差异化支持`],
      standards: ['assumption', '不限标准版本'],
      capFen: ['assumption', INVENTED],
      priceCeilingFen: ['assumption', INVENTED],
      itemsPerPerson: ['assumption', '每人每类 1 件'],
      evidence: ['assumption', `${INVENTED}：须安装到位`],
      location: ['assumption', '农村地区使用，故看安装地'],
      oldItem: ['assumption', '交旧取暖设备或旧家电，品类不限'],
      onReturn: ['assumption', `${INVENTED}：30 天内可改买`],
      waterfall: ['assumption', '比照 2026 年全国规定'],
      purses: ['assumption', INVENTED],
      payoutDelayDays: ['assumption', INVENTED],
      conditions: ['assumption', `${INVENTED}；89% 为记忆中的 GB 20665 二级限值，未核实`],
      relations: ['assumption', '同一户不同时享受几个清洁取暖项目'],
    }),
  },
  switches: [],
});
