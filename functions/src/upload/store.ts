import { type Instant, dayOf, epochMs, plusDays, startOf } from '@luhuan/shared/clock';
import { Instant as InstantSchema } from '@luhuan/shared/clock';
import { PersonId, ShopId, UploadId } from '@luhuan/shared/ids';
import {
  FileDigest,
  UPLOADS_PER_DAY,
  UPLOAD_KEPT_DAYS,
  PictureHint,
  UploadPurpose,
  UploadType,
} from '@luhuan/shared/upload/upload';
import * as z from 'zod';
import { type Key, type Table, type Write, read } from '../platform/table.ts';

const base = {
  type: z.literal('upload'),
  uploadId: UploadId,
  purpose: UploadPurpose,
  /** Who sends it, and the shop they work for. */
  personId: PersonId,
  shopId: ShopId.nullable(),
  contentType: UploadType,
};
const looked = {
  ...base,
  picture: z
    .object({
      width: z.int(),
      height: z.int(),
      hints: z.array(PictureHint),
      likeness: z.string().regex(/^[0-9a-f]{16}$/),
    })
    .nullable(),
  keptAt: InstantSchema,
};

/** A file from the moment it is announced; used once, for one thing. What it was announced with goes when it is used. */
export const UploadRow = z.discriminatedUnion('status', [
  z.object({
    ...base,
    status: z.literal('open'),
    bytes: z.int(),
    sha256: FileDigest,
    until: InstantSchema,
    removeAfter: z.int(),
  }),
  z.object({ ...looked, status: z.literal('kept'), sha256: FileDigest, removeAfter: z.int() }),
  z.object({
    ...looked,
    status: z.literal('used'),
    /** Id of what it belongs to, `rdm_…`. */
    usedBy: z.string(),
  }),
]);
export type UploadRow = z.infer<typeof UploadRow>;
export type OpenUpload = Extract<UploadRow, { status: 'open' }>;
export type KeptUpload = Extract<UploadRow, { status: 'kept' }>;

/** How many one person has opened in a day. */
export const UploadCountRow = z.object({
  type: z.literal('upload-count'),
  count: z.int().min(1),
  removeAfter: z.int(),
});

/** Where the file is that came by the link, and where the one that is kept. */
export const sentKey = (uploadId: UploadId): string => `sent/${uploadId}`;
export const keptKey = (uploadId: UploadId): string => `kept/${uploadId}`;

export const uploadKey = (uploadId: UploadId): Key => ({ pk: `UPLOAD#${uploadId}`, sk: 'UPLOAD' });
const countKey = (personId: PersonId, at: Instant): Key => ({ pk: `PERSON#${personId}`, sk: `UPLOADS#${dayOf(at)}` });
const removeAfter = (at: Instant): number => Math.floor(epochMs(at) / 1_000);
export const forgottenAfter = (at: Instant): number => removeAfter(plusDays(at, UPLOAD_KEPT_DAYS));

export const readUpload = (table: Table, uploadId: UploadId): Promise<UploadRow | undefined> =>
  read(table, uploadKey(uploadId), UploadRow);

export const addUpload = (table: Table, row: OpenUpload): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...uploadKey(row.uploadId), ...row },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** One more of the day; its condition fails when the day is full. */
export const countUpload = (table: Table, personId: PersonId, at: Instant): Write => ({
  Update: {
    TableName: table.name,
    Key: countKey(personId, at),
    UpdateExpression: 'SET #type = :type, removeAfter = :over ADD #count :one',
    ConditionExpression: 'attribute_not_exists(#count) OR #count < :most',
    ExpressionAttributeNames: { '#type': 'type', '#count': 'count' },
    ExpressionAttributeValues: {
      ':type': 'upload-count',
      ':over': removeAfter(plusDays(startOf(dayOf(at)), 2)),
      ':one': 1,
      ':most': UPLOADS_PER_DAY,
    },
  },
});

/** Its condition fails when somebody looked at the file meanwhile. */
export const keepUpload = (table: Table, row: KeptUpload): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...uploadKey(row.uploadId), ...row },
    ConditionExpression: '#status = :open',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':open': 'open' },
  },
});

/** Uses a file up, for this one thing; its condition fails when it was used, or is not kept any more. */
export const useUpload = (
  table: Table,
  { sha256: _sha256, removeAfter: _removeAfter, ...row }: KeptUpload,
  usedBy: string,
): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...uploadKey(row.uploadId), ...row, status: 'used', usedBy },
    ConditionExpression: '#status = :kept',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':kept': 'kept' },
  },
});
