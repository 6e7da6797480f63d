import { type NewId, RegisterEntryId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Application, type RegisterEntry, applied } from '@luhuan/shared/register/entry';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { type Table, readBatch } from '../platform/table.ts';
import { fullRegionName, regionName } from '../region/store.ts';
import { type KeptUpload, UploadRow, uploadKey, useUpload } from '../upload/store.ts';
import { addEntry, addOwn, addStep, takeUscc } from './store.ts';

type Deps = { readonly table: Table; readonly newId: NewId };
type Apply = { readonly application: Application; readonly person: Person; readonly attempt: Attempt };
type ApplyRefusal = RefusalOf<'NotFound' | 'IdentityNotVerified' | 'PostElsewhere' | 'UploadMissing' | 'UsccTaken'>;

/** The papers that were handed in: looked at, the applicant's own, and not used for anything yet. */
const papersOf = async (
  table: Table,
  { documents }: Application,
  { personId }: Person,
): Promise<Result<KeptUpload[], RefusalOf<'UploadMissing'>>> => {
  const rows = await readBatch(
    table,
    documents.map(({ uploadId }) => uploadKey(uploadId)),
  );
  const papers = rows.flatMap((row) => {
    const upload = row === undefined ? undefined : UploadRow.parse(row);
    const mine = upload?.status === 'kept' && upload.purpose === 'application' && upload.personId === personId;
    return mine ? [upload] : [];
  });
  return papers.length === documents.length ? ok(papers) : refuse({ code: 'UploadMissing' });
};

/** Puts a firm before the office of its first store. Only somebody whose identity is proven, and who works in no shop, may. */
export const applyForRegister =
  ({ table, newId }: Deps) =>
  ({
    application,
    person,
    attempt,
  }: Apply): Promise<
    Outcome<{ entry: RegisterEntry; regionName: string }, ApplyRefusal | RefusalOf<'IdempotencyKeyReused'>>
  > =>
    once<{ entry: RegisterEntry; regionName: string }, ApplyRefusal>(table, attempt, async (commitOnce) => {
      const { regionCode } = application.store;
      if (regionName(regionCode) === undefined) return refuse({ code: 'NotFound' });
      if (person.identity === null) return refuse({ code: 'IdentityNotVerified' });
      if (person.shopId !== null) return refuse({ code: 'PostElsewhere' });
      const papers = await papersOf(table, application, person);
      if (!papers.ok) return papers;
      const { at } = attempt;
      const entryId = RegisterEntryId.parse(`reg_${newId()}`);
      const documents = application.documents.map(({ kind, uploadId }, index) => {
        const sha256 = papers.value[index]?.sha256;
        if (sha256 === undefined) throw new Error(`${uploadId} was not read`);
        return { kind, sha256, uploadId };
      });
      const entry = applied(application, { entryId, applicant: person.personId, documents, at });
      const { applicant: by, state } = entry;
      const done = await commitOnce(
        { entry, regionName: fullRegionName(regionCode) },
        {
          uscc: takeUscc(table, entry),
          papers: papers.value.map((paper) => useUpload(table, paper, entryId)),
          entry: addEntry(table, entry),
          step: addStep(table, entry, { at, by, did: 'applied', state, reason: null, note: null }),
          own: addOwn(table, by, entryId),
        },
      );
      if (done.ok) return done.value;
      if (done.error === 'uscc') return refuse({ code: 'UsccTaken' });
      if (done.error === 'papers') return refuse({ code: 'UploadMissing' });
      throw new Error(`${entryId} was there before`);
    });
