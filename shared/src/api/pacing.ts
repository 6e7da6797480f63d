import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { Fen } from '../fen.ts';
import { CampaignId, DropChangeId } from '../ids.ts';
import { DropChange } from '../pacing/drop-change.ts';
import { Outlook } from '../pacing/outlook.ts';
import { Frozen } from '../pacing/pace.ts';
import { Plan } from '../pacing/plan.ts';
import { OneLine } from '../text/one-line.ts';
import { get, post } from './endpoint.ts';

/** A drop that was let out, and what was claimed from then until the next one, or until now. */
export const PastDrop = z.object({ ...Plan.shape, letOutAt: Instant, claimedSinceFen: Fen }).meta({ id: 'PastDrop' });
export type PastDrop = z.infer<typeof PastDrop>;

/** How the money of one category is let out, as its authority sees it. */
export const PacedCategory = z
  .object({
    category: Category,
    reserveFen: Fen,
    leftFen: Fen,
    next: Plan.nullable(),
    /** What the next drop can be changed to. */
    bounds: z.object({ leastFen: Fen, mostFen: Fen }).nullable(),
    /** Fen on an average day of the last ones, the newest counting most; `null`: fewer than three are known. */
    burn: z.object({ claimedFen: Fen, spentFen: Fen, backFen: Fen }).nullable(),
    outlook: Outlook,
    /** Newest first. */
    drops: z.array(PastDrop),
  })
  .meta({ id: 'PacedCategory' });
export type PacedCategory = z.infer<typeof PacedCategory>;

export const Pacing = z
  .object({
    frozen: Frozen.nullable(),
    items: z.array(PacedCategory),
    /** Newest first. */
    changes: z.array(DropChange),
  })
  .meta({ id: 'Pacing' });
export type Pacing = z.infer<typeof Pacing>;

const campaignId = z.object({ campaignId: CampaignId });

export const listOutlooks = get({
  id: 'listOutlooks',
  path: '/v1/campaigns/{campaignId}/outlooks',
  summary:
    'When vouchers of a campaign are next let out and about how many, and how long its money lasts at today’s pace',
  params: campaignId,
  reply: z.object({ items: z.array(Outlook) }),
  refusals: ['NotFound'],
});

export const getPacing = get({
  id: 'getPacing',
  path: '/v1/campaigns/{campaignId}/pacing',
  summary:
    'Drops of a campaign: past ones with what was claimed of them, the next ones with their reasons, and changes asked for',
  params: campaignId,
  reply: Pacing,
  refusals: ['NotFound'],
});

export const freezePacing = post({
  id: 'freezePacing',
  path: '/v1/campaigns/{campaignId}/pacing/freezes',
  summary: 'Let every drop be the even amount, whatever is claimed',
  params: campaignId,
  body: z.strictObject({ reason: OneLine.min(4).max(200) }),
  reply: Pacing,
  refusals: ['NotFound'],
});

export const unfreezePacing = post({
  id: 'unfreezePacing',
  path: '/v1/campaigns/{campaignId}/pacing/resumptions',
  summary: 'Let drops follow what is claimed again',
  params: campaignId,
  body: z.strictObject({}),
  reply: Pacing,
  refusals: ['NotFound'],
});

export const requestDropChange = post({
  id: 'requestDropChange',
  path: '/v1/campaigns/{campaignId}/drop-changes',
  summary: 'Ask for another amount of the next drop: which one, what it is, and what it is to be',
  params: campaignId,
  body: z.strictObject({
    category: Category,
    dropAt: Instant,
    currentFen: Fen,
    targetFen: Fen,
    reason: OneLine.min(4).max(200),
  }),
  reply: DropChange,
  refusals: ['NotFound', 'CategoryNotOffered', 'DropChanged', 'DropOutOfBounds'],
});

export const decideDropChange = post({
  id: 'decideDropChange',
  path: '/v1/campaigns/{campaignId}/drop-changes/{changeId}/decisions',
  summary:
    'Apply or decline a change of the next drop; by somebody else than who asked, and only while it is what it says',
  params: campaignId.extend({ changeId: DropChangeId }),
  body: z.strictObject({ verdict: z.enum(['applied', 'declined']) }),
  reply: DropChange,
  refusals: [
    'NotFound',
    'CategoryNotOffered',
    'AdjustmentDecided',
    'RequesterMayNotDecide',
    'DropChanged',
    'DropOutOfBounds',
  ],
});
