import { HEADINGS, ImportColumn } from '@luhuan/shared/catalogue-import/column';
import type { Sheet } from '@luhuan/shared/catalogue-import/check';
import { IMPORT_ROWS_MAX } from '@luhuan/shared/catalogue-import/import';
import type { UploadType } from '@luhuan/shared/upload/upload';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import * as z from 'zod';

const LINE_MAX = 8_192;
const ROWS_READ = IMPORT_ROWS_MAX + 2;

/** UTF-8, or else what Excel in China writes. */
const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
};

const csvSheet = (bytes: Uint8Array): Sheet =>
  parse(decoded(bytes), { bom: true, relax_column_count: true, max_record_size: LINE_MAX, to: ROWS_READ });

const written = (cell: unknown): string => {
  if (typeof cell === 'string') return cell;
  // a code of thirteen digits is a number to a spreadsheet, and exact as one
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
};

const xlsxSheet = async (bytes: Uint8Array): Promise<Sheet> => {
  const { sheets } = await readXlsx(bytes, { sheets: [0], maxRows: ROWS_READ });
  return (sheets[0]?.rows ?? []).map((row) => row.map(written));
};

const Records = z.array(z.record(z.string(), z.unknown()));
/** A list of records, as it is or under `records`, as label registries answer. */
const Registry = z.union([Records, z.object({ records: Records }).transform(({ records }) => records)]);

const jsonSheet = (bytes: Uint8Array): Sheet => {
  const records = Registry.parse(JSON.parse(decoded(bytes))).slice(0, ROWS_READ);
  const names = ImportColumn.options.flatMap((column) => HEADINGS[column]);
  const used = names.filter((name) => records.some((record) => name in record));
  return [used, ...records.map((record) => used.map((name) => written(record[name])))];
};

/** The rows of a file, headings first; `undefined`: it cannot be read as what it says it is. More rows than are taken are cut off one later. */
export const readSheet = async (bytes: Uint8Array, type: UploadType): Promise<Sheet | undefined> => {
  try {
    if (type === 'text/csv') return csvSheet(bytes);
    return type === 'application/json' ? jsonSheet(bytes) : await xlsxSheet(bytes);
  } catch {
    // whatever a parser throws says that the file is not what it should be
    return undefined;
  }
};
