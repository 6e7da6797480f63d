import { RevisionHash } from '@luhuan/shared/campaign/revision';
import { CampaignId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { type Key, type Table, type Write, read } from '../platform/table.ts';

export const ReportRow = z.object({
  type: z.literal('report'),
  campaignId: CampaignId,
  /** The revision that was looked at, and the one it was compared with. */
  number: z.int().min(1),
  hash: RevisionHash,
  baseHash: RevisionHash.nullable(),
  reportHash: RevisionHash,
});
export type ReportRow = z.infer<typeof ReportRow>;

const reportKey = (campaignId: CampaignId, number: number): Key => ({
  pk: `CAMPAIGN#${campaignId}`,
  sk: `REPORT#${String(number).padStart(6, '0')}`,
});

/** The finished report of a revision. */
export const readReport = (table: Table, campaignId: CampaignId, number: number): Promise<ReportRow | undefined> =>
  read(table, reportKey(campaignId, number), ReportRow);

export const putReport = (table: Table, report: Omit<ReportRow, 'type'>): Write => ({
  Put: { TableName: table.name, Item: { ...reportKey(report.campaignId, report.number), type: 'report', ...report } },
});
