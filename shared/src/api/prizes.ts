import * as z from 'zod';
import { Entry } from '../draw/draw.ts';
import { PublicValue } from '../draw/public-seed.ts';
import { RewardId } from '../ids.ts';
import { PrizeDraw, PublicPrizeDraw } from '../reward/lottery.ts';
import { get, pageOf, post } from './endpoint.ts';

const params = z.object({ rewardId: RewardId });

export const getPrizeDraw = get({
  id: 'getPrizeDraw',
  path: '/v1/rewards/{rewardId}/draw',
  summary:
    'A draw of prizes as everybody sees it: the hash of the list, the public value, the result; null until it closes',
  params,
  reply: z.object({ draw: PublicPrizeDraw.nullable() }),
  refusals: ['NotFound'],
});

export const listPrizeEntries = get({
  id: 'listPrizeEntries',
  path: '/v1/rewards/{rewardId}/entries',
  summary: 'The closed list of tickets in its canonical order: random ids and weights',
  params,
  query: z.strictObject({ cursor: z.string().max(200).optional() }),
  reply: pageOf(Entry),
  refusals: ['NotFound'],
});

export const getOfficePrizeDraw = get({
  id: 'getOfficePrizeDraw',
  path: '/v1/government/rewards/{rewardId}/draw',
  summary: 'The same for the office of its region, with the value that was entered and by whom',
  params,
  reply: z.object({ draw: PrizeDraw.nullable() }),
  refusals: ['NotFound'],
});

export const enterPrizeValue = post({
  id: 'enterPrizeValue',
  path: '/v1/rewards/{rewardId}/public-values',
  summary: 'Enter the public value that prizes are drawn by, with where it is published',
  params,
  body: PublicValue,
  reply: PrizeDraw,
  refusals: ['NotFound', 'RoundNotWaiting', 'ValueNotPossible', 'ValueChanged'],
});

export const confirmPrizeValue = post({
  id: 'confirmPrizeValue',
  path: '/v1/rewards/{rewardId}/public-value-confirmations',
  summary: 'Confirm that value after looking it up; by somebody else than who entered it',
  params,
  body: z.strictObject({ value: PublicValue.shape.value }),
  reply: PrizeDraw,
  refusals: ['NotFound', 'RoundNotWaiting', 'ValueChanged', 'EntererMayNotConfirm'],
});
