import type { ShopId } from '@luhuan/shared/ids';
import { Shop } from '@luhuan/shared/retailer/shop';
import * as z from 'zod';
import { type Key, type Table, type Write, readImmutable } from '../platform/table.ts';

export const ShopRow = Shop.extend({ type: z.literal('shop') });

const shopKey = (shopId: ShopId): Key => ({ pk: `SHOP#${shopId}`, sk: 'SHOP' });

export const readShop = (table: Table, shopId: ShopId): Promise<Shop | undefined> =>
  readImmutable(table, shopKey(shopId), Shop);

export const putShop = (table: Table, shop: Shop): Write => ({
  Put: { TableName: table.name, Item: { ...shopKey(shop.shopId), type: 'shop', ...shop } },
});
