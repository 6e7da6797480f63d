import type { Category } from '../appliance/category.ts';
import { type Result, ok, refuse } from '../result.ts';
import type { Build } from './machine.ts';
import { type Sourced, sourced, valueOf } from './sourced.ts';

const ASSOCIATION = ['家用电器安全使用年限系列协会标准，2020-01-10 发布（elecfans 报道）', null, 2020] as const;
const GAS = ['家用燃气燃烧器具安全管理规则', 'GB 17905-2008', 2008] as const;

const years = (id: string, zh: string, en: string, value: number, source: typeof ASSOCIATION | typeof GAS) =>
  sourced(`life-${id}`, { 'zh-CN': `${zh}安全使用年限`, en: `Safe life: ${en}` }, [value], '年', source);

const LIFE: Partial<Record<Category, Sourced>> = {
  fridge: years('fridge', '冰箱', 'fridge', 10, ASSOCIATION),
  'air-conditioner': years('air-conditioner', '空调', 'air conditioner', 10, ASSOCIATION),
  washer: years('washer', '洗衣机', 'washing machine', 8, ASSOCIATION),
  'range-hood': years('range-hood', '油烟机', 'range hood', 8, ASSOCIATION),
  'gas-stove': years('gas-stove', '燃气灶', 'gas stove', 8, GAS),
};
const ELECTRIC = years('electric-heater', '电热水器', 'electric water heater', 8, ASSOCIATION);
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
export const LIFE_CONSTANTS: readonly Sourced[] = [...Object.values(LIFE), ELECTRIC, NATURAL, MANUFACTURED];

const isGas = (category: Category, build: Build | null) =>
  category === 'gas-stove' || build === 'natural-gas' || build === 'manufactured-gas';

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
const PLAN_PERCENT = 80;

/** By the greatest age that the year it was bought leaves open. */
export const safeStateAt = (ageMonths: number, life: Sourced, category: Category, build: Build | null): SafeState => {
  const lifeMonths = valueOf(life) * 12;
  if (ageMonths > lifeMonths) return isGas(category, build) ? 'stop-use' : 'overdue';
  return ageMonths * 100 >= lifeMonths * PLAN_PERCENT ? 'plan' : 'fine';
};
