import * as z from 'zod';
import { RevisionHash } from '../campaign/revision.ts';
import { Instant } from '../clock.ts';
import { CampaignId } from '../ids.ts';
import { ImpactReport } from '../impact/report.ts';
import { RegionCode } from '../region.ts';
import { ask, get } from './endpoint.ts';

/** A report that is being made, a few thousand receipts a step, or that is there. */
export const ReportProgress = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('building'),
      number: z.int().min(1),
      /** Receipts read so far, and how many there may be in all: worked out from how much of the time is read. */
      done: z.int().min(0),
      about: z.int().min(0),
      startedAt: Instant,
    }),
    z.object({
      state: z.literal('ready'),
      number: z.int().min(1),
      reportHash: RevisionHash,
      report: ImpactReport,
      /** What the districts in the report are called. */
      districts: z.record(RegionCode, z.string()),
    }),
  ])
  .meta({ id: 'ReportProgress' });
export type ReportProgress = z.infer<typeof ReportProgress>;

const campaignId = z.object({ campaignId: CampaignId });
/** A report goes by the number of its revision. */
const oneReport = campaignId.extend({ number: z.coerce.number().int().min(1).max(999_999) });

export const startImpactReport = ask({
  id: 'startImpactReport',
  path: '/v1/campaigns/{campaignId}/impact-reports',
  summary: 'Begin the impact report of the current draft, or find it where it stands',
  params: campaignId,
  body: z.strictObject({ hash: RevisionHash }),
  reply: ReportProgress,
  refusals: ['NotFound', 'RevisionChanged', 'CampaignNotInStatus'],
});

export const stepImpactReport = ask({
  id: 'stepImpactReport',
  path: '/v1/campaigns/{campaignId}/impact-reports/{number}/steps',
  summary: 'Go on with a report: read the next receipts. Repeats and several officers at once count nothing twice',
  params: oneReport,
  body: z.strictObject({}),
  reply: ReportProgress,
  refusals: ['NotFound'],
});

export const getImpactReport = get({
  id: 'getImpactReport',
  path: '/v1/campaigns/{campaignId}/impact-reports/{number}',
  summary: 'An impact report, ready or as far as it is',
  params: oneReport,
  reply: ReportProgress,
  refusals: ['NotFound'],
});

export type ReadyReport = Extract<ReportProgress, { state: 'ready' }>;
