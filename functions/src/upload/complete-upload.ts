import { createHash } from 'node:crypto';
import type { Instant } from '@luhuan/shared/clock';
import type { UploadId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Upload } from '@luhuan/shared/upload/upload';
import { findAlike } from '../evidence/find-alike.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { readShop } from '../retailer/store.ts';
import type { Inspected } from './inspect.ts';
import type { Objects } from '../platform/objects.ts';
import {
  type KeptUpload,
  type OpenUpload,
  type UploadRow,
  forgottenAfter,
  keepUpload,
  keptKey,
  readUpload,
  sentKey,
} from './store.ts';

type Deps = { readonly table: Table; readonly objects: Objects };
type Complete = { readonly uploadId: UploadId; readonly person: Person; readonly attempt: Attempt };
type CompleteRefusal = RefusalOf<'NotFound' | 'UploadMissing' | 'UploadUnfit'>;

const seenBy = ({ uploadId, purpose, contentType, picture }: Exclude<UploadRow, OpenUpload>): Upload => ({
  uploadId,
  purpose,
  contentType,
  picture: picture === null ? null : { width: picture.width, height: picture.height, hints: picture.hints },
});

/** The file that came, held against what was announced, and looked into. */
const received = async (
  objects: Objects,
  { uploadId, bytes, sha256, contentType }: OpenUpload,
): Promise<Result<Inspected, CompleteRefusal>> => {
  const sent = await objects.read(sentKey(uploadId), bytes);
  if (sent === undefined) return refuse({ code: 'UploadMissing' });
  if (sent.byteLength !== bytes) return refuse({ code: 'UploadUnfit', why: 'length' });
  if (createHash('sha256').update(sent).digest('hex') !== sha256) return refuse({ code: 'UploadUnfit', why: 'digest' });
  // loaded when the first file is looked at: no other call needs the decoders
  const { inspect } = await import('./inspect.ts');
  const found = inspect(sent, contentType);
  return found.ok ? found : refuse({ code: 'UploadUnfit', why: found.error });
};

const keptOf = (row: OpenUpload, { contentType, picture }: Inspected, at: Instant): KeptUpload => ({
  type: 'upload',
  status: 'kept',
  uploadId: row.uploadId,
  purpose: row.purpose,
  personId: row.personId,
  shopId: row.shopId,
  sha256: row.sha256,
  contentType,
  picture,
  keptAt: at,
  removeAfter: forgottenAfter(at),
});

/** Evidence is held against photos of other sales; a paper of an application is not. */
const alikeTo = async (table: Table, { uploadId, purpose, shopId, picture, keptAt }: KeptUpload) => {
  const shop = purpose === 'evidence' && shopId !== null ? await readShop(table, shopId) : undefined;
  return shop === undefined || picture === null
    ? []
    : findAlike(table, { uploadId, likeness: picture.likeness, regionCode: shop.regionCode }, keptAt);
};

/** Looks at the file that was sent and keeps a clean copy of it. Asked again, it says the same. */
export const completeUpload =
  ({ table, objects }: Deps) =>
  ({
    uploadId,
    person,
    attempt,
  }: Complete): Promise<Outcome<Upload, CompleteRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Upload, CompleteRefusal>(table, attempt, async (commitOnce) => {
      const row = await readUpload(table, uploadId);
      if (row === undefined || row.personId !== person.personId) return refuse({ code: 'NotFound' });
      if (row.status !== 'open') return ok(seenBy(row));
      const found = await received(objects, row);
      if (!found.ok) return found;
      const { clean, contentType } = found.value;
      await objects.put(keptKey(uploadId), contentType, clean);
      const kept = keptOf(row, found.value, attempt.at);
      const done = await commitOnce(seenBy(kept), {
        upload: keepUpload(table, kept),
        alike: await alikeTo(table, kept),
      });
      if (!done.ok) throw new Contention('the file was looked at twice at once');
      await objects.remove(sentKey(uploadId));
      return done.value;
    });
