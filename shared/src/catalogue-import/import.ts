import * as z from 'zod';
import { Instant } from '../clock.ts';
import { CatalogueImportId, PersonId, UploadId } from '../ids.ts';
import { RowFault } from './row.ts';

export const IMPORT_ROWS_MAX = 60_000;
/** As many rows with faults are told one by one; all are counted. */
export const FAULTS_TOLD = 100;

/**
 * A file of models on its way into the catalogue. First it is only looked at; then it is written in steps, and each step says
 * how far it is. A model that is there is replaced.
 */
export const CatalogueImport = z
  .object({
    importId: CatalogueImportId,
    uploadId: UploadId,
    by: PersonId,
    checkedAt: Instant,
    rows: z.int().min(0),
    /** Rows that will be written: of models that are not there yet, and of those that are. */
    fresh: z.int().min(0),
    known: z.int().min(0),
    /** Rows that are left out. */
    faulty: z.int().min(0),
    /** The first of them, by their number in the file, headings counted. */
    faults: z.array(z.object({ row: z.int().min(1), faults: z.array(RowFault).min(1) })).max(FAULTS_TOLD),
    /** Steps that are done, of all there are. */
    done: z.int().min(0),
    steps: z.int().min(1),
    written: z.int().min(0),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'CatalogueImport' });
export type CatalogueImport = z.infer<typeof CatalogueImport>;
