import type { Category } from '../../appliance/category.ts';
import { Preset } from '../preset.ts';

const APPLIANCES = ['fridge', 'washer', 'television', 'air-conditioner', 'water-heater', 'computer'] as const;
const DIGITAL = ['phone', 'tablet', 'smart-watch', 'smart-glasses'] as const;

const NOTICE = '发改环资〔2025〕1745号、商消费函〔2025〕697号、商办流通函〔2025〕469号';

/** Editions that grade a fridge in 2026: the new, stricter one, and up to 1 June, when it came into force, the old one. */
const FRIDGE_STANDARDS = [
  { standard: 'GB 12021.2-2015', from: null, until: '2026-06-01' },
  { standard: 'GB 12021.2-2025', from: null, until: null },
];

const appliance = (category: Category) => ({
  category,
  rates: [{ grade: 1, rate: 1_500 }],
  standards: category === 'fridge' ? FRIDGE_STANDARDS : [],
  capFen: 150_000,
  priceCeilingFen: null,
  itemsPerPerson: 1,
  evidence: ['invoice', 'serial-photo', 'label-photo'],
});

const digital = (category: Category) => ({
  category,
  rates: [{ grade: 'no-label', rate: 1_500 }],
  standards: [],
  capFen: 50_000,
  priceCeilingFen: 600_000,
  itemsPerPerson: 1,
  evidence: ['invoice', 'serial-photo', 'activation'],
});

const purses = (central: number) => [
  { purse: 'central', share: central },
  { purse: 'province', share: (10_000 - central) / 2 },
  { purse: 'city', share: (10_000 - central) / 2 },
];

/** The steps that later programmes share: producer, channel and operator discounts lower the base, payment and old item do not. */
export const WATERFALL = [
  { kind: 'maker-discount', affectsBase: true },
  { kind: 'shop-discount', affectsBase: true },
  { kind: 'operator-discount', affectsBase: true },
  { kind: 'subsidy' },
  { kind: 'payment-discount', affectsBase: false },
  { kind: 'old-appliance', affectsBase: false },
] as const;

/** The 2026 national programme. */
export const NATIONAL_2026: Preset = Preset.parse({
  presetId: 'national-2026',
  level: 'national',
  name: { 'zh-CN': '2026 年全国以旧换新', en: 'National programme 2026' },
  period: { 'zh-CN': '2026-01-01 至 2026-12-31，全国', en: '1 January to 31 December 2026, the whole country' },
  rules: {
    title: '2026 年家电以旧换新和数码智能产品购新补贴',
    programme: 'cn-trade-in-2026',
    timeZone: 'Asia/Shanghai',
    openings: [],
    channels: [
      { channel: 'store', validity: { kind: 'days', days: 3 } },
      { channel: 'online', validity: { kind: 'days', days: 3 } },
    ],
    allocation: { kind: 'rush' },
    release: { kind: 'at-once' },
    reclaim: { counts: 'together', unusedMax: null, perDay: null, perMonth: null, perYear: null, reclaimsMax: null },
    categories: [...APPLIANCES.map(appliance), ...DIGITAL.map(digital)],
    location: ['till'],
    oldItem: 'not-needed',
    onReturn: { kind: 'restore' },
    waterfall: WATERFALL,
    purses: purses(8_500),
    payoutDelayDays: 30,
    points: { pointsPerYuan: 1, pendingDays: 7, validDays: 365 },
    conditions: [],
    relations: [],
    tranches: [],
    bases: [
      { field: 'programme', confidence: 'high', citation: `${NOTICE}：2026-01-01 至 12-31，同一年度每人每类计一次` },
      { field: 'timeZone', confidence: 'high', citation: '全国统一北京时间' },
      { field: 'openings', confidence: 'assumption', citation: '发放时段由各地规定；全国文件不限' },
      { field: 'channels', confidence: 'assumption', citation: '由各地规定；示例取广东中山 2026 年的 3 个自然日' },
      { field: 'allocation', confidence: 'assumption', citation: '由各地规定（先到先得、摇号、兑换券都有）' },
      { field: 'release', confidence: 'assumption', citation: '由各地规定（每日、每周、每月）' },
      { field: 'reclaim', confidence: 'assumption', citation: '由各地规定' },
      { field: 'categories', confidence: 'high', citation: `${NOTICE}：家电 6 类、数码智能 4 类` },
      { field: 'rates', confidence: 'high', citation: `${NOTICE}：家电仅限 1 级能效或水效，补贴最终售价的 15%` },
      {
        field: 'standards',
        confidence: 'assumption',
        citation: 'GB 12021.2-2025 自 2026-06-01 起施行；旧标库存此后不再按 1 级计，为本平台的解释',
      },
      {
        field: 'capFen',
        confidence: 'high',
        citation: `${NOTICE}：家电每件最高 1,500 元，数码智能产品每件最高 500 元`,
      },
      { field: 'priceCeilingFen', confidence: 'high', citation: `${NOTICE}：数码智能产品单件售价不超过 6,000 元` },
      { field: 'itemsPerPerson', confidence: 'high', citation: `${NOTICE}：每人每类 1 件` },
      { field: 'evidence', confidence: 'medium', citation: '四川乐山上传字段；山东、北京 2025：手机当场激活' },
      { field: 'location', confidence: 'medium', citation: '由承办城市的门店核销；网购以收货地为准由各地规定' },
      { field: 'oldItem', confidence: 'medium', citation: '地方问答：不以交旧为条件；商户须能回收' },
      { field: 'onReturn', confidence: 'low', citation: '2026 年通知：退货后及时恢复资格' },
      {
        field: 'waterfall',
        confidence: 'medium',
        citation: '生产、流通、运营商优惠后的价格为补贴基数；支付优惠和旧机折价不减基数（地方问答）',
      },
      {
        field: 'purses',
        confidence: 'medium',
        citation: '中央负担东部 85%、中部 90%、西部 95%；地方部分省、市对半为假设',
      },
      { field: 'payoutDelayDays', confidence: 'low', citation: '2026 年规则摘要：3 日受理、15 日审核、30 日拨付' },
      { field: 'points', confidence: 'assumption', citation: '尚无公布的积分标准' },
      { field: 'conditions', confidence: 'high', citation: '全国文件没有另外的条件' },
      { field: 'relations', confidence: 'high', citation: '全国文件没有活动之间的限制' },
      { field: 'tranches', confidence: 'high', citation: '全国按季度下达资金（每季 625 亿元）；各地批次由各地填写' },
    ],
  },
  switches: [
    {
      switchId: 'central-share',
      asks: { 'zh-CN': '本地属于哪一类地区', en: 'Which part of the country is this' },
      options: [
        {
          optionId: 'east',
          says: { 'zh-CN': '东部：中央负担 85%', en: 'East: the centre pays 85 %' },
          citation: '商消费函〔2025〕697号',
          confidence: 'medium',
          replaces: { purses: purses(8_500) },
        },
        {
          optionId: 'centre',
          says: { 'zh-CN': '中部：中央负担 90%', en: 'Centre: the centre pays 90 %' },
          citation: '商消费函〔2025〕697号',
          confidence: 'medium',
          replaces: { purses: purses(9_000) },
        },
        {
          optionId: 'west',
          says: { 'zh-CN': '西部：中央负担 95%', en: 'West: the centre pays 95 %' },
          citation: '商消费函〔2025〕697号',
          confidence: 'medium',
          replaces: { purses: purses(9_500) },
        },
      ],
    },
    {
      switchId: 'old-appliance-and-base',
      asks: { 'zh-CN': '旧机折价减不减补贴基数', en: 'Does the value of the old appliance lower the base' },
      options: [
        {
          optionId: 'does-not',
          says: { 'zh-CN': '不减（地方问答）', en: 'It does not (questions and answers of a city)' },
          citation: '地方问答（kudan.com.cn/139784）',
          confidence: 'medium',
          replaces: { waterfall: WATERFALL },
        },
        {
          optionId: 'does',
          says: { 'zh-CN': '减（四川广安 2026）', en: 'It does (Guang’an, Sichuan, 2026)' },
          citation: '四川广安 2026（jilinwm.com/17507）',
          confidence: 'low',
          replaces: {
            waterfall: [
              { kind: 'maker-discount', affectsBase: true },
              { kind: 'shop-discount', affectsBase: true },
              { kind: 'operator-discount', affectsBase: true },
              { kind: 'old-appliance', affectsBase: true },
              { kind: 'subsidy' },
              { kind: 'payment-discount', affectsBase: false },
            ],
          },
        },
      ],
    },
  ],
});
