import { completeUpload, createUpload } from '@luhuan/shared/api/uploads';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { fileDigest } from '@luhuan/shared/upload/digest';
import type { Upload, UploadLink, UploadPurpose } from '@luhuan/shared/upload/upload';
import Taro from '@tarojs/taro';
import { type Failure, call } from '../../api/call.ts';
import { newKey } from '../../api/sent.ts';
import { serverNow } from '../../api/server-time.ts';
import { send } from '../../api/transport.ts';
import type { Photo } from './take-photo.ts';

const TIMEOUT_MS = 60_000;

type Tell = (percent: number) => void;
type Form = { readonly url: string; readonly fields: UploadLink['fields']; readonly photo: Photo };

const urlOf = ({ url }: UploadLink): string => (url.startsWith('/') ? `${API_ORIGIN}${url}` : url);

const postedByBrowser = ({ url, fields, photo }: Form, tell: Tell): Promise<number> =>
  new Promise((resolve) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    // the store reads nothing after the file
    form.append('file', new Blob([new Uint8Array(photo.bytes)]), 'photo');
    const request = new XMLHttpRequest();
    request.timeout = TIMEOUT_MS;
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      tell(Math.floor((loaded / Math.max(1, total)) * 100)),
    );
    request.addEventListener('loadend', () => resolve(request.status));
    request.open('POST', url);
    request.send(form);
  });

const postedByWeChat = ({ url, fields, photo }: Form, tell: Tell): Promise<number> =>
  new Promise((resolve) => {
    const task = Taro.uploadFile({
      url,
      filePath: photo.path,
      name: 'file',
      formData: fields,
      timeout: TIMEOUT_MS,
      success: ({ statusCode }) => resolve(statusCode),
      fail: () => resolve(0),
    });
    task.onProgressUpdate(({ progress }) => tell(progress));
  });

/** A link that was got before and is still good takes the same photo again. */
const linkFor = async (
  photo: Photo,
  before: UploadLink | undefined,
  purpose: UploadPurpose,
): Promise<Result<UploadLink, Failure>> => {
  if (before !== undefined && serverNow() < before.until) return ok(before);
  const { bytes, contentType } = photo;
  if (contentType === undefined) throw new Error('a photo of no type was to be sent');
  const body = { purpose, contentType, bytes: bytes.byteLength, sha256: fileDigest(bytes) };
  return call(send, createUpload, { key: newKey(), body });
};

export type SentPhoto = { readonly link: UploadLink | undefined; readonly result: Result<Upload, Failure> };

/** Sends a photo straight into the store and has it looked at. What is `link` in the answer is tried again with the same photo. */
export const sendPhoto = async (
  photo: Photo,
  before: UploadLink | undefined,
  tell: Tell,
  purpose: UploadPurpose = 'evidence',
): Promise<SentPhoto> => {
  const link = await linkFor(photo, before, purpose);
  if (!link.ok) return { link: before, result: link };
  const { uploadId, fields } = link.value;
  const post = process.env['TARO_ENV'] === 'h5' ? postedByBrowser : postedByWeChat;
  const status = await post({ url: urlOf(link.value), fields, photo }, tell);
  if (status < 200 || status > 299) return { link: link.value, result: refuse({ kind: 'unreachable' }) };
  const result = await call(send, completeUpload, { key: newKey(), params: { uploadId }, body: {} });
  return { link: link.value, result };
};
