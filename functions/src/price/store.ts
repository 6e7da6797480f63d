import type { Page } from '@luhuan/shared/api/endpoint';
import { Gtin } from '@luhuan/shared/appliance/gtin';
import { ShopId } from '@luhuan/shared/ids';
import { FiledPrice } from '@luhuan/shared/price/filed-price';
import { DayLow } from '@luhuan/shared/price/price-watch';
import { RaisedPrice } from '@luhuan/shared/api/prices';
import { type RegionCode, RegionCode as Region, stemOf } from '@luhuan/shared/region';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

const version = z.int().min(1);
/** What a model was sold for, in a shop or in a city. */
export const PriceLowsRow = z.object({
  type: z.literal('price-lows'),
  gtin: Gtin,
  /** A shop's id or a city's code. */
  where: z.union([ShopId, Region]),
  days: z.array(DayLow),
  version,
});
export type PriceLowsRow = z.infer<typeof PriceLowsRow>;
export const FiledPriceRow = FiledPrice.extend({ type: z.literal('filed-price'), version });
export type FiledPriceRow = z.infer<typeof FiledPriceRow>;
export const RaisedPriceRow = RaisedPrice.extend({ type: z.literal('raised-price'), regionCode: Region });

export type Where = ShopId | RegionCode;
export const lowsKey = (gtin: Gtin, where: Where): Key => ({ pk: `PRICES#${gtin}`, sk: `LOWS#${where}` });
export const filedKey = (shopId: ShopId, gtin: Gtin): Key => ({ pk: `SHOP#${shopId}`, sk: `PRICE#${gtin}` });

/** Its condition fails when somebody else wrote it since `row` was read. */
const over = (row: { readonly version: number } | undefined) =>
  row === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': row.version },
      };

export const readLows = (table: Table, gtin: Gtin, where: Where): Promise<PriceLowsRow | undefined> =>
  read(table, lowsKey(gtin, where), PriceLowsRow);

export const putLows = (
  table: Table,
  lows: Pick<PriceLowsRow, 'gtin' | 'where' | 'days'>,
  before: PriceLowsRow | undefined,
): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...lowsKey(lows.gtin, lows.where), type: 'price-lows', ...lows, version: (before?.version ?? 0) + 1 },
    ...over(before),
  },
});

export const readFiled = (table: Table, shopId: ShopId, gtin: Gtin): Promise<FiledPriceRow | undefined> =>
  read(table, filedKey(shopId, gtin), FiledPriceRow);

export const putFiled = (table: Table, filed: FiledPrice, before: FiledPriceRow | undefined): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...filedKey(filed.shopId, filed.gtin), type: 'filed-price', ...filed, version: (before?.version ?? 0) + 1 },
    ...over(before),
  },
});

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

export const listFiled = (table: Table, shopId: ShopId, { limit, cursor }: Paged): Promise<Page<FiledPrice>> =>
  query(table, { pk: `SHOP#${shopId}`, prefix: 'PRICE#', limit, after: cursor }, FiledPrice);

const RAISED = 'RAISED-PRICES#ALL';
/** Put again it is the same row. */
export const putRaised = (table: Table, raised: RaisedPrice, regionCode: RegionCode): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      pk: `SHOP#${raised.shopId}`,
      sk: `RAISED-PRICE#${raised.redemptionId}`,
      listPk: RAISED,
      listSk: `${regionCode}#${raised.soldAt}#${raised.redemptionId}`,
      type: 'raised-price',
      ...raised,
      regionCode,
    },
  },
});

/** Of a region and everything below it; the subtree is in the key that is read. */
export const listRaised = (table: Table, region: RegionCode, { limit, cursor }: Paged): Promise<Page<RaisedPrice>> =>
  query(
    table,
    { index: 'lists', pk: RAISED, prefix: stemOf(region), descending: true, limit, after: cursor },
    RaisedPrice,
  );
