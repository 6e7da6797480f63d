import * as z from 'zod';
import { Instant } from '../clock.ts';
import { type Fen, fen } from '../fen.ts';
import { CampaignId, PersonId } from '../ids.ts';
import { RevisionHash } from './revision.ts';

/** What a revision was made from, so that its differences can be shown. */
export const Origin = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('preset'),
      presetId: z.string().max(60),
      /** Which of two sources was followed where they differ: switch → option. */
      choices: z.record(z.string().max(40), z.string().max(40)),
    }),
    /** A template, or a campaign of last year: its revision as it was copied. */
    z.strictObject({ kind: z.literal('campaign'), campaignId: CampaignId, revisionNumber: z.int().min(1) }),
    z.strictObject({ kind: z.literal('blank') }),
  ])
  .meta({ id: 'Origin' });
export type Origin = z.infer<typeof Origin>;

export const Objection = z.object({ by: PersonId, at: Instant, reason: z.string() }).meta({ id: 'Objection' });
export type Objection = z.infer<typeof Objection>;

export const Approval = z.object({ by: PersonId, at: Instant }).meta({ id: 'Approval' });
export type Approval = z.infer<typeof Approval>;

const base = {
  /** Number and hash of the revision that is proposed. */
  number: z.int().min(1),
  hash: RevisionHash,
  authorId: PersonId,
  origin: Origin,
};
/** What an approver reads and says yes to: the revision and its impact report. */
const read = {
  ...base,
  reportHash: RevisionHash,
  approvals: z.array(Approval),
  /** How many people besides the author have to say yes. */
  approvalsNeeded: z.int().min(1),
  /** When it is to come into force; a moment in the past means with the last approval. */
  activeFrom: Instant,
};

/** The revision that an office is working on, beside the one that is in force. */
export const Proposal = z
  .discriminatedUnion('status', [
    z.object({ ...base, status: z.literal('draft') }),
    z.object({ ...read, status: z.literal('in-review'), submittedAt: Instant }),
    z.object({ ...base, status: z.literal('objected'), objection: Objection }),
    z.object({ ...read, status: z.literal('approved'), approvedAt: Instant }),
  ])
  .meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof Proposal>;
export type ApprovedProposal = Extract<Proposal, { status: 'approved' }>;

const TWO_FROM = fen(100_000_000_00);
const THREE_FROM = fen(1_000_000_000_00);

/** One approver below 100 million yuan, two from there, three from a billion. Assumption: no published rule names the amounts. */
export const approvalsFor = (budgetFen: Fen): number => (budgetFen >= THREE_FROM ? 3 : budgetFen >= TWO_FROM ? 2 : 1);
