import * as z from 'zod';
import { Gtin } from '../appliance/gtin.ts';
import { Instant } from '../clock.ts';
import { Fen } from '../fen.ts';
import { CampaignId, RedemptionId, ShopId } from '../ids.ts';
import { FiledPrice } from '../price/filed-price.ts';
import { DayLow, PriceNote } from '../price/price-watch.ts';
import { RegionCode } from '../region.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

/** What a model was sold for in a city: no shop and no person is named. */
export const ModelPrices = z
  .object({
    gtin: Gtin,
    /** What its maker filed with the authority. */
    filedFen: Fen,
    cityCode: RegionCode,
    cityName: z.string(),
    /** Lowest price after discounts of each day that saw a sale, oldest first, of the last 90 days. */
    days: z.array(DayLow),
    lowestFen: Fen.nullable(),
  })
  .meta({ id: 'ModelPrices' });
export type ModelPrices = z.infer<typeof ModelPrices>;

export const getModelPrices = get({
  id: 'getModelPrices',
  path: '/v1/appliance-models/{gtin}/prices/{regionCode}',
  params: z.object({ gtin: Gtin, regionCode: RegionCode }),
  summary: 'What a model cost in a city in the last 90 days, by sales with a voucher',
  reply: ModelPrices,
  refusals: ['NotFound'],
});

export const listOwnPrices = get({
  id: 'listOwnPrices',
  path: '/v1/filed-prices',
  summary: 'Prices that the own shop filed, with their history',
  query: Paging,
  reply: pageOf(FiledPrice),
});

export const filePrice = post({
  id: 'filePrice',
  path: '/v1/filed-prices',
  summary: 'File a price: the shop pledges not to charge more for the model, after discounts',
  body: z.strictObject({ gtin: Gtin, priceFen: Fen.refine((price) => price > 0, 'above zero') }),
  reply: FiledPrice,
  refusals: ['NotFound', 'ModelUnknown', 'PriceAboveFiled'],
});

/** A sale at a price that was found too high. */
export const RaisedPrice = z
  .object({
    redemptionId: RedemptionId,
    campaignId: CampaignId,
    shopId: ShopId,
    gtin: Gtin,
    soldAt: Instant,
    note: PriceNote,
  })
  .meta({ id: 'RaisedPrice' });
export type RaisedPrice = z.infer<typeof RaisedPrice>;

export const listRaisedPrices = get({
  id: 'listRaisedPrices',
  path: '/v1/raised-prices',
  summary: 'Sales of the office’s region at a price that was found too high, newest first',
  query: Paging,
  reply: pageOf(RaisedPrice),
});
