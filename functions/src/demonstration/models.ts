import { CATEGORIES, type Category } from '@luhuan/shared/appliance/category';
import { Gtin, gtinCheckDigit } from '@luhuan/shared/appliance/gtin';
import type { Grade, Label, LabelValue } from '@luhuan/shared/appliance/label';
import { ApplianceModel } from '@luhuan/shared/appliance/model';
import { fen } from '@luhuan/shared/fen';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Changes whenever the same seed would give other models. */
export const MODELS_EDITION = '2';
/** Many of the kinds that every programme has, some of the others. */
const countOf = (category: Category): number => (CATEGORIES.indexOf(category) < 10 ? 24 : 8);
const BRANDS = ['青样', '云样', '禾样', '星样', '海样', '南样'];

type Standard = {
  /** With its year: two editions of one standard grade the same fridge differently. */
  readonly standards: readonly string[];
  readonly grades: 3 | 5;
  /** An energy label unless it says otherwise. */
  readonly label?: 'water';
  readonly values: (size: number, grade: Grade, standard: string) => LabelValue[];
};
type Kind = {
  readonly noun: string;
  readonly code: string;
  readonly sizes: readonly number[];
  readonly sizeText: (size: number) => string;
  /** Yuan for the smallest and the largest size. */
  readonly prices: readonly [number, number];
  readonly standard: Standard | null;
};

const pick = <T>(list: readonly T[], grade: Grade): T => {
  const found = list[grade - 1];
  if (found === undefined) throw new Error(`no value for grade ${grade}`);
  return found;
};
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** 500 L, two doors, grade 1: 0.92 kWh/24h under the 2015 edition and 0.55 under the 2025 one; other sizes and grades are shaped after that. */
const fridge: Standard = {
  standards: ['GB 12021.2-2025', 'GB 12021.2-2015'],
  grades: 5,
  values: (litres, grade, standard) => {
    const atGradeOne = (standard.endsWith('2025') ? 0.55 : 0.92) * (0.45 + (0.55 * litres) / 500);
    return [
      {
        quantity: 'daily-consumption',
        value: rounded(atGradeOne * pick([1, 1.15, 1.32, 1.5, 1.7], grade), 2),
        unit: 'kWh/24h',
      },
    ];
  },
};

/** GB 21455-2019, heat pump up to 4,500 W: 5.00 / 4.50 / 4.00 / 3.50 / 3.30; the larger bands are lower. */
const airConditioner: Standard = {
  standards: ['GB 21455-2019'],
  grades: 5,
  values: (watts, grade) => {
    const thresholds =
      watts <= 4_500 ? [5, 4.5, 4, 3.5, 3.3] : watts <= 7_100 ? [4.5, 4, 3.7, 3.3, 3.2] : [4.2, 3.7, 3.3, 3.2, 3.1];
    return [
      { quantity: 'annual-performance-factor', value: rounded(pick(thresholds, grade) + 0.08, 2), unit: 'Wh/Wh' },
    ];
  },
};

const washer: Standard = {
  standards: ['GB 12021.4-2013'],
  grades: 5,
  values: (_, grade) => [
    { quantity: 'cycle-consumption', value: pick([0.108, 0.128, 0.148, 0.168, 0.188], grade), unit: 'kWh/kg' },
    { quantity: 'cycle-water', value: pick([6.8, 7.8, 8.8, 9.8, 11.8], grade), unit: 'L/kg' },
  ],
};

const waterHeater: Standard = {
  standards: ['GB 21519-2008'],
  grades: 5,
  values: (_, grade) => [{ quantity: 'standing-loss', value: pick([0.58, 0.68, 0.78, 0.88, 0.98], grade), unit: '1' }],
};

const television: Standard = {
  standards: ['GB 24850-2020'],
  grades: 5,
  values: (_, grade) => [{ quantity: 'efficiency-index', value: pick([3.6, 2.9, 2.2, 1.6, 1.1], grade), unit: '1' }],
};

const computer: Standard = {
  standards: ['GB 28380-2012'],
  grades: 3,
  values: (inches, grade) => [
    { quantity: 'typical-consumption', value: rounded(inches * pick([1.6, 2.2, 3], grade), 1), unit: 'kWh/a' },
  ],
};

/** One invented figure for each grade; the standards are those of the kind, their thresholds are not. */
const byGrade = (
  standard: string,
  quantity: LabelValue['quantity'],
  unit: LabelValue['unit'],
  figures: readonly number[],
): Standard => ({
  standards: [standard],
  grades: figures.length === 3 ? 3 : 5,
  values: (_, grade) => [{ quantity, value: pick(figures, grade), unit }],
});
const efficiency = (standard: string, figures: readonly number[]) =>
  byGrade(standard, 'thermal-efficiency', '%', figures);

/** These two carry a water label. */
const waterPurifier: Standard = {
  ...byGrade('GB 34914-2021', 'efficiency-index', '1', [65, 60, 55]),
  label: 'water',
};
const dishwasher: Standard = { ...byGrade('GB 38383-2019', 'cycle-water', 'L/kg', [5.2, 6, 7, 8, 9]), label: 'water' };

const litres = (size: number) => `${size} L`;
const inches = (size: number) => `${size} 英寸`;

const KINDS: Record<Category, Kind> = {
  fridge: {
    noun: '冰箱',
    code: 'BCD',
    sizes: [218, 320, 410, 500, 560],
    sizeText: (l) => `${l} L`,
    prices: [1_899, 8_999],
    standard: fridge,
  },
  washer: {
    noun: '滚筒洗衣机',
    code: 'XQG',
    sizes: [8, 9, 10, 12],
    sizeText: (kg) => `${kg} kg`,
    prices: [1_599, 6_999],
    standard: washer,
  },
  television: {
    noun: '液晶电视',
    code: 'LED',
    sizes: [43, 55, 65, 75, 85],
    sizeText: inches,
    prices: [1_499, 12_999],
    standard: television,
  },
  'air-conditioner': {
    noun: '变频空调',
    code: 'KFR',
    sizes: [2_600, 3_500, 5_100, 7_200],
    sizeText: (w) => `${w / 1_000} kW`,
    prices: [2_299, 9_999],
    standard: airConditioner,
  },
  'water-heater': {
    noun: '电热水器',
    code: 'DSZF',
    sizes: [50, 60, 80],
    sizeText: (l) => `${l} L`,
    prices: [899, 3_999],
    standard: waterHeater,
  },
  computer: {
    noun: '笔记本电脑',
    code: 'NB',
    sizes: [13, 14, 16],
    sizeText: inches,
    prices: [3_999, 12_999],
    standard: computer,
  },
  phone: {
    noun: '手机',
    code: 'P',
    sizes: [128, 256, 512],
    sizeText: (gb) => `${gb} GB`,
    prices: [1_299, 7_499],
    standard: null,
  },
  tablet: {
    noun: '平板电脑',
    code: 'T',
    sizes: [64, 128, 256],
    sizeText: (gb) => `${gb} GB`,
    prices: [1_199, 6_499],
    standard: null,
  },
  'smart-watch': {
    noun: '智能手表',
    code: 'W',
    sizes: [41, 45, 49],
    sizeText: (mm) => `${mm} mm`,
    prices: [399, 3_299],
    standard: null,
  },
  'smart-glasses': {
    noun: '智能眼镜',
    code: 'G',
    sizes: [40, 45, 50],
    sizeText: (g) => `${g} g`,
    prices: [1_499, 4_999],
    standard: null,
  },
  freezer: {
    noun: '冰柜',
    code: 'BD',
    sizes: [100, 200, 300],
    sizeText: litres,
    prices: [899, 3_499],
    standard: byGrade('GB 12021.2-2015', 'daily-consumption', 'kWh/24h', [0.5, 0.6, 0.72, 0.86, 1]),
  },
  'gas-stove': {
    noun: '燃气灶',
    code: 'JZT',
    sizes: [2, 3],
    sizeText: (n) => `${n} 眼`,
    prices: [599, 3_999],
    standard: efficiency('GB 30720-2014', [67, 63, 59]),
  },
  'range-hood': {
    noun: '油烟机',
    code: 'CXW',
    sizes: [17, 20, 24],
    sizeText: (m) => `${m} m³/min`,
    prices: [999, 5_999],
    standard: efficiency('GB 29539-2013', [25, 22, 19, 16, 13]),
  },
  'water-purifier': {
    noun: '净水器',
    code: 'RO',
    sizes: [400, 600, 800],
    sizeText: (g) => `${g} G`,
    prices: [999, 4_999],
    standard: waterPurifier,
  },
  dishwasher: {
    noun: '洗碗机',
    code: 'WQP',
    sizes: [10, 13, 16],
    sizeText: (n) => `${n} 套`,
    prices: [2_499, 7_999],
    standard: dishwasher,
  },
  'rice-cooker': {
    noun: '电饭煲',
    code: 'CFXB',
    sizes: [3, 4, 5],
    sizeText: litres,
    prices: [199, 1_299],
    standard: efficiency('GB 12021.6-2017', [86, 83, 80, 76, 71]),
  },
  microwave: {
    noun: '微波炉',
    code: 'P',
    sizes: [20, 23, 25],
    sizeText: litres,
    prices: [299, 1_999],
    standard: efficiency('GB 24849-2017', [62, 58, 56, 54, 52]),
  },
  'induction-cooker': {
    noun: '电磁炉',
    code: 'C',
    sizes: [18, 21],
    sizeText: (w) => `${w * 100} W`,
    prices: [159, 899],
    standard: efficiency('GB 21456-2014', [90, 88, 86, 84, 82]),
  },
  motorcycle: {
    noun: '摩托车',
    code: 'QJ',
    sizes: [110, 125, 150],
    sizeText: (ml) => `${ml} mL`,
    prices: [4_299, 9_999],
    standard: null,
  },
  'air-purifier': {
    noun: '空气净化器',
    code: 'KJ',
    sizes: [300, 500, 800],
    sizeText: (m) => `${m} m³/h`,
    prices: [799, 4_999],
    standard: byGrade('GB 36893-2018', 'efficiency-index', '1', [9, 7, 5]),
  },
  'robot-vacuum': {
    noun: '扫地机器人',
    code: 'R',
    sizes: [300, 400],
    sizeText: (ml) => `${ml} mL 尘盒`,
    prices: [1_299, 5_999],
    standard: null,
  },
  projector: {
    noun: '投影仪',
    code: 'T',
    sizes: [800, 1_500, 2_400],
    sizeText: (l) => `${l} lm`,
    prices: [1_499, 8_999],
    standard: byGrade('GB 32028-2015', 'efficiency-index', '1', [6, 5, 4]),
  },
  'heat-pump': {
    noun: '空气源热泵',
    code: 'KRF',
    sizes: [8, 12, 16],
    sizeText: (kw) => `${kw} kW`,
    prices: [9_999, 29_999],
    standard: byGrade('GB 37480-2019', 'annual-performance-factor', 'Wh/Wh', [3.4, 3.1, 2.8]),
  },
  'gas-boiler': {
    noun: '燃气壁挂炉',
    code: 'L1PB',
    sizes: [18, 24, 28],
    sizeText: (kw) => `${kw} kW`,
    prices: [3_999, 9_999],
    standard: efficiency('GB 20665-2015', [99, 90, 87]),
  },
  'solar-water-heater': {
    noun: '太阳能热水器',
    code: 'QBB',
    sizes: [120, 160, 200],
    sizeText: litres,
    prices: [2_199, 6_999],
    standard: byGrade('GB 26969-2011', 'efficiency-index', '1', [0.55, 0.45, 0.35]),
  },
  'eco-stove': {
    noun: '环保炉具',
    code: 'CLHG',
    sizes: [8, 12, 16],
    sizeText: (kw) => `${kw} kW`,
    prices: [1_299, 3_999],
    standard: null,
  },
  'home-storage': {
    noun: '家用储能',
    code: 'ES',
    sizes: [5, 10, 15],
    sizeText: (kwh) => `${kwh} kWh`,
    prices: [9_999, 39_999],
    standard: null,
  },
};

type Dice = (sides: number) => number;
const diceFrom = (seed: number): Dice => {
  const generator = xoroshiro128plus(seed);
  return (sides) => uniformInt(generator, 0, sides - 1);
};
const oneOf = <T>(dice: Dice, list: readonly T[]): T => {
  const found = list[dice(list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

const labelOf = (standard: Standard | null, size: number, serial: number, dice: Dice): Label => {
  if (standard === null) return { kind: 'none' };
  // half of a category is grade 1, so that every price band has something to subsidise
  const grade = serial % 2 === 0 ? 1 : 2 + dice(standard.grades - 1);
  const edition = oneOf(dice, standard.standards);
  return {
    kind: standard.label ?? 'energy',
    grade,
    standard: edition,
    filingNumber: `DEMO-${edition.replaceAll(/\D/g, '')}-${String(serial).padStart(4, '0')}`,
    values: standard.values(size, grade, edition),
  };
};

/** Phones have two SIMs; every other tablet and watch has one, the rest go by Wi-Fi or the phone. */
const RADIOS: { readonly [category in Category]?: (serial: number) => number } = {
  phone: () => 2,
  tablet: (serial) => serial % 2,
  'smart-watch': (serial) => serial % 2,
};

const modelOf = (category: Category, serial: number, dice: Dice): ApplianceModel => {
  const kind = KINDS[category];
  const brand = oneOf(dice, BRANDS);
  const place = dice(kind.sizes.length);
  const size = kind.sizes[place] ?? 0;
  const [low, high] = kind.prices;
  const spread = kind.sizes.length === 1 ? 0 : place / (kind.sizes.length - 1);
  const yuan = Math.round((low + (high - low) * (0.8 * spread + 0.2 * (dice(101) / 100))) / 100) * 100 - 1;
  const twelve = `699${String(CATEGORIES.indexOf(category)).padStart(2, '0')}${String(serial).padStart(7, '0')}`;
  return ApplianceModel.parse({
    gtin: Gtin.parse(`${twelve}${gtinCheckDigit(twelve)}`),
    category,
    brand,
    name: `${brand}${kind.sizeText(size)}${kind.noun}`,
    modelNumber: `${kind.code}-${size}${String.fromCharCode(65 + dice(26))}${serial}`,
    size: kind.sizeText(size),
    form: category === 'air-conditioner' ? (size >= 7_200 ? 'floor-standing' : 'split') : null,
    label: labelOf(kind.standard, size, serial, dice),
    filedPriceFen: fen(yuan * 100),
    imeis: RADIOS[category]?.(serial) ?? 0,
  });
};

/** Fictional models shaped like real ones: valid GTIN-13, grades, label values and standards. The same seed gives the same list. */
export const demonstrationModels = (seed: number): ApplianceModel[] => {
  const dice = diceFrom(seed);
  return CATEGORIES.flatMap((category) =>
    Array.from({ length: countOf(category) }, (_, index) => modelOf(category, index + 1, dice)),
  );
};
