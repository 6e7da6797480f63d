import { yearlyWhOf } from '../three-accounts/yearly-use.ts';
import type { ApplianceModel } from './model.ts';
import type { CatalogueLine } from './search.ts';

/** A model as searches see it. */
export const lineOf = (model: ApplianceModel, initials: string): CatalogueLine => ({
  gtin: model.gtin,
  category: model.category,
  grade: model.label.kind === 'none' ? null : model.label.grade,
  standard: model.label.kind === 'none' ? null : model.label.standard,
  filedPriceFen: model.filedPriceFen,
  yearlyWh: yearlyWhOf(model)?.point ?? null,
  words: [model.brand, model.name, model.modelNumber, model.size].join(' '),
  initials,
});
