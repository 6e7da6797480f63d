import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Origin } from '../campaign/proposal.ts';
import { RevisionHash } from '../campaign/revision.ts';
import { Instant } from '../clock.ts';
import { BasisPoints, Fen } from '../fen.ts';
import { CampaignId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { Difference } from './difference.ts';
import { EndingReason } from './ending.ts';
import { Exhaustion } from './forecast.ts';
import { Example, Tested } from './tally.ts';

const count = z.int().min(0);

/** What a draft's differences were told against. */
export const ComparedWith = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('in-force'), number: z.int().min(1), hash: RevisionHash }),
    z.object({ kind: z.literal('origin'), origin: Origin }),
    z.object({ kind: z.literal('nothing') }),
  ])
  .meta({ id: 'ComparedWith' });
export type ComparedWith = z.infer<typeof ComparedWith>;

/** Past attempts under the draft, in the order of the draft's categories. */
export const BackTest = z
  .object({
    all: Tested,
    categories: z.array(Tested.extend({ category: Category })),
    reasons: z.array(
      z.object({
        moment: z.enum(['claim', 'redemption']),
        reason: EndingReason,
        /** Attempts that would have been refused for it, and were not. */
        newly: count,
        /** Attempts that were refused for it, and would not have been. */
        noLonger: count,
      }),
    ),
    /** Up to 20 each way, by the smallest digests of their receipts' ids. */
    winners: z.array(Example),
    losers: z.array(Example),
  })
  .meta({ id: 'BackTest' });
export type BackTest = z.infer<typeof BackTest>;

export const CategoryForecast = z
  .object({
    category: Category,
    leftFen: Fen,
    /** Days of the past that are looked at, and what was spent, and would have been, on an average one of them. */
    days: count,
    perDay: z.object({ beforeFen: Fen, afterFen: Fen }),
    /** Under the rules in force; `null` while none are. */
    now: Exhaustion.nullable(),
    draft: Exhaustion,
    /** Who spends it: pools are for the whole region, so its districts run out together. Most first. */
    districts: z.array(z.object({ district: RegionCode, spentFen: Fen, share: BasisPoints })),
  })
  .meta({ id: 'CategoryForecast' });
export type CategoryForecast = z.infer<typeof CategoryForecast>;

/** What a draft would change: bound to its approval by its hash. */
export const ImpactReport = z
  .object({
    campaignId: CampaignId,
    /** The draft that is told about. */
    number: z.int().min(1),
    hash: RevisionHash,
    /** The revision that was in force. */
    baseHash: RevisionHash.nullable(),
    comparedWith: ComparedWith,
    diff: z.array(Difference),
    backTest: BackTest,
    forecast: z.array(CategoryForecast),
    /** Among recorded attempts: who never tried, or found everything given out, is not in it. */
    history: z.object({
      /** Whose attempts they are: the campaign's own, or those of the one it was copied from; `null`: there are none. */
      campaignId: CampaignId.nullable(),
      receipts: count,
      from: Instant.nullable(),
      until: Instant.nullable(),
    }),
    madeAt: Instant,
  })
  .meta({ id: 'ImpactReport' });
export type ImpactReport = z.infer<typeof ImpactReport>;
