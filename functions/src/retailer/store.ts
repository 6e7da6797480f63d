import type { Page } from '@luhuan/shared/api/endpoint';
import { Category } from '@luhuan/shared/appliance/category';
import { type Instant, Instant as InstantSchema, epochMs } from '@luhuan/shared/clock';
import { ReservationId, ShopId } from '@luhuan/shared/ids';
import { type RegionCode, stemOf } from '@luhuan/shared/region';
import { Shop, Store } from '@luhuan/shared/retailer/shop';
import type { HeldVoucher, Reservation } from '@luhuan/shared/voucher/voucher';
import { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read, readImmutable } from '../platform/table.ts';

export const ShopRow = Store.extend({ type: z.literal('shop') });

/** A voucher that a shop reserved last, as the shop's own list has it: what it holds can be found when the shop is stopped. */
export const HeldRow = z.object({
  type: z.literal('held'),
  shopId: ShopId,
  voucherId: VoucherId,
  category: Category,
  reservationId: ReservationId,
  until: InstantSchema,
  /** When it was freed because the shop was stopped. */
  rescuedAt: InstantSchema.nullable(),
  removeAfter: z.int(),
});
export type HeldRow = z.infer<typeof HeldRow>;

/** How long a reservation that is over stays in the list of its shop; an office looks at what a stopped shop held. */
const HELD_KEPT_SECONDS = 7 * 86_400;

/** Where a shop is kept: what never changes of it, and how it stands now. */
export const shopKey = (shopId: ShopId): Key => ({ pk: `SHOP#${shopId}`, sk: 'SHOP' });

/** What stands on receipts. */
export const readShop = (table: Table, shopId: ShopId): Promise<Shop | undefined> =>
  readImmutable(table, shopKey(shopId), Shop);

/** How it stands now. */
export const readStore = (table: Table, shopId: ShopId): Promise<Store | undefined> =>
  read(table, shopKey(shopId), Store);

export const parseStore = (item: unknown): Store => Store.parse(item);

const provinceOf = (regionCode: RegionCode): string => `STORES#${regionCode.slice(0, 2)}`;

export const putShop = (table: Table, store: Store): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...shopKey(store.shopId),
      listPk: provinceOf(store.regionCode),
      listSk: `${store.regionCode}#${store.shopId}`,
      type: 'shop',
      ...store,
    },
  },
});

/** Writes down how its firm stands. */
export const changeStanding = (
  table: Table,
  shopId: ShopId,
  { standing, standingSince }: Pick<Store, 'standing' | 'standingSince'>,
): Write => ({
  Update: {
    TableName: table.name,
    Key: shopKey(shopId),
    UpdateExpression: 'SET standing = :standing, standingSince = :since',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':standing': standing, ':since': standingSince },
  },
});

/** Writes down what its manager says of it; the last of two managers is believed. */
export const changeStore = (table: Table, { shopId, location, hours, state }: Store): Write => ({
  Update: {
    TableName: table.name,
    Key: shopKey(shopId),
    UpdateExpression: 'SET #location = :location, #hours = :hours, #state = :state',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#location': 'location', '#hours': 'hours', '#state': 'state' },
    ExpressionAttributeValues: { ':location': location, ':hours': hours, ':state': state },
  },
});

/** Stores of a region within one province; of the whole country nobody asks at once. */
export const listStores = (
  table: Table,
  regionCode: RegionCode,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<Store>> =>
  query(table, { index: 'lists', pk: provinceOf(regionCode), prefix: stemOf(regionCode), limit, after: cursor }, Store);

const heldKey = (shopId: ShopId, voucherId: VoucherId): Key => ({ pk: `SHOP#${shopId}`, sk: `HELD#${voucherId}` });

/** Puts a reservation on the list of its shop, in place of an earlier one of the same voucher. */
export const putHeld = (
  table: Table,
  { voucherId, category }: HeldVoucher,
  { shopId, reservationId, until }: Reservation,
): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...heldKey(shopId, voucherId),
      type: 'held',
      shopId,
      voucherId,
      category,
      reservationId,
      until,
      rescuedAt: null,
      removeAfter: Math.floor(epochMs(until) / 1_000) + HELD_KEPT_SECONDS,
    },
  },
});

/** Its condition fails when it was freed before, or reserved anew. */
export const markRescued = (table: Table, { shopId, voucherId, reservationId }: HeldRow, now: Instant): Write => ({
  Update: {
    TableName: table.name,
    Key: heldKey(shopId, voucherId),
    UpdateExpression: 'SET rescuedAt = :now',
    ConditionExpression: 'reservationId = :this AND rescuedAt = :none',
    ExpressionAttributeValues: { ':now': now, ':this': reservationId, ':none': null },
  },
});

export const listHeld = async (table: Table, shopId: ShopId): Promise<HeldRow[]> =>
  (await query(table, { pk: `SHOP#${shopId}`, prefix: 'HELD#' }, HeldRow)).items;
