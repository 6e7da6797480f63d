import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Channel } from '../campaign/channel.ts';
import { Instant } from '../clock.ts';
import { CampaignId, EntryId, PersonId } from '../ids.ts';

/** Somebody's place in the line for one category: waiting, offered an award, or left. */
export const Waiting = z
  .object({
    campaignId: CampaignId,
    category: Category,
    personId: PersonId,
    entryId: EntryId,
    channel: Channel,
    joinedAt: Instant,
    state: z.enum(['waiting', 'offered', 'left']),
  })
  .meta({ id: 'Waiting' });
export type Waiting = z.infer<typeof Waiting>;

/** How many people before somebody are counted; beyond that there are "more than" as many. */
export const COUNTED_MOST = 5_000;

/** A place in a line, the first is 1; `exact`: no more than as many were counted. */
export const Place = z.object({ place: z.int().min(1), exact: z.boolean() }).meta({ id: 'Place' });
export type Place = z.infer<typeof Place>;
