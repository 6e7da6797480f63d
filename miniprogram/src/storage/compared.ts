import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { Category } from '@luhuan/shared/appliance/category';
import { Gtin } from '@luhuan/shared/appliance/gtin';
import * as z from 'zod';
import { stored } from './stored.ts';

/** As many as fit beside each other. */
export const COMPARED_MAX = 4;

/** Models of one category that are compared, by barcode. */
const Compared = z.object({ category: Category, gtins: z.array(Gtin).min(1).max(COMPARED_MAX) }).nullable();
export const compared = stored('compared', Compared, null);

/** Takes a model in, or out where it was in. Of another category it begins anew; a fifth one changes nothing. */
export const toggleCompared = ({ gtin, category }: Pick<ApplianceModel, 'gtin' | 'category'>): void => {
  const before = compared.get();
  if (before?.category !== category) {
    compared.set({ category, gtins: [gtin] });
    return;
  }
  const without = before.gtins.filter((other) => other !== gtin);
  if (without.length < before.gtins.length) compared.set(without.length === 0 ? null : { category, gtins: without });
  else if (before.gtins.length < COMPARED_MAX) compared.set({ category, gtins: [...before.gtins, gtin] });
};
