import type { Category } from '../appliance/category.ts';
import { type Result, ok, refuse } from '../result.ts';
import { type Build, burnsGas } from './machine.ts';
import { type From, type Sourced, assumed, sourced, valueOf } from './sourced.ts';

const ASSOCIATION = [
  '家用电器安全使用年限系列协会标准，2020-01-10 发布（elecfans 报道）',
  null,
  2020,
  'official',
] as const;
/** Of the set it says 8 to 10 years. */
const SERIES = [ASSOCIATION[0], null, 2020, 'report'] as const;
const GAS = ['家用燃气燃烧器具安全管理规则', 'GB 17905-2008', 2008, 'official'] as const;

const years = (id: string, zh: string, en: string, value: number, source: From) =>
  sourced(`life-${id}`, { 'zh-CN': `${zh}安全使用年限`, en: `Safe life: ${en}` }, [value], 'a', source);

const LIFE: Partial<Record<Category, Sourced>> = {
  fridge: years('fridge', '冰箱', 'fridge', 10, ASSOCIATION),
  'air-conditioner': years('air-conditioner', '空调', 'air conditioner', 10, ASSOCIATION),
  washer: years('washer', '洗衣机', 'washing machine', 8, ASSOCIATION),
  'range-hood': years('range-hood', '油烟机', 'range hood', 8, ASSOCIATION),
  'gas-stove': years('gas-stove', '燃气灶', 'gas stove', 8, GAS),
};
const ELECTRIC = years('electric-heater', '电热水器', 'electric water heater', 8, SERIES);
const NATURAL = years(
  'natural-gas',
  '燃气热水器、壁挂炉（天然气、液化气）',
  'gas heater or boiler (natural gas, LPG)',
  8,
  GAS,
);
const MANUFACTURED = years(
  'manufactured-gas',
  '燃气热水器、壁挂炉（人工煤气）',
  'gas heater or boiler (manufactured gas)',
  6,
  GAS,
);
const BY_BUILD: Partial<Record<Build, Sourced>> = {
  electric: ELECTRIC,
  'natural-gas': NATURAL,
  'manufactured-gas': MANUFACTURED,
};
/** Percent of its safe life from which a new one is to be thought of. */
export const PLAN_FROM = assumed(
  'plan-from',
  { 'zh-CN': '用到安全使用年限的多少，就该打算换', en: 'Part of the safe life after which to plan for a new one' },
  [80],
  '%',
  { 'zh-CN': '提前提醒用的，没有标准这样规定', en: 'For an early reminder; no standard says so' },
);
export const LIFE_CONSTANTS: readonly Sourced[] = [...Object.values(LIFE), ELECTRIC, NATURAL, MANUFACTURED, PLAN_FROM];

const isGas = (category: Category, build: Build | null) => category === 'gas-stove' || burnsGas({ build });

/** How long it is safe; `undefined`: nobody we can name says so. Heaters and boilers depend on what they burn. */
export const safeLife = (category: Category, build: Build | null): Result<Sourced, 'build'> | undefined => {
  if (category === 'water-heater' || category === 'gas-boiler') {
    const life = build === null || (category === 'gas-boiler' && build === 'electric') ? undefined : BY_BUILD[build];
    return life === undefined ? refuse('build') : ok(life);
  }
  const life = LIFE[category];
  return life === undefined ? undefined : ok(life);
};

export type SafeState = 'fine' | 'plan' | 'overdue' | 'stop-use';

/** By the greatest age that the year it was bought leaves open. */
export const safeStateAt = (ageMonths: number, life: Sourced, category: Category, build: Build | null): SafeState => {
  const lifeMonths = valueOf(life) * 12;
  if (ageMonths > lifeMonths) return isGas(category, build) ? 'stop-use' : 'overdue';
  return ageMonths * 100 >= lifeMonths * valueOf(PLAN_FROM) ? 'plan' : 'fine';
};
