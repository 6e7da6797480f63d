import type { Page } from '@luhuan/shared/api/endpoint';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type Sheet, checkSheet } from '@luhuan/shared/catalogue-import/check';
import { type CatalogueImport, IMPORT_ROWS_MAX } from '@luhuan/shared/catalogue-import/import';
import { CatalogueImportId, type NewId, type PersonId, type UploadId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { SHEET_BYTES_MAX } from '@luhuan/shared/upload/upload';
import { readCatalogue, writeModels } from '../appliance/catalogue.ts';
import { CATALOGUE_PARTS, partOf } from '../appliance/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Objects } from '../platform/objects.ts';
import { Contention, type Table } from '../platform/table.ts';
import { type UploadRow, keptKey, readUpload } from '../upload/store.ts';
import { listImports, putImport, readImport } from './store.ts';

type Deps = { readonly table: Table; readonly objects: Objects; readonly newId: NewId };
type Reused = RefusalOf<'IdempotencyKeyReused'>;

const ownFile = async (
  table: Table,
  uploadId: UploadId,
  personId: PersonId,
): Promise<Exclude<UploadRow, { status: 'open' }> | undefined> => {
  const row = await readUpload(table, uploadId);
  const own = row?.personId === personId && row.purpose === 'catalogue' && row.status !== 'open';
  return own ? row : undefined;
};

/** The rows of a file that was brought; the parsers are loaded when the first one is read. */
const sheetOf = async (objects: Objects, { uploadId, contentType }: UploadRow): Promise<Sheet | undefined> => {
  const bytes = await objects.read(keptKey(uploadId), SHEET_BYTES_MAX);
  const { readSheet } = await import('./read-sheet.ts');
  return bytes === undefined ? undefined : readSheet(bytes, contentType);
};

type CheckRefusal = RefusalOf<'NotFound' | 'CatalogueUnreadable' | 'ColumnsMissing' | 'RowsTooMany'>;
type Check = { readonly uploadId: UploadId; readonly personId: PersonId; readonly attempt: Attempt };

/** Looks at a file and keeps what was found, so that writing it can begin. */
export const checkCatalogue =
  ({ table, objects, newId }: Deps) =>
  ({ uploadId, personId, attempt }: Check): Promise<Outcome<CatalogueImport, CheckRefusal | Reused>> =>
    once<CatalogueImport, CheckRefusal>(table, attempt, async (commitOnce) => {
      const { at } = attempt;
      const file = await ownFile(table, uploadId, personId);
      if (file === undefined) return refuse({ code: 'NotFound' });
      const sheet = await sheetOf(objects, file);
      if (sheet === undefined) return refuse({ code: 'CatalogueUnreadable' });
      if (sheet.length - 1 > IMPORT_ROWS_MAX) return refuse({ code: 'RowsTooMany', most: IMPORT_ROWS_MAX });
      const known = new Set<string>((await readCatalogue(table, at)).map(({ gtin }) => gtin));
      const checked = checkSheet(sheet, (gtin) => known.has(gtin));
      if (!checked.ok) return refuse({ code: 'ColumnsMissing', columns: [...checked.error] });
      const { models: _models, ...found } = checked.value;
      const importId = CatalogueImportId.parse(`imp_${newId()}`);
      const progress = { done: 0, steps: CATALOGUE_PARTS, written: 0, endedAt: null };
      const row: CatalogueImport = { importId, uploadId, by: personId, checkedAt: at, ...found, ...progress };
      const done = await commitOnce(row, { import: putImport(table, undefined, row) });
      if (!done.ok) throw new Error(`${importId} was there before`);
      return done.value;
    });

type Step = { readonly importId: CatalogueImportId; readonly personId: PersonId; readonly attempt: Attempt };
type StepRefusal = RefusalOf<'NotFound' | 'ImportOver'>;

/** Models of the last file that was written here: its bytes never change, and each step needs all of its rows. */
const lastFile = new Map<UploadId, readonly ApplianceModel[]>();

const modelsOf = async ({ table, objects }: Pick<Deps, 'table' | 'objects'>, row: CatalogueImport) => {
  const before = lastFile.get(row.uploadId);
  if (before !== undefined) return before;
  const file = await ownFile(table, row.uploadId, row.by);
  const sheet = file === undefined ? undefined : await sheetOf(objects, file);
  const checked = sheet === undefined ? undefined : checkSheet(sheet, () => false);
  if (checked?.ok !== true) return undefined;
  lastFile.clear();
  lastFile.set(row.uploadId, checked.value.models);
  return checked.value.models;
};

/**
 * Writes one part of the catalogue. Killed in the middle, the part is written again by whoever asks next: the same models at
 * the same keys. `ImportOver`: the file is forgotten.
 */
export const importCatalogue =
  (deps: Pick<Deps, 'table' | 'objects'>) =>
  ({ importId, personId, attempt }: Step): Promise<Outcome<CatalogueImport, StepRefusal | Reused>> =>
    once<CatalogueImport, StepRefusal>(deps.table, attempt, async (commitOnce) => {
      const { table } = deps;
      const row = await readImport(table, personId, importId);
      if (row === undefined) return refuse({ code: 'NotFound' });
      if (row.endedAt !== null) return ok(row);
      const models = await modelsOf(deps, row);
      if (models === undefined) return refuse({ code: 'ImportOver' });
      const part = models.filter(({ gtin }) => partOf(gtin) === row.done);
      await writeModels(table, part);
      const done = row.done + 1;
      const endedAt = done === row.steps ? attempt.at : null;
      const after = { ...row, done, written: row.written + part.length, endedAt };
      const committed = await commitOnce(after, { import: putImport(table, row, after) });
      if (committed.ok) return committed.value;
      throw new Contention(`${importId} goes on elsewhere`);
    });

export const getImport =
  (table: Table) =>
  async (
    { personId }: { readonly personId: PersonId },
    importId: CatalogueImportId,
  ): Promise<Result<CatalogueImport, RefusalOf<'NotFound'>>> => {
    const row = await readImport(table, personId, importId);
    return row === undefined ? refuse({ code: 'NotFound' }) : ok(row);
  };

export const listOwnImports =
  (table: Table) =>
  async (
    { personId }: { readonly personId: PersonId },
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Result<Page<CatalogueImport>, never>> =>
    ok(await listImports(table, personId, page));
