import { completeUpload, createUpload } from '@luhuan/shared/api/uploads';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { fileDigest } from '@luhuan/shared/upload/digest';
import type { Upload, UploadLink, UploadPurpose, UploadType } from '@luhuan/shared/upload/upload';
import Taro from '@tarojs/taro';
import { type Failure, call } from '../api/call.ts';
import { newKey } from '../api/sent.ts';
import { serverNow } from '../api/server-time.ts';
import { send } from '../api/transport.ts';

/** A file on this device. `undefined` type: nothing that can be sent. */
export type LocalFile = {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly contentType: UploadType | undefined;
};

const TIMEOUT_MS = 60_000;

type Tell = (percent: number) => void;
type Form = { readonly url: string; readonly fields: UploadLink['fields']; readonly file: LocalFile };

const urlOf = ({ url }: UploadLink): string => (url.startsWith('/') ? `${API_ORIGIN}${url}` : url);

const postedByBrowser = ({ url, fields, file }: Form, tell: Tell): Promise<number> =>
  new Promise((resolve) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    // the store reads nothing after the file
    form.append('file', new Blob([new Uint8Array(file.bytes)]), 'file');
    const request = new XMLHttpRequest();
    request.timeout = TIMEOUT_MS;
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      tell(Math.floor((loaded / Math.max(1, total)) * 100)),
    );
    request.addEventListener('loadend', () => resolve(request.status));
    request.open('POST', url);
    request.send(form);
  });

const postedByWeChat = ({ url, fields, file }: Form, tell: Tell): Promise<number> =>
  new Promise((resolve) => {
    const task = Taro.uploadFile({
      url,
      filePath: file.path,
      name: 'file',
      formData: fields,
      timeout: TIMEOUT_MS,
      success: ({ statusCode }) => resolve(statusCode),
      fail: () => resolve(0),
    });
    task.onProgressUpdate(({ progress }) => tell(progress));
  });

/** A link that was got before and is still good takes the same file again. */
const linkFor = async (
  file: LocalFile,
  before: UploadLink | undefined,
  purpose: UploadPurpose,
): Promise<Result<UploadLink, Failure>> => {
  if (before !== undefined && serverNow() < before.until) return ok(before);
  const { bytes, contentType } = file;
  if (contentType === undefined) throw new Error('a file of no type was to be sent');
  const body = { purpose, contentType, bytes: bytes.byteLength, sha256: fileDigest(bytes) };
  return call(send, createUpload, { key: newKey(), body });
};

export type SentFile = { readonly link: UploadLink | undefined; readonly result: Result<Upload, Failure> };

/** Sends a file straight into the store and has it looked at. What is `link` in the answer is tried again with the same file. */
export const sendFile = async (
  file: LocalFile,
  before: UploadLink | undefined,
  tell: Tell,
  purpose: UploadPurpose = 'evidence',
): Promise<SentFile> => {
  const link = await linkFor(file, before, purpose);
  if (!link.ok) return { link: before, result: link };
  const { uploadId, fields } = link.value;
  const post = process.env['TARO_ENV'] === 'h5' ? postedByBrowser : postedByWeChat;
  const status = await post({ url: urlOf(link.value), fields, file }, tell);
  if (status < 200 || status > 299) return { link: link.value, result: refuse({ kind: 'unreachable' }) };
  const result = await call(send, completeUpload, { key: newKey(), params: { uploadId }, body: {} });
  return { link: link.value, result };
};
