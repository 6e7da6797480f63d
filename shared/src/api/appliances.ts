import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { Grade } from '../appliance/label.ts';
import { ApplianceModel } from '../appliance/model.ts';
import { SORTS, asksForPay } from '../appliance/search.ts';
import { Fen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import { YearlyCost } from '../three-accounts/yearly-cost.ts';
import { Paging, get, pageOf } from './endpoint.ts';

export const listApplianceModels = get({
  id: 'listApplianceModels',
  path: '/v1/appliance-models',
  summary:
    'Models by words, category, grade and price; `total`: how many fit. After the subsidy: for whoever is signed in',
  query: Paging.extend({
    /** Words that must all be found: brand, name, model number, digits of the 69 code, initials of the pinyin. */
    q: z.string().trim().max(60).optional(),
    category: Category.optional(),
    grade: z.coerce.number().pipe(Grade).optional(),
    priceMaxFen: z.coerce.number().pipe(Fen).optional(),
    /** Bounds of what is left to pay after the subsidy, both within. */
    payMinFen: z.coerce.number().pipe(Fen).optional(),
    payMaxFen: z.coerce.number().pipe(Fen).optional(),
    /** Where subsidies and tariffs are looked up. */
    regionCode: RegionCode.optional(),
    sort: z.enum(SORTS).default('grade'),
  }).refine((asked) => asked.regionCode !== undefined || !asksForPay(asked), {
    path: ['regionCode'],
    message: 'needed for what is left to pay',
  }),
  reply: pageOf(ApplianceModel.extend({ yearly: YearlyCost.nullable() }).meta({ id: 'ListedModel' })).extend({
    total: z.int().min(0),
    /** Grades among what fits but for the grade asked for. */
    grades: z.array(Grade),
  }),
});

export const getApplianceModel = get({
  id: 'getApplianceModel',
  path: '/v1/appliance-models/{gtin}',
  summary: 'A model by the 69 code on its box',
  params: z.object({ gtin: Gtin }),
  reply: ApplianceModel,
  refusals: ['NotFound'],
});
