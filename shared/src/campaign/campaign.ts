import * as z from 'zod';
import { Instant } from '../clock.ts';
import { CampaignId, PersonId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { type Result, ok, refuse, unreachable } from '../result.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { RevisionHash, Window } from './revision.ts';

const base = {
  campaignId: CampaignId,
  title: z.string(),
  regionCode: RegionCode,
  window: Window,
  authorId: PersonId,
  /** The newest revision, and the one that `hash` names. */
  revisionNumber: z.int().min(1),
  hash: RevisionHash,
};

export const Objection = z.object({ by: PersonId, at: Instant, reason: z.string() }).meta({ id: 'Objection' });
export type Objection = z.infer<typeof Objection>;

/** One programme of one authority in one region and period, as far as its life has come. */
export const Campaign = z
  .discriminatedUnion('status', [
    z.object({ ...base, status: z.literal('draft') }),
    z.object({ ...base, status: z.literal('in-review'), submittedAt: Instant }),
    z.object({ ...base, status: z.literal('objected'), objection: Objection }),
    z.object({ ...base, status: z.literal('approved'), approvedBy: PersonId, approvedAt: Instant }),
  ])
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;
export type ApprovedCampaign = Extract<Campaign, { status: 'approved' }>;

/** What the campaign is to the public at a moment; an approved one opens and closes by its window, without a job. */
export const Stage = z.enum(['draft', 'in-review', 'objected', 'scheduled', 'live', 'closed']).meta({ id: 'Stage' });
export type Stage = z.infer<typeof Stage>;

export const stageOf = (campaign: Campaign, now: Instant): Stage => {
  switch (campaign.status) {
    case 'draft':
    case 'in-review':
    case 'objected':
      return campaign.status;
    case 'approved':
      if (now < campaign.window.from) return 'scheduled';
      return now < campaign.window.until ? 'live' : 'closed';
    default:
      return unreachable(campaign);
  }
};

type WrongStatus = RefusalOf<'CampaignNotInStatus'>;
const wrongStatus = (campaign: Campaign) =>
  refuse({ code: 'CampaignNotInStatus', status: campaign.status } satisfies WrongStatus);

type Identity = Pick<Campaign, keyof typeof base>;
const identityOf = ({ campaignId, title, regionCode, window, authorId, revisionNumber, hash }: Campaign): Identity => ({
  campaignId,
  title,
  regionCode,
  window,
  authorId,
  revisionNumber,
  hash,
});

/** A further revision by whoever writes it: that person becomes the author and may not approve it. */
export const revise = (
  campaign: Campaign,
  change: Pick<Identity, 'title' | 'window' | 'authorId' | 'hash'>,
): Result<Campaign, WrongStatus> =>
  campaign.status === 'draft' || campaign.status === 'objected'
    ? ok({ ...identityOf(campaign), ...change, revisionNumber: campaign.revisionNumber + 1, status: 'draft' })
    : wrongStatus(campaign);

export const submit = (campaign: Campaign, now: Instant): Result<Campaign, WrongStatus | RefusalOf<'WindowOver'>> => {
  if (campaign.status !== 'draft') return wrongStatus(campaign);
  if (campaign.window.until <= now) return refuse({ code: 'WindowOver', until: campaign.window.until });
  return ok({ ...identityOf(campaign), status: 'in-review', submittedAt: now });
};

type ReviewRefusal = WrongStatus | RefusalOf<'AuthorMayNotReview' | 'RevisionChanged'>;

/** What every review needs: a revision under review, the very hash that was read, and another person than its author. */
const reviewable = (campaign: Campaign, by: PersonId, hash: RevisionHash): Result<Campaign, ReviewRefusal> => {
  if (campaign.status !== 'in-review') return wrongStatus(campaign);
  if (campaign.authorId === by) return refuse({ code: 'AuthorMayNotReview' });
  if (campaign.hash !== hash) return refuse({ code: 'RevisionChanged', hash: campaign.hash });
  return ok(campaign);
};

export const approve = (
  campaign: Campaign,
  by: PersonId,
  hash: RevisionHash,
  now: Instant,
): Result<ApprovedCampaign, ReviewRefusal | RefusalOf<'WindowOver'>> => {
  const reviewed = reviewable(campaign, by, hash);
  if (!reviewed.ok) return reviewed;
  if (campaign.window.until <= now) return refuse({ code: 'WindowOver', until: campaign.window.until });
  return ok({ ...identityOf(campaign), status: 'approved', approvedBy: by, approvedAt: now });
};

export const objectTo = (
  campaign: Campaign,
  objection: Objection,
  hash: RevisionHash,
): Result<Campaign, ReviewRefusal> => {
  const reviewed = reviewable(campaign, objection.by, hash);
  return reviewed.ok ? ok({ ...identityOf(campaign), status: 'objected', objection }) : reviewed;
};
