import * as z from 'zod';
import { Instant } from '../clock.ts';
import { UploadId } from '../ids.ts';

/** What a file is for: evidence of a sale, a document of a shop's application, or models for the catalogue. */
export const UploadPurpose = z.enum(['evidence', 'application', 'catalogue']).meta({ id: 'UploadPurpose' });
export type UploadPurpose = z.infer<typeof UploadPurpose>;

const PHOTO_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const SHEET_TYPES = ['text/csv', XLSX, 'application/json'] as const;
export const UploadType = z.enum([...PHOTO_TYPES, ...SHEET_TYPES]).meta({ id: 'UploadType' });
export type UploadType = z.infer<typeof UploadType>;
export const isSheet = (type: UploadType): boolean => SHEET_TYPES.some((sheet) => sheet === type);

/** Bytes of one file. Assumption: a phone's photo of a label is two to four million. */
export const UPLOAD_BYTES_MAX = 5 * 1_024 * 1_024;
/** Bytes of a file of models: 50,000 of them are eight million as CSV. */
export const SHEET_BYTES_MAX = 20 * 1_024 * 1_024;
/** How long a link takes a file. */
export const UPLOAD_SECONDS = 10 * 60;
/** How many uploads one person opens a day. Assumption: a busy till sells fifty goods a day with six photos each. */
export const UPLOADS_PER_DAY = 300;
/** What nobody has used by then is forgotten. */
export const UPLOAD_KEPT_DAYS = 2;

/** Of the bytes, in lower-case hex. */
export const FileDigest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'FileDigest' });

/** A file that somebody is about to send. */
export const FileAnnounced = z
  .strictObject({
    purpose: UploadPurpose,
    contentType: UploadType,
    bytes: z.int().min(1).max(SHEET_BYTES_MAX),
    sha256: FileDigest,
  })
  .refine(({ purpose, contentType }) => isSheet(contentType) === (purpose === 'catalogue'), 'of a type for its purpose')
  .refine(({ contentType, bytes }) => isSheet(contentType) || bytes <= UPLOAD_BYTES_MAX, 'too large')
  .meta({ id: 'FileAnnounced' });
export type FileAnnounced = z.infer<typeof FileAnnounced>;

/**
 * Where a file goes: a multipart POST of every field and, last, the file under the name `file`. It takes these bytes and no
 * others, until it is over.
 */
export const UploadLink = z
  .object({
    uploadId: UploadId,
    /** Absolute, or a path at the address of the API itself. */
    url: z.string(),
    fields: z.record(z.string(), z.string()),
    until: Instant,
  })
  .meta({ id: 'UploadLink' });
export type UploadLink = z.infer<typeof UploadLink>;

/** What makes a photo hard to read; it is taken all the same. */
export const PictureHint = z.enum(['dark', 'small']).meta({ id: 'PictureHint' });
export type PictureHint = z.infer<typeof PictureHint>;

/** A file that came whole and was looked at. */
export const Upload = z
  .object({
    uploadId: UploadId,
    purpose: UploadPurpose,
    contentType: UploadType,
    /** `null`: a document without pixels. */
    picture: z.object({ width: z.int(), height: z.int(), hints: z.array(PictureHint) }).nullable(),
  })
  .meta({ id: 'Upload' });
export type Upload = z.infer<typeof Upload>;
