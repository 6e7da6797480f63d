import type { Page } from '@luhuan/shared/api/endpoint';
import type { Instant } from '@luhuan/shared/clock';
import { OrderId, PersonId, ShopId } from '@luhuan/shared/ids';
import { Order, isOpen } from '@luhuan/shared/order/order';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
import { type Key, type Table, type Write, query, read, readBatch } from '../platform/table.ts';

/** Orders are of two shapes and more: the row says only what kind of item it is. */
export const OrderRow = z.object({ type: z.literal('order') }).and(Order);

/** Leads from a person to an order, which lives with its shop. */
export const OwnOrderRow = z.object({ type: z.literal('own-order'), orderId: OrderId, shopId: ShopId });

type Address = { readonly shopId: ShopId; readonly orderId: OrderId };

/** Orders live under their shop: a clerk's reach is in the key that is read. */
const orderKey = ({ shopId, orderId }: Address): Key => ({ pk: `SHOP#${shopId}`, sk: `ORDER#${orderId}` });
const ownKey = (personId: PersonId, orderId: OrderId): Key => ({ pk: `PERSON#${personId}`, sk: `ORDER#${orderId}` });

/** Deadlines come together, as vouchers do: spread over partitions of the index so that none runs hot. */
const DUE_SHARDS = 8;
const dueKey = (order: Order) =>
  isOpen(order)
    ? { listPk: `ORDERS-DUE#${shardOf(order.orderId, DUE_SHARDS)}`, listSk: `${order.until}#${order.orderId}` }
    : {};

const itemOf = (order: Order) => ({ ...orderKey(order), ...dueKey(order), type: 'order', ...order });

export const readOrder = (table: Table, address: Address): Promise<Order | undefined> =>
  read(table, orderKey(address), Order);

/** A new order, and the way to it for its person. */
export const addOrder = (table: Table, order: Order): readonly Write[] => [
  { Put: { TableName: table.name, Item: itemOf(order), ConditionExpression: 'attribute_not_exists(pk)' } },
  {
    Put: {
      TableName: table.name,
      Item: {
        ...ownKey(order.personId, order.orderId),
        type: 'own-order',
        orderId: order.orderId,
        shopId: order.shopId,
      },
    },
  },
];

/** Puts an order one step on; its condition fails when anybody took a step since it was read. */
export const moveOrder = (table: Table, after: Order): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf(after),
    ConditionExpression: 'version = :before',
    ExpressionAttributeValues: { ':before': after.version - 1 },
  },
});

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

export const listShopOrders = (table: Table, shopId: ShopId, { limit, cursor }: Paged): Promise<Page<Order>> =>
  query(table, { pk: `SHOP#${shopId}`, prefix: 'ORDER#', descending: true, limit, after: cursor }, Order);

export const listOwnOrders = async (
  table: Table,
  personId: PersonId,
  { limit, cursor }: Paged,
): Promise<Page<Order>> => {
  const range = { pk: `PERSON#${personId}`, prefix: 'ORDER#', descending: true, limit, after: cursor };
  const own = await query(table, range, OwnOrderRow);
  const rows = own.items.length === 0 ? [] : await readBatch(table, own.items.map(orderKey));
  return { items: rows.map((row) => Order.parse(row)), cursor: own.cursor };
};

/** Open orders whose time is over, shard by shard, at most `limit` of each. */
export const readDueOrders = async (table: Table, now: Instant, limit: number): Promise<Order[]> => {
  const shards = Array.from({ length: DUE_SHARDS }, (_, shard) => `ORDERS-DUE#${String(shard).padStart(2, '0')}`);
  const pages = await Promise.all(
    // '$' sorts just above '#': what is due at `now` itself is included
    shards.map((pk) => query(table, { index: 'lists', pk, prefix: '', before: `${now}$`, limit }, Order)),
  );
  return pages.flatMap(({ items }) => items);
};
