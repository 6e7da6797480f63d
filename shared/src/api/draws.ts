import * as z from 'zod';
import { ManagedRound, PublicRound } from '../award/standing.ts';
import { Channel } from '../campaign/channel.ts';
import { CLAIM_REASONS } from '../decision/check.ts';
import { DrawKey, Entry } from '../draw/draw.ts';
import { PublicValue } from '../draw/public-seed.ts';
import { ListedRound, Registration } from '../draw/round.ts';
import { get, pageOf, post } from './endpoint.ts';

const params = DrawKey.extend({ round: z.coerce.number().int().min(1).max(60) });
const ROUND = '/v1/campaigns/{campaignId}/categories/{category}/rounds/{round}' as const;

export const registerForDraw = post({
  id: 'registerForDraw',
  path: `${ROUND}/registrations`,
  summary: 'Register for a round of a draw; once, however often it is asked',
  params,
  body: z.strictObject({
    channel: Channel.default('store'),
    /** From `provePlace`, for campaigns that ask where the phone is. */
    placeProof: z.string().max(400).optional(),
  }),
  reply: Registration,
  refusals: [
    'NotFound',
    ...CLAIM_REASONS,
    'RegistrationNotOpen',
    'RegistrationOver',
    'CampaignPaused',
    'CampaignDraining',
    'VoucherHeld',
    'AccountErased',
    'PowerMissing',
  ],
});

export const withdrawFromDraw = post({
  id: 'withdrawFromDraw',
  path: `${ROUND}/withdrawals`,
  summary: 'Withdraw a registration while registration is open',
  params,
  body: z.strictObject({}),
  reply: Registration,
  refusals: ['NotFound', 'RegistrationOver', 'PowerMissing'],
});

export const getDraw = get({
  id: 'getDraw',
  path: `${ROUND}/draw`,
  summary:
    'A round as everybody sees it: times, how many registered, the hash of the list, the public value, the result',
  params,
  reply: PublicRound,
  refusals: ['NotFound'],
});

export const listDrawEntries = get({
  id: 'listDrawEntries',
  path: `${ROUND}/entries`,
  summary: 'The closed list of a round in its canonical order: random ids and weights',
  params,
  query: z.strictObject({ cursor: z.string().max(200).optional() }),
  reply: pageOf(Entry),
  refusals: ['NotFound'],
});

export const listDrawRounds = get({
  id: 'listDrawRounds',
  path: '/v1/government/campaigns/{campaignId}/rounds',
  summary:
    'Rounds of a draw of the own region, as far as registration has begun and the next one: what waits for a value',
  params: DrawKey.pick({ campaignId: true }),
  reply: z.object({ items: z.array(ManagedRound) }),
  refusals: ['NotFound'],
});

export const enterPublicValue = post({
  id: 'enterPublicValue',
  path: `${ROUND}/public-values`,
  summary: 'Enter the public value of a round whose list is closed, with where it is published',
  params,
  body: PublicValue,
  reply: ListedRound,
  refusals: ['NotFound', 'RoundNotWaiting', 'ValueNotPossible', 'ValueChanged'],
});

export const confirmPublicValue = post({
  id: 'confirmPublicValue',
  path: `${ROUND}/public-value-confirmations`,
  summary:
    'Confirm the public value after looking it up; by somebody else than who entered it. It cannot be changed any more',
  params,
  body: z.strictObject({ value: PublicValue.shape.value }),
  reply: ListedRound,
  refusals: ['NotFound', 'RoundNotWaiting', 'ValueChanged', 'EntererMayNotConfirm'],
});
