import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { ApplianceModel } from '../appliance/model.ts';
import { Paging, get, pageOf } from './endpoint.ts';

export const listApplianceModels = get({
  id: 'listApplianceModels',
  path: '/v1/appliance-models',
  summary: 'Models of a category, best grade first',
  query: Paging.extend({ category: Category }),
  reply: pageOf(ApplianceModel),
});

export const getApplianceModel = get({
  id: 'getApplianceModel',
  path: '/v1/appliance-models/{gtin}',
  summary: 'A model by the 69 code on its box',
  params: z.object({ gtin: Gtin }),
  reply: ApplianceModel,
  refusals: ['NotFound'],
});
