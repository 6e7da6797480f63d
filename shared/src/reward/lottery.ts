import * as z from 'zod';
import { RevisionHash } from '../campaign/revision.ts';
import { type Instant as At, Instant, later } from '../clock.ts';
import { type Entry, PrizeList, inCanonicalOrder, listHashOf } from '../draw/draw.ts';
import { PublicValue, SeedRule } from '../draw/public-seed.ts';
import { EnteredValue } from '../draw/round.ts';
import { Fen } from '../fen.ts';
import { EntryId, PersonId, type RewardId } from '../ids.ts';
import { OneLine } from '../text/one-line.ts';

/**
 * The most that a prize of a draw may be worth: 50,000 yuan, 反不正当竞争法 (第十一条 of the text of 2025, 第十条 of 2019). An assumption
 * here: the law is about sales with prizes, and whether points of an office come under it is for the office's lawyers to say.
 */
export const PRIZE_MAX_FEN = 5_000_000;

/** Tickets of one draw are read in one go. */
export const TICKETS_MAX = 20_000;

/** What tickets can win, and how it is drawn: fixed before the first one is bought. */
export const LotteryTerms = z
  .strictObject({
    prizes: z.int().min(1).max(1_000),
    prize: OneLine.pipe(z.string().min(2).max(60)),
    worthFen: Fen.refine((worth) => worth > 0 && worth <= PRIZE_MAX_FEN, 'from a fen to 50,000 yuan'),
    /** The first public value of this moment or later counts. */
    drawnAt: Instant,
    seed: SeedRule,
  })
  .meta({ id: 'LotteryTerms' });
export type LotteryTerms = z.infer<typeof LotteryTerms>;

/** A ticket as it stands on its buyer's order. */
export const Ticket = z
  .object({ entryId: EntryId, prize: z.string(), closesAt: Instant, drawnAt: Instant })
  .meta({ id: 'PrizeTicket' });
export type Ticket = z.infer<typeof Ticket>;

const closed = {
  seedRule: SeedRule,
  seedFrom: Instant,
  units: z.int().min(1),
  entries: z.int().min(0),
  listHash: RevisionHash,
  listedAt: Instant,
};
const Drawn = z.object({
  ...closed,
  state: z.literal('drawn'),
  publicValue: PublicValue,
  seed: z.string(),
  winnersHash: RevisionHash,
  orderHash: RevisionHash,
  drawnAt: Instant,
  /** Every winner's order says so: who is not told has not won. */
  told: z.boolean(),
});
const Listed = z.object({
  ...closed,
  state: z.literal('listed'),
  /** What one person entered counts when another has confirmed it. */
  entered: EnteredValue.nullable(),
  confirmedBy: PersonId.nullable(),
});
/** A draw of prizes whose tickets are closed: their list is public by its hash, then who won. */
export const PrizeDraw = z.discriminatedUnion('state', [Listed, Drawn]).meta({ id: 'PrizeDraw' });
export type PrizeDraw = z.infer<typeof PrizeDraw>;
export type ListedPrizes = z.infer<typeof Listed>;
export type DrawnPrizes = z.infer<typeof Drawn>;

/** The same without who entered and confirmed the value. */
export const PublicPrizeDraw = z
  .discriminatedUnion('state', [Listed.omit({ entered: true, confirmedBy: true }), Drawn])
  .meta({ id: 'PublicPrizeDraw' });
export type PublicPrizeDraw = z.infer<typeof PublicPrizeDraw>;

export const publicly = (draw: PrizeDraw): PublicPrizeDraw => PublicPrizeDraw.parse(draw);

/** Everything but the public value that the draw depends on, as it is published. */
export const prizeListOf = (
  rewardId: RewardId,
  { seedRule, seedFrom, units }: Pick<ListedPrizes, 'seedRule' | 'seedFrom' | 'units'>,
  tickets: readonly Pick<Entry, 'entryId'>[],
): PrizeList => ({
  rewardId,
  seedRule,
  seedFrom,
  units,
  entries: inCanonicalOrder(tickets.map(({ entryId }) => ({ entryId, weight: 1 }))),
});

/** Closes the tickets at a moment: a public value from before it cannot count, however late that is. */
export const closeTickets = (
  rewardId: RewardId,
  { prizes: units, drawnAt, seed: seedRule }: LotteryTerms,
  tickets: readonly Pick<Entry, 'entryId'>[],
  now: At,
): ListedPrizes => {
  const seedFrom = later(drawnAt, now);
  const listHash = listHashOf(prizeListOf(rewardId, { seedRule, seedFrom, units }, tickets));
  const listed = { seedRule, seedFrom, units, entries: tickets.length, listHash, listedAt: now };
  return { ...listed, state: 'listed', entered: null, confirmedBy: null };
};
