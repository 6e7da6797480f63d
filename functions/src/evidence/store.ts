import type { Page } from '@luhuan/shared/api/endpoint';
import { DueEvidence } from '@luhuan/shared/api/evidence';
import { type Brought, missingIn } from '@luhuan/shared/evidence/evidence';
import { type RedemptionId, type ShopId, UploadId } from '@luhuan/shared/ids';
import { type Instant, Instant as InstantSchema, epochMs, plusDays } from '@luhuan/shared/clock';
import { bandsOf } from '@luhuan/shared/evidence/likeness';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { RegionCode, stemOf } from '@luhuan/shared/region';
import * as z from 'zod';
import { DigestVersion } from '../platform/digest-ring.ts';
import { type DigestKind, type Digests, putUnderAll } from '../platform/digests.ts';
import { type Key, type Table, type Write, query } from '../platform/table.ts';
import { type KeptUpload, UploadRow, uploadKey, useUpload } from '../upload/store.ts';

/** Bytes that belong to one redemption: a keyed digest of theirs is taken once, everywhere. */
export const EVIDENCES: DigestKind = { type: 'evidence-lock', partition: 'EVIDENCE', sk: 'LOCK', purpose: 'evidence' };
export const EvidenceLockRow = z.object({
  type: z.literal('evidence-lock'),
  digest: DigestVersion,
  redemptionId: z.string(),
  uploadId: UploadId,
});

/** A redemption whose evidence is not complete, as its shop and its office list it. */
export const EvidenceDueRow = DueEvidence.extend({ type: z.literal('evidence-due'), regionCode: RegionCode });

/** A photo by a quarter of its likeness. */
export const LikenessBandRow = z.object({
  type: z.literal('likeness-band'),
  uploadId: UploadId,
  likeness: z.string(),
  regionCode: RegionCode,
  removeAfter: z.int(),
});
export type LikenessBandRow = z.infer<typeof LikenessBandRow>;

/** Two photos that look like one, as the office of one region lists them; the earlier first. */
export const AlikePairRow = z.object({
  type: z.literal('alike-pair'),
  uploadIds: z.tuple([UploadId, UploadId]),
  distance: z.int(),
  foundAt: InstantSchema,
  regionCode: RegionCode,
});
export type AlikePairRow = z.infer<typeof AlikePairRow>;

/** For so long photos are held against new ones. Assumption: two programme years. */
const LIKENESS_DAYS = 730;
/** So many that share a band are looked at, the newest first: a band of plain white holds thousands. */
const CANDIDATES_MAX = 50;

export const evidenceKeys = (brought: readonly Brought[]): Key[] => brought.map(({ uploadId }) => uploadKey(uploadId));

export const uploadsIn = (rows: readonly (Record<string, unknown> | undefined)[]): (UploadRow | undefined)[] =>
  rows.map((row) => (row === undefined ? undefined : UploadRow.parse(row)));

/** Uses files up for a redemption: each by itself, and its bytes under whatever name they come. */
export const useFiles = (
  table: Table,
  digests: Digests,
  files: readonly KeptUpload[],
  redemptionId: RedemptionId,
): readonly Write[] =>
  files.flatMap((file) => [
    useUpload(table, file, redemptionId),
    ...putUnderAll(table, digests, EVIDENCES, { text: file.sha256, redemptionId, uploadId: file.uploadId }),
  ]);

const dueKey = ({ shopId, redemptionId }: Pick<Redemption, 'shopId' | 'redemptionId'>): Key => ({
  pk: `SHOP#${shopId}`,
  sk: `EVIDENCE-DUE#${redemptionId}`,
});

/** Lists a redemption as what it still owes; `undefined`: it owes nothing. */
export const putDue = (table: Table, redemption: Redemption, regionCode: RegionCode): Write | undefined => {
  const missing = missingIn(redemption.evidence);
  const dueAt = missing.map((one) => one.dueAt).toSorted()[0];
  if (dueAt === undefined) return undefined;
  const { redemptionId, shopId, campaignId } = redemption;
  return {
    Put: {
      TableName: table.name,
      Item: {
        ...dueKey(redemption),
        listPk: 'EVIDENCE-DUE#ALL',
        listSk: `${regionCode}#${dueAt}#${redemptionId}`,
        type: 'evidence-due',
        redemptionId,
        shopId,
        campaignId,
        dueAt,
        kinds: missing.map(({ kind }) => kind),
        regionCode,
      },
    },
  };
};

/** Takes a redemption off the lists, whether or not it is on one. */
export const removeDue = (table: Table, redemption: Pick<Redemption, 'shopId' | 'redemptionId'>): Write => ({
  Delete: { TableName: table.name, Key: dueKey(redemption) },
});

/** What was handed in since; its condition fails when somebody handed in, or took goods back, meanwhile. */
export const changeEvidence = (table: Table, before: Redemption, after: Redemption): Write => ({
  Update: {
    TableName: table.name,
    Key: { pk: `SHOP#${after.shopId}`, sk: `REDEMPTION#${after.redemptionId}` },
    UpdateExpression: 'SET evidence = :after',
    ConditionExpression: 'evidence = :before AND size(#returns) = :returns',
    ExpressionAttributeNames: { '#returns': 'returns' },
    ExpressionAttributeValues: {
      ':after': after.evidence,
      ':before': before.evidence,
      ':returns': before.returns.length,
    },
  },
});

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

export const listDue = async (table: Table, shopId: ShopId, { limit, cursor }: Paged): Promise<Page<DueEvidence>> =>
  query(table, { pk: `SHOP#${shopId}`, prefix: 'EVIDENCE-DUE#', limit, after: cursor }, DueEvidence);

export const listDueIn = async (table: Table, region: RegionCode, page: Paged): Promise<Page<DueEvidence>> =>
  query(
    table,
    { index: 'lists', pk: 'EVIDENCE-DUE#ALL', prefix: stemOf(region), limit: page.limit, after: page.cursor },
    DueEvidence,
  );

const bandKey = (index: number, band: string) => `LIKENESS#${index}-${band}`;

/** What a photo is found by, from now on. */
export const bandItems = (
  { uploadId, likeness, regionCode }: Pick<LikenessBandRow, 'uploadId' | 'likeness' | 'regionCode'>,
  at: Instant,
): (Key & Readonly<Record<string, unknown>>)[] =>
  bandsOf(likeness).map((band, index) => ({
    pk: bandKey(index, band),
    sk: uploadId,
    type: 'likeness-band',
    uploadId,
    likeness,
    regionCode,
    removeAfter: Math.floor(epochMs(plusDays(at, LIKENESS_DAYS)) / 1_000),
  }));

/** Photos that share a band with a likeness, each once. */
export const readCandidates = async (table: Table, likeness: string): Promise<LikenessBandRow[]> => {
  const pages = await Promise.all(
    bandsOf(likeness).map((band, index) =>
      query(table, { pk: bandKey(index, band), prefix: '', descending: true, limit: CANDIDATES_MAX }, LikenessBandRow),
    ),
  );
  const rows = pages.flatMap(({ items }) => items);
  return [...new Map(rows.map((row) => [row.uploadId, row])).values()];
};

/** Lists a pair for the office of a region, whether or not it was found before. */
export const putPair = (table: Table, row: Omit<AlikePairRow, 'type'>): Write => {
  const id = row.uploadIds.join('#');
  return {
    Put: {
      TableName: table.name,
      Item: {
        pk: `ALIKE#${id}`,
        sk: row.regionCode,
        listPk: 'ALIKE#ALL',
        listSk: `${row.regionCode}#${row.foundAt}#${id}`,
        type: 'alike-pair',
        ...row,
      },
    },
  };
};

export const listPairs = (table: Table, region: RegionCode, page: Paged): Promise<Page<AlikePairRow>> =>
  query(
    table,
    {
      index: 'lists',
      pk: 'ALIKE#ALL',
      prefix: stemOf(region),
      descending: true,
      limit: page.limit,
      after: page.cursor,
    },
    AlikePairRow,
  );
