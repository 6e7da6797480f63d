import { type Sourced, assumed, sourced, valueOf } from './sourced.ts';

const RECALLED = {
  'zh-CN': '按标准的通行数值录入，尚未与标准原文核对',
  en: 'Entered as commonly quoted, not yet compared with the text of the standard',
};
const AC: readonly { readonly upToWatts: number; readonly bounds: Sourced }[] = [
  {
    upToWatts: 4_500,
    bounds: sourced(
      'apf-small',
      { 'zh-CN': '热泵空调 ≤4,500 W 各级 APF 下限', en: 'Heat-pump AC up to 4,500 W: lowest APF by grade' },
      [5, 4.5, 4, 3.5, 3.3],
      'Wh/Wh',
      ['房间空气调节器能效限定值及能效等级', 'GB 21455-2019', 2019, 'report'],
    ),
  },
  {
    upToWatts: 7_100,
    bounds: assumed(
      'apf-middle',
      { 'zh-CN': '热泵空调 4,500–7,100 W 各级 APF 下限', en: 'Heat-pump AC 4,500–7,100 W: lowest APF by grade' },
      [4.5, 4, 3.7, 3.3, 3.2],
      'Wh/Wh',
      RECALLED,
    ),
  },
  {
    upToWatts: 14_000,
    bounds: assumed(
      'apf-large',
      { 'zh-CN': '热泵空调 7,100–14,000 W 各级 APF 下限', en: 'Heat-pump AC 7,100–14,000 W: lowest APF by grade' },
      [4.2, 3.7, 3.3, 3.2, 3.1],
      'Wh/Wh',
      RECALLED,
    ),
  },
];
const DRUM = assumed(
  'drum-energy',
  { 'zh-CN': '滚筒洗衣机各级用电上限（GB 12021.4-2013）', en: 'Drum washer: most energy by grade (GB 12021.4-2013)' },
  [0.11, 0.13, 0.15, 0.17, 0.19],
  'kWh/kg',
  RECALLED,
);
const DRUM_WATER = assumed(
  'drum-water',
  { 'zh-CN': '滚筒洗衣机各级用水上限（GB 12021.4-2013）', en: 'Drum washer: most water by grade (GB 12021.4-2013)' },
  [7, 8, 9, 10, 12],
  'L/kg',
  RECALLED,
);
const PULSATOR = assumed(
  'pulsator-energy',
  {
    'zh-CN': '波轮洗衣机各级用电上限（GB 12021.4-2013）',
    en: 'Pulsator washer: most energy by grade (GB 12021.4-2013)',
  },
  [0.011, 0.012, 0.015, 0.017, 0.022],
  'kWh/kg',
  RECALLED,
);
const PULSATOR_WATER = assumed(
  'pulsator-water',
  {
    'zh-CN': '波轮洗衣机各级用水上限（GB 12021.4-2013）',
    en: 'Pulsator washer: most water by grade (GB 12021.4-2013)',
  },
  [14, 16, 20, 24, 28],
  'L/kg',
  RECALLED,
);
const STANDING_LOSS = assumed(
  'standing-loss',
  {
    'zh-CN': '储水式电热水器各级固有能耗系数上限（GB 21519-2008）',
    en: 'Storage heater: highest loss coefficient by grade (GB 21519-2008)',
  },
  [0.6, 0.7, 0.8, 0.9, 1],
  '1',
  RECALLED,
);

export const GRADE_BOUNDS = {
  airConditioner: (watts: number): Sourced | undefined => AC.find(({ upToWatts }) => watts <= upToWatts)?.bounds,
  drum: { energy: DRUM, water: DRUM_WATER },
  pulsator: { energy: PULSATOR, water: PULSATOR_WATER },
  standingLoss: STANDING_LOSS,
};

/** What a grade promises at least, and the next better grade's promise, which it does not reach; the best grade has none above it. */
export const boundsOf = (constant: Sourced, grade: number): { readonly own: number; readonly better: number } => ({
  own: valueOf(constant, grade - 1),
  better: valueOf(constant, Math.max(0, grade - 2)),
});

/** Loss in Wh a day that the coefficient of a storage heater is measured by. */
export const REFERENCE_LOSS = assumed(
  'reference-loss',
  {
    'zh-CN': '储水式电热水器 24 小时固有能耗基准：每升、固定部分',
    en: 'Storage heater, reference loss in 24 h: per litre, fixed part',
  },
  [24, 600, 15, 800, 8, 1_500, 6, 2_000],
  'Wh',
  RECALLED,
);
const LITRES = [30, 100, 200, Infinity];
export const referenceLossWh = (litres: number): number => {
  const row = LITRES.findIndex((upTo) => litres <= upTo);
  return valueOf(REFERENCE_LOSS, row * 2) * litres + valueOf(REFERENCE_LOSS, row * 2 + 1);
};

export const GRADE_CONSTANTS: readonly Sourced[] = [
  ...AC.map(({ bounds }) => bounds),
  DRUM,
  DRUM_WATER,
  PULSATOR,
  PULSATOR_WATER,
  STANDING_LOSS,
  REFERENCE_LOSS,
];
