import { Gtin } from '@luhuan/shared/appliance/gtin';
import * as z from 'zod';
import { stored } from './stored.ts';

/** More than a household buys at once, and few enough to try every lawful way. */
export const BASKET_MAX = 6;

/** Goods that are to be reckoned together, by barcode. */
export const basket = stored('basket', z.array(Gtin).max(BASKET_MAX), []);

/** Takes a model in, or out where it was in. A full basket stays as it is. */
export const toggleInBasket = (gtin: Gtin): void => {
  const before = basket.get();
  if (before.includes(gtin)) basket.set(before.filter((other) => other !== gtin));
  else if (before.length < BASKET_MAX) basket.set([...before, gtin]);
};
