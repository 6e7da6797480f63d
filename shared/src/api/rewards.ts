import * as z from 'zod';
import { RewardId, RewardOrderId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { Reward, RewardOrder, RewardTerms, STOCK_MAX } from '../reward/reward.ts';
import { TICKETS_MAX } from '../reward/lottery.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';
import { TypedCode } from './typed-code.ts';

export const listRewards = get({
  id: 'listRewards',
  path: '/v1/regions/{regionCode}/rewards',
  params: z.object({ regionCode: RegionCode }),
  summary: 'What points buy in a region: its own rewards and those of the regions above, the newest first of each',
  reply: z.object({ items: z.array(Reward) }),
});

export const orderReward = post({
  id: 'orderReward',
  path: '/v1/rewards/{rewardId}/orders',
  params: z.object({ rewardId: RewardId }),
  summary: 'Buy a reward with points: the points, the stock and the order move together or not at all',
  body: z.strictObject({}),
  reply: RewardOrder,
  refusals: [
    'NotFound',
    'AccountErased',
    'RewardNotYet',
    'RewardOver',
    'RewardPaused',
    'RewardSoldOut',
    'RewardLimit',
    'TooFewPoints',
  ],
});

export const listRewardOrders = get({
  id: 'listRewardOrders',
  path: '/v1/reward-orders',
  summary: 'The own rewards with their codes, newest first',
  query: Paging,
  reply: pageOf(RewardOrder),
});

export const refundReward = post({
  id: 'refundReward',
  path: '/v1/reward-orders/{rewardOrderId}/refund',
  params: z.object({ rewardOrderId: RewardOrderId }),
  summary: 'Give a reward back that was not collected: its points go back into the lots they came from',
  body: z.strictObject({}),
  reply: RewardOrder,
  refusals: ['NotFound', 'RewardOrderEnded', 'LotteryClosed'],
});

export const listOfficeRewards = get({
  id: 'listOfficeRewards',
  path: '/v1/rewards',
  summary: 'Rewards of the office’s own region, newest first',
  query: Paging,
  reply: pageOf(Reward),
});

const stock = z.int().min(0).max(STOCK_MAX);

export const makeReward = post({
  id: 'makeReward',
  path: '/v1/rewards',
  summary: 'Put a reward into the catalogue of the office’s region',
  body: z
    .strictObject({ terms: RewardTerms, stock })
    .refine(({ terms: { lottery }, stock: tickets }) => lottery === undefined || tickets <= TICKETS_MAX, {
      message: 'tickets of one draw',
      path: ['stock'],
    }),
  reply: Reward,
  refusals: ['NotFound'],
});

export const restockReward = post({
  id: 'restockReward',
  path: '/v1/rewards/{rewardId}/stock',
  params: z.object({ rewardId: RewardId }),
  summary: 'Put more into a reward’s stock, or take out what is left',
  body: z.strictObject({ more: z.int().min(-STOCK_MAX).max(STOCK_MAX) }),
  reply: Reward,
  refusals: ['NotFound', 'StockOutOfBounds'],
});

export const pauseReward = post({
  id: 'pauseReward',
  path: '/v1/rewards/{rewardId}/pause',
  params: z.object({ rewardId: RewardId }),
  summary: 'Stop giving a reward out for points, or go on; what was bought stays bought',
  body: z.strictObject({ paused: z.boolean() }),
  reply: Reward,
  refusals: ['NotFound'],
});

export const findRewardOrder = get({
  id: 'findRewardOrder',
  path: '/v1/reward-orders/by-code/{code}',
  params: z.object({ code: TypedCode }),
  summary: 'The order behind a code, for the office that hands out',
  reply: RewardOrder,
  refusals: ['NotFound'],
});

export const handOutReward = post({
  id: 'handOutReward',
  path: '/v1/reward-orders/by-code/{code}/hand-out',
  params: z.object({ code: TypedCode }),
  summary: 'Note that a reward was handed over',
  body: z.strictObject({}),
  reply: RewardOrder,
  refusals: ['NotFound', 'RewardOrderEnded', 'RewardNotCollected', 'LotteryNotWon', 'LotteryClosed'],
});
