import { completeUpload, createUpload } from '@luhuan/shared/api/uploads';
import type { UploadId } from '@luhuan/shared/ids';
import type { FileAnnounced, UploadLink } from '@luhuan/shared/upload/upload';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { valueOf } from '../support/caller.ts';
import type { TestHouse } from '../support/house.ts';
import { newKey } from '../support/scenes.ts';
import { sha256Of } from './files.ts';

export const announced = (bytes: Uint8Array, change: Partial<FileAnnounced> = {}): FileAnnounced => ({
  purpose: 'evidence',
  contentType: 'image/jpeg',
  bytes: bytes.byteLength,
  sha256: sha256Of(bytes),
  ...change,
});

export const linkFor = async (send: Transport, file: FileAnnounced): Promise<UploadLink> =>
  valueOf(await call(send, createUpload, { key: newKey(), body: file }));

/** Posts the form as a phone does. @returns S3's code, or `null` where it was taken */
export const posted = async (
  origin: string,
  { url, fields }: Pick<UploadLink, 'url' | 'fields'>,
  bytes: Uint8Array,
): Promise<string | null> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'photo');
  const response = await fetch(new URL(url, origin), { method: 'POST', body: form });
  const text = await response.text();
  return response.status === 204 ? null : (/<Code>(\w+)/.exec(text)?.[1] ?? text);
};

export const completed = (send: Transport, uploadId: UploadId) =>
  call(send, completeUpload, { key: newKey(), params: { uploadId }, body: {} });

/** From the announcement to the look at it, straight into the store. */
export const uploaded = async (
  house: Pick<TestHouse, 'objects'>,
  send: Transport,
  bytes: Uint8Array,
  change: Partial<FileAnnounced> = {},
): Promise<UploadId> => {
  const file = announced(bytes, change);
  const { uploadId } = await linkFor(send, file);
  await house.objects.put(`sent/${uploadId}`, file.contentType, bytes);
  return valueOf(await completed(send, uploadId)).uploadId;
};
