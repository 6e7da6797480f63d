import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Award } from '../award/award.ts';
import { Coupon } from '../award/coupon.ts';
import { AllocationStanding } from '../award/standing.ts';
import { Channel } from '../campaign/channel.ts';
import { CLAIM_REASONS } from '../decision/check.ts';
import { AwardId, CampaignId } from '../ids.ts';
import { Waiting } from '../waiting/waiting.ts';
import { get, post } from './endpoint.ts';

const campaignId = z.object({ campaignId: CampaignId });
const category = z.object({ campaignId: CampaignId, category: Category });

export const getStanding = get({
  id: 'getStanding',
  path: '/v1/campaigns/{campaignId}/standing',
  summary: 'How one stands with a campaign that draws, has a waiting list or gives coupons first; nothing for a rush',
  params: campaignId,
  reply: z.object({ items: z.array(AllocationStanding) }),
  refusals: ['NotFound'],
});

export const joinLine = post({
  id: 'joinLine',
  path: '/v1/campaigns/{campaignId}/categories/{category}/waiting',
  summary: 'Join the waiting list of a category; who is in it keeps their place',
  params: category,
  body: z.strictObject({
    channel: Channel.default('store'),
    /** From `provePlace`, for campaigns that ask where the phone is. */
    placeProof: z.string().max(400).optional(),
  }),
  reply: Waiting,
  refusals: [
    'NotFound',
    ...CLAIM_REASONS,
    'CampaignPaused',
    'CampaignDraining',
    'VoucherHeld',
    'AccountErased',
    'PowerMissing',
  ],
});

export const leaveLine = post({
  id: 'leaveLine',
  path: '/v1/campaigns/{campaignId}/categories/{category}/waiting/departures',
  summary: 'Leave the waiting list',
  params: category,
  body: z.strictObject({}),
  reply: Waiting,
  refusals: ['NotFound', 'PowerMissing'],
});

export const declineAward = post({
  id: 'declineAward',
  path: '/v1/campaigns/{campaignId}/categories/{category}/awards/{awardId}/declines',
  summary: 'Give up an award that is open, so that the next in line has it',
  params: category.extend({ awardId: AwardId }),
  body: z.strictObject({}),
  reply: Award,
  refusals: ['NotFound', 'AwardOver', 'PowerMissing'],
});

export const takeCoupon = post({
  id: 'takeCoupon',
  path: '/v1/campaigns/{campaignId}/coupons',
  summary: 'Take the coupon of the month; it is exchanged by claiming a voucher of one category',
  params: campaignId,
  body: z.strictObject({}),
  reply: Coupon,
  refusals: [
    'NotFound',
    'CampaignNotYetOpen',
    'CampaignClosed',
    'IdentityNotVerified',
    'CampaignPaused',
    'CampaignDraining',
    'AccountErased',
    'PowerMissing',
  ],
});
