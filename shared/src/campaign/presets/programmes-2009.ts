import { NO_RECLAIM_LIMIT, POINTS, UNSOURCED, type Bases, purses } from './parts.ts';

/** What the trade-in and the rural programme of 2009 have in common. */
export const RULES_2009 = {
  timeZone: 'Asia/Shanghai',
  openings: [],
  allocation: { kind: 'rush' },
  release: { kind: 'at-once' },
  reclaim: NO_RECLAIM_LIMIT,
  location: ['till'],
  onReturn: { kind: 'restore' },
  waterfall: [
    { kind: 'maker-discount', affectsBase: true },
    { kind: 'shop-discount', affectsBase: true },
    { kind: 'subsidy' },
    { kind: 'old-appliance', affectsBase: false },
  ],
  purses: purses(8_000, 2_000),
  points: POINTS,
  conditions: [],
  tranches: [],
};

export const BASES_2009: Bases = {
  ...UNSOURCED,
  openings: ['assumption', '没有找到；此处不限时段'],
  allocation: ['assumption', '没有名额限制的记载；此处先到先得'],
  release: ['assumption', '没有名额限制的记载；此处一次放出'],
  reclaim: ['assumption', '没有找到；此处不限次数'],
  standards: ['high', '当时不看能效等级'],
  location: ['assumption', '指定门店销售；按门店核销'],
  onReturn: ['assumption', '没有找到；按退货恢复资格'],
  waterfall: ['assumption', '按销售价格计；优惠和旧机折价的次序没有找到'],
};
