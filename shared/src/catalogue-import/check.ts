import type { Gtin } from '../appliance/gtin.ts';
import type { ApplianceModel } from '../appliance/model.ts';
import { type ImportColumn, NEEDED, columnOf } from './column.ts';
import { type CatalogueImport, FAULTS_TOLD } from './import.ts';
import { type Cells, type RowFault, modelFrom } from './row.ts';
import { type Result, ok, refuse } from '../result.ts';

/** A file as rows of texts, headings first. */
export type Sheet = readonly (readonly string[])[];

type Checked = Pick<CatalogueImport, 'rows' | 'fresh' | 'known' | 'faulty' | 'faults'> & {
  readonly models: readonly ApplianceModel[];
};

const cellsIn = (columns: readonly (ImportColumn | undefined)[], row: readonly string[]): Cells =>
  Object.fromEntries(columns.flatMap((column, at) => (column === undefined ? [] : [[column, row[at] ?? '']])));

const isEmpty = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/**
 * Looks at every row; nothing is written. Refused: a needed column has no heading.
 * @param isKnown whether a model with the code is in the catalogue
 */
export const checkSheet = (
  [headings = [], ...body]: Sheet,
  isKnown: (gtin: Gtin) => boolean,
): Result<Checked, readonly ImportColumn[]> => {
  const columns = headings.map(columnOf);
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0) return refuse(missing);
  const seen = new Set<Gtin>();
  const models: ApplianceModel[] = [];
  const faults: { row: number; faults: RowFault[] }[] = [];
  body.forEach((row, index) => {
    if (isEmpty(row)) return;
    const found = modelFrom(cellsIn(columns, row));
    const repeated = found.ok && seen.has(found.value.gtin);
    if (found.ok && !repeated) {
      seen.add(found.value.gtin);
      models.push(found.value);
    } else
      faults.push({
        row: index + 2,
        faults: found.ok ? [{ column: 'gtin', why: 'repeated' }] : [...found.error],
      });
  });
  const known = models.filter(({ gtin }) => isKnown(gtin)).length;
  return ok({
    rows: models.length + faults.length,
    fresh: models.length - known,
    known,
    faulty: faults.length,
    faults: faults.slice(0, FAULTS_TOLD),
    models,
  });
};
