import { RevisionHash } from '@luhuan/shared/campaign/revision';
import { Category } from '@luhuan/shared/appliance/category';
import { Instant, epochMs } from '@luhuan/shared/clock';
import { Fen } from '@luhuan/shared/fen';
import { CampaignId } from '@luhuan/shared/ids';
import { ComparedWith, ImpactReport } from '@luhuan/shared/impact/report';
import { Tally } from '@luhuan/shared/impact/tally';
import * as z from 'zod';
import { type Key, type Table, type Write, read } from '../platform/table.ts';

const about = {
  campaignId: CampaignId,
  /** The revision that is looked at, and the one it is compared with. */
  number: z.int().min(1),
  hash: RevisionHash,
  baseHash: RevisionHash.nullable(),
};

/** A finished report: written once, as the revision it is about. */
export const ReportRow = z.object({
  type: z.literal('report'),
  ...about,
  reportHash: RevisionHash,
  report: ImpactReport,
});
export type ReportRow = z.infer<typeof ReportRow>;

/** A report on the way: what was found so far, and where to read on. */
export const BuildingRow = z.object({
  type: z.literal('report-building'),
  ...about,
  /** Rises with every step; every change is conditional on it. */
  version: z.int().min(1),
  startedAt: Instant,
  comparedWith: ComparedWith,
  /** Whose receipts are read, and the revision whose dates they are held against; `null`: there are none. */
  history: z.object({ campaignId: CampaignId, number: z.int().min(1) }).nullable(),
  /** What was in the pools at the start, so that the report does not depend on how long it took. */
  money: z.array(z.object({ category: Category, leftFen: Fen })),
  cursor: z.string().nullable(),
  tally: Tally,
});
export type BuildingRow = z.infer<typeof BuildingRow>;

const numbered = (kind: string, number: number): string => `${kind}#${String(number).padStart(6, '0')}`;
const reportKey = (campaignId: CampaignId, number: number): Key => ({
  pk: `CAMPAIGN#${campaignId}`,
  sk: numbered('REPORT', number),
});
const buildingKey = (campaignId: CampaignId, number: number): Key => ({
  pk: `CAMPAIGN#${campaignId}`,
  sk: numbered('BUILDING', number),
});

/** The finished report of a revision. */
export const readReport = (table: Table, campaignId: CampaignId, number: number): Promise<ReportRow | undefined> =>
  read(table, reportKey(campaignId, number), ReportRow);

export const readBuilding = (table: Table, campaignId: CampaignId, number: number): Promise<BuildingRow | undefined> =>
  read(table, buildingKey(campaignId, number), BuildingRow);

/** A report that nobody goes on with is forgotten after so long. */
const KEPT_SECONDS = 30 * 86_400;

const buildingItem = (row: BuildingRow) => ({
  ...buildingKey(row.campaignId, row.number),
  ...row,
  removeAfter: Math.floor(epochMs(row.startedAt) / 1_000) + KEPT_SECONDS,
});

export const addBuilding = (table: Table, row: BuildingRow): Write => ({
  Put: { TableName: table.name, Item: buildingItem(row), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** A condition of somebody else's commit: the revision has no finished report. */
export const whileUnreported = (table: Table, campaignId: CampaignId, number: number): Write => ({
  ConditionCheck: {
    TableName: table.name,
    Key: reportKey(campaignId, number),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

const unchanged = ({ version }: BuildingRow) => ({
  ConditionExpression: 'version = :version',
  ExpressionAttributeValues: { ':version': version },
});

/** Replaces a report that is still as far as `before`. */
export const changeBuilding = (table: Table, before: BuildingRow, after: BuildingRow): Write => ({
  Put: { TableName: table.name, Item: buildingItem(after), ...unchanged(before) },
});

/** Takes a report off the way; its condition fails when somebody else took it further. */
export const removeBuilding = (table: Table, before: BuildingRow): Write => ({
  Delete: { TableName: table.name, Key: buildingKey(before.campaignId, before.number), ...unchanged(before) },
});

export const addReport = (table: Table, report: ReportRow): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...reportKey(report.campaignId, report.number), ...report },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
