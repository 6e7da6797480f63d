import { type Instant, dayOf, endOfDays, plusSeconds } from '@luhuan/shared/clock';
import { type NewId, UploadId } from '@luhuan/shared/ids';
import { may } from '@luhuan/shared/person/permission';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { type FileAnnounced, UPLOADS_PER_DAY, UPLOAD_SECONDS, type UploadLink } from '@luhuan/shared/upload/upload';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import type { Objects } from '../platform/objects.ts';
import { addUpload, countUpload, forgottenAfter, sentKey } from './store.ts';

type Deps = { readonly table: Table; readonly objects: Objects; readonly newId: NewId };
type Create = { readonly file: FileAnnounced; readonly person: Person; readonly attempt: Attempt };
type CreateRefusal = RefusalOf<'NotFound' | 'UploadsTooMany'>;

/** Evidence comes from a till, models from an office; papers of an application from whoever applies. */
const mayBring = (person: Person, { purpose }: FileAnnounced): boolean => {
  if (purpose === 'catalogue') return may(person, 'importCatalogue');
  return purpose === 'application' || (may(person, 'redeemVoucher') && person.shopId !== null);
};

const tomorrow = (at: Instant): Instant => endOfDays(at, 1);

/** Opens an upload: a link for one file, these bytes and no others. */
export const createUpload =
  ({ table, objects, newId }: Deps) =>
  ({
    file,
    person,
    attempt,
  }: Create): Promise<Outcome<UploadLink, CreateRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<UploadLink, CreateRefusal>(table, attempt, async (commitOnce) => {
      if (!mayBring(person, file)) return refuse({ code: 'NotFound' });
      const { at } = attempt;
      const uploadId = UploadId.parse(`upl_${newId()}`);
      const until = plusSeconds(at, UPLOAD_SECONDS);
      const link = { uploadId, until, ...(await objects.signPost({ ...file, key: sentKey(uploadId) }, at, until)) };
      const { personId, shopId } = person;
      const done = await commitOnce(link, {
        upload: addUpload(table, {
          type: 'upload',
          status: 'open',
          uploadId,
          personId,
          shopId,
          ...file,
          until,
          removeAfter: forgottenAfter(at),
        }),
        count: countUpload(table, personId, at),
      });
      if (done.ok) return done.value;
      if (done.error === 'count') return refuse({ code: 'UploadsTooMany', until: tomorrow(at), most: UPLOADS_PER_DAY });
      throw new Error(`${uploadId} was there before, on ${dayOf(at)}`);
    });
