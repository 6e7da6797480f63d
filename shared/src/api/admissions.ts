import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { CampaignId } from '../ids.ts';
import { ask, get } from './endpoint.ts';

const campaignId = z.object({ campaignId: CampaignId });

const room = {
  /** Which rush it is about. */
  opensAt: Instant,
  /** How many people are let in a second. */
  perSecond: z.int().min(1),
};

/** Where a person stands in the waiting room of a rush. Asking again changes nothing. */
export const Admission = z
  .discriminatedUnion('state', [
    /** Before the opening everybody is equally early: places are drawn at the opening. */
    z.object({
      state: z.literal('early'),
      ...room,
      /** How many have come so far, about. */
      comers: z.int().min(0),
      /** When the phone asks again; asking sooner brings nothing. */
      askAgainAt: Instant,
    }),
    z.object({
      state: z.literal('placed'),
      ...room,
      place: z.int().min(0),
      /** How many are let in before, at the most. */
      ahead: z.int().min(0),
      admittedFrom: Instant,
      goodUntil: Instant,
      /** Goes with the claim, from `admittedFrom` on. */
      ticket: z.string(),
    }),
  ])
  .meta({ id: 'Admission' });
export type Admission = z.infer<typeof Admission>;

export const requestAdmission = ask({
  id: 'requestAdmission',
  path: '/v1/campaigns/{campaignId}/admissions',
  summary: 'Be let into a rush: a place in the waiting room, the same however often one asks',
  params: campaignId,
  body: z.strictObject({}),
  reply: Admission,
  refusals: [
    'NotFound',
    'RoomNotNeeded',
    'RoomNotOpen',
    'CampaignClosed',
    'CampaignPaused',
    'CampaignDraining',
    'IdentityNotVerified',
  ],
});

const dropAt = { category: Category, nextDropAt: Instant.nullable() };

/**
 * Whether a category has vouchers: `open`, some for everybody; `none-now`, none, though claims under way may free some until then;
 * `kept`, only such as are kept for some people, until then; `sold-out`, none at all, and none comes back before the next drop but
 * by people giving theirs up.
 */
export const CategorySupply = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('open'), ...dropAt }),
    z.object({ state: z.literal('none-now'), ...dropAt, someBackBy: Instant }),
    z.object({ state: z.literal('kept'), ...dropAt, keptUntil: Instant }),
    z.object({ state: z.literal('sold-out'), ...dropAt }),
  ])
  .meta({ id: 'CategorySupply' });
export type CategorySupply = z.infer<typeof CategorySupply>;

export const getSupply = get({
  id: 'getSupply',
  path: '/v1/campaigns/{campaignId}/supply',
  summary: 'What a campaign has left, as of a second ago; may be kept for a second',
  params: campaignId,
  reply: z.object({ asOf: Instant, items: z.array(CategorySupply) }),
  refusals: ['NotFound'],
  cacheSeconds: 1,
});
