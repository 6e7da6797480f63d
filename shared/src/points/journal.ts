import * as z from 'zod';
import { Instant, later } from '../clock.ts';
import { CampaignId } from '../ids.ts';

/** What stands against each other in every journal: `issued` and `debt` on one side, the other five on the other. */
export const ACCOUNTS = ['issued', 'debt', 'pending', 'active', 'spent', 'expired', 'reversed'] as const;
export type Account = (typeof ACCOUNTS)[number];

const whole = z.int().min(0);
/** Debt alone can be below zero in a lot: where another lot's points paid what was owed, it is the payer's. */
export const Sums = z.object({
  issued: whole,
  debt: z.int(),
  pending: whole,
  active: whole,
  spent: whole,
  expired: whole,
  reversed: whole,
});
export type Sums = z.infer<typeof Sums>;
export const NO_POINTS: Sums = { issued: 0, debt: 0, pending: 0, active: 0, spent: 0, expired: 0, reversed: 0 };

/** When a lot's points can be spent, half-open, and under which campaign's cap they were earned. */
const Term = z.object({
  /** What earned it, one lot each: a redemption, an appliance that was recycled, a confirmed act. */
  lotId: z.string(),
  campaignId: CampaignId,
  earnedAt: Instant,
  /** `null`: what has to be proven is not proven yet; what is not proven at `expiresAt` expires. */
  activeFrom: Instant.nullable(),
  expiresAt: Instant,
});
export type Term = z.infer<typeof Term>;

export const PurseLot = Term.extend(Sums.shape).meta({ id: 'PointsLot' });
export type PurseLot = z.infer<typeof PurseLot>;

const Posting = z.object({ lotId: z.string(), account: z.enum(ACCOUNTS), points: z.int() });
export type Posting = Readonly<z.infer<typeof Posting>>;

const SOURCES = { rdm: 'sale', ded: 'deed' } as const;
/** What kind of thing earned a lot, by its id: a sale, a deed, else an appliance that was recycled. */
export const sourceOf = (lotId: string): 'sale' | 'deed' | 'recycled' =>
  SOURCES[lotId.slice(0, 3) as keyof typeof SOURCES] ?? 'recycled';

/** One journal: its postings leave both sides equal. `term` opens a lot, or says anew from when to when it is good. */
export const Journal = z
  .object({
    kind: z.enum(['earned', 'proven', 'activated', 'expired', 'repaid', 'reversed', 'spent', 'refunded']),
    at: Instant,
    term: Term.optional(),
    postings: z.array(Posting),
  })
  .meta({ id: 'PointsJournal' });
export type Journal = z.infer<typeof Journal>;

/** The points of one person: nothing but the fold of their journals. */
export const Purse = z.object({
  at: Instant,
  lots: z.array(PurseLot),
  /** Sums of lots that ended so long ago that nothing can happen to them. */
  past: Sums,
});
export type Purse = { readonly at: Instant; readonly lots: readonly PurseLot[]; readonly past: Sums };

export const Taken = z.object({ lotId: z.string(), points: whole });
export type Taken = { readonly lotId: string; readonly points: number };

export const emptyPurse = (at: Instant): Purse => ({ at, lots: [], past: NO_POINTS });

export const totalOf = ({ lots, past }: Purse, account: Account): number =>
  lots.reduce((sum, lot) => sum + lot[account], past[account]);

/** Both sides of the whole purse. */
export const purseSums = (purse: Purse): z.infer<typeof Sums> =>
  Sums.parse(Object.fromEntries(ACCOUNTS.map((account) => [account, totalOf(purse, account)])));

const withPostings = (lot: PurseLot, postings: readonly Posting[]): PurseLot =>
  postings
    .filter(({ lotId }) => lotId === lot.lotId)
    .reduce((sum, { account, points }) => ({ ...sum, [account]: sum[account] + points }), lot);

/** A purse with one more journal. */
export const folded = (purse: Purse, { at, term, postings }: Journal): Purse => {
  const known = purse.lots.some(({ lotId }) => lotId === term?.lotId);
  const opened = term === undefined || known ? purse.lots : [...purse.lots, { ...term, ...NO_POINTS }];
  const lots = known ? opened.map((lot) => (lot.lotId === term?.lotId ? { ...lot, ...term } : lot)) : opened;
  return { ...purse, at: later(purse.at, at), lots: lots.map((lot) => withPostings(lot, postings)) };
};
