import type { ApplianceModel } from '../appliance/model.ts';
import type { RegionCode } from '../region.ts';
import { machineOf } from './machine.ts';
import { type Range, timesUse } from './range.ts';
import { tariffIn, worthOf } from './tariff.ts';
import { usageOf } from './usage.ts';
import { USE } from './use.ts';
import type { YearlyCost } from './yearly-cost.ts';

/** Wh a year by the label, from light to heavy use; `undefined`: the label does not say enough, or nobody we can name says how. */
export const yearlyWhOf = (model: ApplianceModel): Range | undefined => {
  const usage = usageOf(model.category, machineOf(model));
  const use = USE[model.category];
  if (usage?.ok !== true) return undefined;
  return use === undefined ? usage.value.wh : timesUse(usage.value.wh, use.range);
};

/** `null`: cannot be worked out. */
export const yearlyCostOf = (model: ApplianceModel, regionCode: RegionCode | undefined): YearlyCost | null => {
  const wh = yearlyWhOf(model);
  if (wh === undefined) return null;
  const tariff = regionCode === undefined ? undefined : tariffIn(regionCode);
  return { wh, fen: tariff === undefined ? null : worthOf(tariff, 'unknown', wh) };
};
