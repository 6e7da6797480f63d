import type { Page } from '@luhuan/shared/api/endpoint';
import {
  EntryId,
  PersonId,
  RewardId,
  type RewardOrderId,
  RewardOrderId as RewardOrderIdSchema,
} from '@luhuan/shared/ids';
import type { RegionCode } from '@luhuan/shared/region';
import { Reward, RewardOrder, STOCK_MAX } from '@luhuan/shared/reward/reward';
import { PrizeDraw, TICKETS_MAX } from '@luhuan/shared/reward/lottery';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const RewardRow = Reward.extend({
  type: z.literal('reward'),
  /** How often something was taken out or put back. */
  moves: z.int().min(0).optional(),
  /** Its tickets are closed: none is sold or given back any more. */
  closed: z.literal(true).optional(),
});
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

/** Takes one out of stock; the condition fails when there is none, when it was paused since it was read, or its tickets are closed. */
export const takeOne = (table: Table, rewardId: RewardId): Write => ({
  Update: {
    TableName: table.name,
    Key: rewardKey(rewardId),
    UpdateExpression: 'SET #left = #left - :one ADD moves :one',
    ConditionExpression: '#left >= :one AND paused = :open AND attribute_not_exists(closed)',
    ExpressionAttributeNames: { '#left': 'left' },
    ExpressionAttributeValues: { ':one': 1, ':open': false },
  },
});

export const putOneBack = (table: Table, rewardId: RewardId): Write => ({
  Update: {
    TableName: table.name,
    Key: rewardKey(rewardId),
    UpdateExpression: 'SET #left = #left + :one ADD moves :one',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(closed)',
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

/** The condition fails when the order is not in `from` any more. */
export const endOrder = (table: Table, order: RewardOrder, from: RewardOrder['state'] = 'ordered'): Write => ({
  Put: {
    TableName: table.name,
    Item: orderItem(order),
    ConditionExpression: '#state = :from',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':from': from },
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

export const isWithinStock = ({ left, stock, terms }: Reward, more: number): boolean =>
  left + more >= 0 && stock + more <= (terms.lottery === undefined ? STOCK_MAX : TICKETS_MAX);

export const PrizeTicketRow = z.object({
  type: z.literal('prize-ticket'),
  rewardId: RewardId,
  entryId: EntryId,
  personId: PersonId,
  rewardOrderId: RewardOrderIdSchema,
});
export type PrizeTicketRow = z.infer<typeof PrizeTicketRow>;
/** A draw of prizes; every change is conditional on `version`. */
export const PrizeDrawRow = z.object({
  type: z.literal('prize-draw'),
  rewardId: RewardId,
  version: z.int().min(1),
  draw: PrizeDraw,
});
export type PrizeDrawRow = z.infer<typeof PrizeDrawRow>;
/** A draw of prizes that is not over. */
export const PrizeDueRow = z.object({ type: z.literal('prize-due'), rewardId: RewardId });

const DUE = 'PRIZES-DUE#ALL';
const TICKETS = 'TICKET#';
const drawKey = (rewardId: RewardId): Key => ({ ...rewardKey(rewardId), sk: 'DRAW' });
const dueKey = (rewardId: RewardId): Key => ({ pk: DUE, sk: rewardId });
const ticketKey = (rewardId: RewardId, entryId: EntryId): Key => ({
  ...rewardKey(rewardId),
  sk: `${TICKETS}${entryId}`,
});

/** The ticket of an order, where it is one, beside the reward: ids sort as the public list does. */
export const putTicket = (table: Table, { rewardId, personId, rewardOrderId, ticket }: RewardOrder): Write[] =>
  ticket === undefined
    ? []
    : [
        {
          Put: {
            TableName: table.name,
            Item: {
              ...ticketKey(rewardId, ticket.entryId),
              type: 'prize-ticket',
              rewardId,
              entryId: ticket.entryId,
              personId,
              rewardOrderId,
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ];

export const dropTicket = (table: Table, { rewardId, ticket }: RewardOrder): Write[] =>
  ticket === undefined ? [] : [{ Delete: { TableName: table.name, Key: ticketKey(rewardId, ticket.entryId) } }];

export const putDue = (table: Table, rewardId: RewardId): Write => ({
  Put: { TableName: table.name, Item: { ...dueKey(rewardId), type: 'prize-due', rewardId } },
});
export const dropDue = (table: Table, rewardId: RewardId): Write => ({
  Delete: { TableName: table.name, Key: dueKey(rewardId) },
});
export const readDue = async (table: Table): Promise<RewardId[]> =>
  (await query(table, { pk: DUE, prefix: '' }, PrizeDueRow)).items.map(({ rewardId }) => rewardId);

export const readRewardRow = (table: Table, rewardId: RewardId): Promise<z.infer<typeof RewardRow> | undefined> =>
  read(table, rewardKey(rewardId), RewardRow);

/** Every ticket in the order of its id, or a page of them. */
export const readTickets = (
  table: Table,
  rewardId: RewardId,
  page: { readonly limit?: number; readonly after?: string | undefined } = {},
): Promise<Page<PrizeTicketRow>> => query(table, { ...rewardKey(rewardId), prefix: TICKETS, ...page }, PrizeTicketRow);

export const readPrizeDraw = (table: Table, rewardId: RewardId): Promise<PrizeDrawRow | undefined> =>
  read(table, drawKey(rewardId), PrizeDrawRow);

/** Closes the tickets as they were read; the condition fails when one was sold or given back meanwhile, or they are closed. */
export const closeSale = (table: Table, rewardId: RewardId, seenMoves: number | undefined): Write => ({
  Update: {
    TableName: table.name,
    Key: rewardKey(rewardId),
    UpdateExpression: 'SET closed = :closed',
    ConditionExpression: `attribute_not_exists(closed) AND ${seenMoves === undefined ? 'attribute_not_exists(moves)' : 'moves = :moves'}`,
    ExpressionAttributeValues: { ':closed': true, ...(seenMoves === undefined ? {} : { ':moves': seenMoves }) },
  },
});

/** Puts a draw on what was read of it; `undefined`: there was none. */
export const putPrizeDraw = (
  table: Table,
  rewardId: RewardId,
  before: PrizeDrawRow | undefined,
  draw: PrizeDraw,
): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...drawKey(rewardId), type: 'prize-draw', rewardId, version: (before?.version ?? 0) + 1, draw },
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }),
  },
});
