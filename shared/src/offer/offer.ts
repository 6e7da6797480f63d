import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Channel } from '../campaign/channel.ts';
import { Instant } from '../clock.ts';
import { Decision } from '../decision/verdict.ts';
import { CampaignId } from '../ids.ts';
import { RemedyAction } from '../refusal/words.ts';
import { VoucherId } from '../voucher/voucher-id.ts';

/**
 * How near a subsidy is for one person: `now`, can be had at this moment; `held`, they have the voucher already; `soon`, at a
 * known moment; `if`, once they have done something; `no`, not at all as things are.
 */
export const Standing = z.enum(['now', 'held', 'soon', 'if', 'no']).meta({ id: 'Standing' });
export type Standing = z.infer<typeof Standing>;

const words = z.object({ title: z.string(), text: z.string() });

/** Why not now, in both languages, and what the button under it does. */
export const Why = z.object({ code: z.string(), 'zh-CN': words, en: words, action: RemedyAction }).meta({ id: 'Why' });
export type Why = z.infer<typeof Why>;

/** What one person can get of one category in one campaign. The campaign's own facts stand once, in the campaign. */
export const Offer = z
  .object({
    campaignId: CampaignId,
    category: Category,
    standing: Standing,
    /** Channels in which it stands so, the one that was decided first. */
    channels: z.array(Channel).min(1),
    decision: Decision,
    /** When it can be had, for `soon`. */
    from: Instant.nullable(),
    /** `null` for `now`. */
    why: Why.nullable(),
    /** The voucher they have, for `held`. */
    voucherId: VoucherId.nullable(),
    vouchersLeft: z.int().min(0),
  })
  .meta({ id: 'Offer' });
export type Offer = z.infer<typeof Offer>;

const ORDER = Standing.options;

/** The smaller, the nearer. Signing in takes a moment: what may be had at once after it comes before what time has to bring. */
export const nearness = ({ standing, why }: Offer): number =>
  why?.code === 'HistoryUnknown' ? ORDER.indexOf('held') : ORDER.indexOf(standing);

/** What can be had now comes first, then what is nearest; within that, what brings most. */
export const nearestFirst = (a: Offer, b: Offer): number =>
  nearness(a) - nearness(b) || (a.from ?? '').localeCompare(b.from ?? '') || b.decision.upToFen - a.decision.upToFen;
