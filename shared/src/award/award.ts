import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { type Instant, Instant as InstantSchema, earlier, plusSeconds } from '../clock.ts';
import { Fen } from '../fen.ts';
import { AwardId, CampaignId, EntryId, PersonId } from '../ids.ts';
import { ShardKey } from '../quota/pool.ts';
import { VoucherId } from '../voucher/voucher-id.ts';

/** How somebody came to an award. */
export const AwardSource = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('draw'), round: z.int().min(1), entryId: EntryId, place: z.int().min(1) }),
    z.object({ kind: z.literal('waiting-list'), entryId: EntryId }),
  ])
  .meta({ id: 'AwardSource' });
export type AwardSource = z.infer<typeof AwardSource>;

const base = {
  awardId: AwardId,
  personId: PersonId,
  campaignId: CampaignId,
  category: Category,
  /** What it promises is what these rules say, whatever comes into force until it is claimed. */
  revisionNumber: z.int().min(1),
  /** The counter that holds its money. */
  pool: ShardKey,
  capFen: Fen,
  source: AwardSource,
  madeAt: InstantSchema,
  /** To be claimed up to, not at, this instant. */
  until: InstantSchema,
};

const OpenAward = z.object({ ...base, state: z.literal('open') });
export type OpenAward = z.infer<typeof OpenAward>;

/** One person's right to a voucher whose money is held already: won in a draw, or come to in a line. */
export const Award = z
  .discriminatedUnion('state', [
    OpenAward,
    z.object({ ...base, state: z.literal('claimed'), claimedAt: InstantSchema, voucherId: VoucherId }),
    /** Its time is over, or the person did not want it: its money goes back. */
    z.object({ ...base, state: z.literal('lapsed'), lapsedAt: InstantSchema, by: z.enum(['time', 'person']) }),
  ])
  .meta({ id: 'Award' });
export type Award = z.infer<typeof Award>;
export type EndedAward = Exclude<Award, OpenAward>;

/** An entry is awarded once, so the award has its name. */
export const awardIdOf = (entryId: EntryId): AwardId => AwardId.parse(`awd_${entryId.slice('ent_'.length)}`);

const HOUR_SECONDS = 3_600;

/** Until when an award of this moment is to be claimed: some hours, and never past the campaign. `null`: the campaign is over. */
export const answerUntil = (answerHours: number, closesAt: Instant, now: Instant): Instant | null =>
  now < closesAt ? earlier(plusSeconds(now, answerHours * HOUR_SECONDS), closesAt) : null;

export const isClaimable = (award: Award, now: Instant): award is OpenAward =>
  award.state === 'open' && now < award.until;

export const claimedAward = (award: OpenAward, voucherId: VoucherId, claimedAt: Instant): EndedAward => ({
  ...award,
  state: 'claimed',
  claimedAt,
  voucherId,
});

export const lapsedAward = (award: OpenAward, by: 'time' | 'person', lapsedAt: Instant): EndedAward => ({
  ...award,
  state: 'lapsed',
  lapsedAt,
  by,
});
