import type { Page } from '@luhuan/shared/api/endpoint';
import { PersonId, RewardId, type RewardOrderId } from '@luhuan/shared/ids';
import type { RegionCode } from '@luhuan/shared/region';
import { Reward, RewardOrder, STOCK_MAX } from '@luhuan/shared/reward/reward';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const RewardRow = Reward.extend({ type: z.literal('reward') });
export const RewardOrderRow = RewardOrder.extend({ type: z.literal('reward-order') });
/** How many of a reward somebody has, those given back not counted. */
export const RewardCountRow = z.object({
  type: z.literal('reward-count'),
  personId: PersonId,
  rewardId: RewardId,
  count: z.int().min(0),
});

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

const rewardKey = (rewardId: RewardId): Key => ({ pk: `REWARD#${rewardId}`, sk: 'REWARD' });
const listOf = (regionCode: RegionCode): string => `REWARDS#${regionCode}`;
const partition = (personId: PersonId): string => `PERSON#${personId}`;
const ORDERS = 'REWARD-ORDER#';
const codeList = (code: string): string => `REWARD-CODE#${code}`;

export const readReward = async (table: Table, rewardId: RewardId): Promise<Reward | undefined> =>
  read(table, rewardKey(rewardId), Reward);

/** Newest first: ids tell their time. */
export const listRewards = async (
  table: Table,
  regionCode: RegionCode,
  { limit, cursor }: Paged,
): Promise<Page<Reward>> =>
  query(table, { index: 'lists', pk: listOf(regionCode), prefix: '', descending: true, limit, after: cursor }, Reward);

export const putReward = (table: Table, reward: Reward): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...rewardKey(reward.rewardId),
      listPk: listOf(reward.regionCode),
      listSk: reward.rewardId,
      type: 'reward',
      ...reward,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Takes one out of stock; the condition fails when there is none, or when it was paused since it was read. */
export const takeOne = (table: Table, rewardId: RewardId): Write => ({
  Update: {
    TableName: table.name,
    Key: rewardKey(rewardId),
    UpdateExpression: 'SET #left = #left - :one',
    ConditionExpression: '#left >= :one AND paused = :open',
    ExpressionAttributeNames: { '#left': 'left' },
    ExpressionAttributeValues: { ':one': 1, ':open': false },
  },
});

export const putOneBack = (table: Table, rewardId: RewardId): Write => ({
  Update: {
    TableName: table.name,
    Key: rewardKey(rewardId),
    UpdateExpression: 'SET #left = #left + :one',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#left': 'left' },
    ExpressionAttributeValues: { ':one': 1 },
  },
});

/** Changes the stock on what was read of it; the condition fails when somebody bought or changed it since. */
export const restock = (table: Table, { rewardId, left, stock }: Reward, more: number): Write => ({
  Update: {
    TableName: table.name,
    Key: rewardKey(rewardId),
    UpdateExpression: 'SET #left = :left, stock = :stock',
    ConditionExpression: '#left = :before AND stock = :stockBefore',
    ExpressionAttributeNames: { '#left': 'left' },
    ExpressionAttributeValues: {
      ':left': left + more,
      ':stock': stock + more,
      ':before': left,
      ':stockBefore': stock,
    },
  },
});

export const setPaused = (table: Table, rewardId: RewardId, paused: boolean): Write => ({
  Update: {
    TableName: table.name,
    Key: rewardKey(rewardId),
    UpdateExpression: 'SET paused = :paused',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':paused': paused },
  },
});

const countKey = ({ personId, rewardId }: RewardOrder): Key => ({
  pk: partition(personId),
  sk: `REWARD-COUNT#${rewardId}`,
});

/** Counts one more for the person; the condition fails at `most`. */
export const countOne = (table: Table, order: RewardOrder, most: number): Write => ({
  Update: {
    TableName: table.name,
    Key: countKey(order),
    UpdateExpression: 'SET #type = :type, personId = :person, rewardId = :reward ADD #count :one',
    ConditionExpression: 'attribute_not_exists(pk) OR #count < :most',
    ExpressionAttributeNames: { '#type': 'type', '#count': 'count' },
    ExpressionAttributeValues: {
      ':type': 'reward-count',
      ':person': order.personId,
      ':reward': order.rewardId,
      ':one': 1,
      ':most': most,
    },
  },
});

export const countBack = (table: Table, order: RewardOrder): Write => ({
  Update: {
    TableName: table.name,
    Key: countKey(order),
    UpdateExpression: 'ADD #count :less',
    ConditionExpression: '#count >= :one',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':less': -1, ':one': 1 },
  },
});

const orderItem = (order: RewardOrder) => ({
  pk: partition(order.personId),
  sk: `${ORDERS}${order.rewardOrderId}`,
  listPk: codeList(order.collectCode),
  listSk: order.rewardOrderId,
  type: 'reward-order',
  ...order,
});

export const putOrder = (table: Table, order: RewardOrder): Write => ({
  Put: { TableName: table.name, Item: orderItem(order), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** The condition fails when the order has ended since it was read. */
export const endOrder = (table: Table, order: RewardOrder): Write => ({
  Put: {
    TableName: table.name,
    Item: orderItem(order),
    ConditionExpression: '#state = :ordered',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':ordered': 'ordered' },
  },
});

export const readOrder = async (
  table: Table,
  personId: PersonId,
  rewardOrderId: RewardOrderId,
): Promise<RewardOrder | undefined> =>
  read(table, { pk: partition(personId), sk: `${ORDERS}${rewardOrderId}` }, RewardOrder);

export const listOrders = async (
  table: Table,
  personId: PersonId,
  { limit, cursor }: Paged,
): Promise<Page<RewardOrder>> =>
  query(table, { pk: partition(personId), prefix: ORDERS, descending: true, limit, after: cursor }, RewardOrder);

/** The order behind a code, as it is now; the index only says whose it is. */
export const findByCode = async (table: Table, code: string): Promise<RewardOrder | undefined> => {
  const found = await query(table, { index: 'lists', pk: codeList(code), prefix: '', limit: 1 }, RewardOrder);
  const [order] = found.items;
  return order === undefined ? undefined : readOrder(table, order.personId, order.rewardOrderId);
};

export const isWithinStock = ({ left, stock }: Reward, more: number): boolean =>
  left + more >= 0 && stock + more <= STOCK_MAX;
