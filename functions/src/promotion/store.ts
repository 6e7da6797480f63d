import type { Page } from '@luhuan/shared/api/endpoint';
import type { Instant } from '@luhuan/shared/clock';
import type { BundleId, PromotionId, RedemptionId, ShopId } from '@luhuan/shared/ids';
import type { Applied } from '@luhuan/shared/promotion/apply';
import { Bundle } from '@luhuan/shared/promotion/bundle';
import { Promotion } from '@luhuan/shared/promotion/promotion';
import { type RegionCode, cityOf } from '@luhuan/shared/region';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const PromotionRow = Promotion.extend({ type: z.literal('promotion') });
export const BundleRow = Bundle.extend({ type: z.literal('bundle') });

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

const PROMOTIONS = 'PROMOTION#';
export const promotionKey = (shopId: ShopId, promotionId: PromotionId): Key => ({
  pk: `SHOP#${shopId}`,
  sk: `${PROMOTIONS}${promotionId}`,
});
export const bundleKey = (shopId: ShopId, bundleId: BundleId): Key => ({
  pk: `SHOP#${shopId}`,
  sk: `BUNDLE#${bundleId}`,
});
const cityList = (regionCode: RegionCode): string => `PROMOTIONS#${cityOf(regionCode)}`;

export const readPromotion = (table: Table, shopId: ShopId, promotionId: PromotionId): Promise<Promotion | undefined> =>
  read(table, promotionKey(shopId, promotionId), Promotion);

/** Newest first: ids tell their time. */
export const listOfShop = (table: Table, shopId: ShopId, { limit, cursor }: Paged): Promise<Page<Promotion>> =>
  query(table, { pk: `SHOP#${shopId}`, prefix: PROMOTIONS, descending: true, limit, after: cursor }, Promotion);

/** Those of a city that end after `now`; a stopped one is in no list. */
export const listOfCity = (
  table: Table,
  regionCode: RegionCode,
  now: Instant,
  limit: number,
): Promise<Page<Promotion>> =>
  query(table, { index: 'lists', pk: cityList(regionCode), prefix: '', after: now, limit }, Promotion);

export const putPromotion = (table: Table, promotion: Promotion): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...promotionKey(promotion.shopId, promotion.promotionId),
      listPk: cityList(promotion.regionCode),
      listSk: `${promotion.terms.window.until}#${promotion.promotionId}`,
      type: 'promotion',
      ...promotion,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The condition fails when somebody stopped it since. */
export const stop = (table: Table, { shopId, promotionId }: Promotion, at: Instant): Write => ({
  Update: {
    TableName: table.name,
    Key: promotionKey(shopId, promotionId),
    UpdateExpression: 'SET stoppedAt = :at REMOVE listPk, listSk',
    ConditionExpression: 'stoppedAt = :open',
    ExpressionAttributeValues: { ':at': at, ':open': null },
  },
});

/** The condition fails when a sale used it since it was read: what was used may be more than the new limits then. */
export const setLimits = (
  table: Table,
  { shopId, promotionId, used, spentFen }: Promotion,
  limits: Promotion['limits'],
): Write => ({
  Update: {
    TableName: table.name,
    Key: promotionKey(shopId, promotionId),
    UpdateExpression: 'SET limits = :limits',
    ConditionExpression: 'used = :used AND spentFen = :spent',
    ExpressionAttributeValues: { ':limits': limits, ':used': used, ':spent': spentFen },
  },
});

type Use = Pick<Promotion, 'shopId' | 'promotionId' | 'limits'>;

/** Counts one sale. The condition is the limit: it fails at the end of stock or budget, under other limits, and once it is stopped. */
export const usePromotion = (table: Table, { shopId, promotionId, limits }: Use, offFen: number): Write => ({
  Update: {
    TableName: table.name,
    Key: promotionKey(shopId, promotionId),
    UpdateExpression: 'SET used = used + :one, spentFen = spentFen + :off',
    ConditionExpression: 'stoppedAt = :open AND limits = :limits AND used < :stock AND spentFen <= :room',
    ExpressionAttributeValues: {
      ':one': 1,
      ':off': offFen,
      ':open': null,
      ':limits': limits,
      ':stock': limits.stock ?? Number.MAX_SAFE_INTEGER,
      ':room': (limits.budgetFen ?? Number.MAX_SAFE_INTEGER) - offFen,
    },
  },
});

/** What came back is free for others; a bundle stays used, whichever of its goods come back. */
export const giveBackPromotions = (
  table: Table,
  shopId: ShopId,
  applied: readonly Pick<Applied, 'promotionId' | 'offFen' | 'bundleId'>[],
): Write[] =>
  applied
    .filter(({ bundleId }) => bundleId === null)
    .map(({ promotionId, offFen }) => ({
      Update: {
        TableName: table.name,
        Key: promotionKey(shopId, promotionId),
        UpdateExpression: 'SET used = used - :one, spentFen = spentFen - :off',
        ConditionExpression: 'used >= :one AND spentFen >= :off',
        ExpressionAttributeValues: { ':one': 1, ':off': offFen },
      },
    }));

export const putBundle = (table: Table, bundle: Bundle): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...bundleKey(bundle.shopId, bundle.bundleId), type: 'bundle', ...bundle },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Newest first. */
export const listBundles = (table: Table, shopId: ShopId, { limit, cursor }: Paged): Promise<Page<Bundle>> =>
  query(table, { pk: `SHOP#${shopId}`, prefix: 'BUNDLE#', descending: true, limit, after: cursor }, Bundle);

export const readBundle = (table: Table, shopId: ShopId, bundleId: BundleId): Promise<Bundle | undefined> =>
  read(table, bundleKey(shopId, bundleId), Bundle);

/** A bundle's item is redeemed once; the condition fails when it was. */
export const redeemItem = (
  table: Table,
  { shopId, bundleId }: Bundle,
  index: number,
  redemptionId: RedemptionId,
): Write => ({
  Update: {
    TableName: table.name,
    Key: bundleKey(shopId, bundleId),
    UpdateExpression: `SET #items[${index}].redemptionId = :id`,
    ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(#items[${index}].redemptionId)`,
    ExpressionAttributeNames: { '#items': 'items' },
    ExpressionAttributeValues: { ':id': redemptionId },
  },
});
