import * as z from 'zod';
import { UploadId } from '../ids.ts';
import { FileAnnounced, Upload, UploadLink } from '../upload/upload.ts';
import { post } from './endpoint.ts';

export const createUpload = post({
  id: 'createUpload',
  path: '/v1/uploads',
  summary: 'A link of some minutes that takes one file: these very bytes and no others',
  body: FileAnnounced,
  reply: UploadLink,
  refusals: ['NotFound', 'UploadsTooMany'],
});

export const completeUpload = post({
  id: 'completeUpload',
  path: '/v1/uploads/{uploadId}/completed',
  params: z.strictObject({ uploadId: UploadId }),
  summary: 'Have the file that was sent looked at; what was not announced so, or cannot be read, is refused',
  body: z.strictObject({}),
  reply: Upload,
  refusals: ['NotFound', 'UploadMissing', 'UploadUnfit'],
});
