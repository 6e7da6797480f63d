import * as z from 'zod';
import { CATEGORIES, type Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { Grade, type Label, LabelValue } from '../appliance/label.ts';
import { ApplianceModel, Form } from '../appliance/model.ts';
import { fen } from '../fen.ts';
import { type Result, ok, refuse } from '../result.ts';
import { CATEGORY_NAME } from '../text/category-name.ts';
import { OneLine } from '../text/one-line.ts';
import { ImportColumn, MEASURED, type Measured } from './column.ts';

/** Why a row is left out. */
export const RowFault = z
  .object({
    column: ImportColumn,
    why: z.enum([
      'missing',
      /** Not thirteen digits, or its check digit is wrong. */
      'gtin',
      /** No kind of goods of this product. */
      'unknown',
      /** No number, or one outside what is possible. */
      'number',
      'too-long',
      /** The same code stands in a row above. */
      'repeated',
      /** A label without a grade, a standard or any figure. */
      'label-incomplete',
    ]),
  })
  .meta({ id: 'RowFault' });
export type RowFault = z.infer<typeof RowFault>;

/** A row's cells as they are written; what is empty is missing. */
export type Cells = Readonly<Partial<Record<ImportColumn, string>>>;

const BY_NAME = new Map<string, Category>(
  CATEGORIES.flatMap((category) => [
    [category, category] as const,
    [CATEGORY_NAME['zh-CN'][category], category] as const,
  ]),
);

const TEXT_MAX = 80;
const Text = OneLine.pipe(z.string().max(TEXT_MAX));
const PRICE_MAX_YUAN = 10_000_000;

/** Takes cells as what they should be, and notes what they are not. */
const reading = (cells: Cells) => {
  const faults: RowFault[] = [];
  const raw = (column: ImportColumn): string => (cells[column] ?? '').trim();
  const fault = (column: ImportColumn, why: RowFault['why']): undefined => {
    faults.push({ column, why });
    return undefined;
  };
  return {
    faults,
    raw,
    fault,
    is: (column: ImportColumn): boolean => raw(column) !== '',
    text: (column: ImportColumn, needed = true): string => {
      if (raw(column) === '' && needed) fault(column, 'missing');
      const found = Text.safeParse(raw(column));
      if (!found.success) fault(column, 'too-long');
      return found.data ?? '';
    },
    number: (column: ImportColumn, max: number): number | undefined => {
      const typed = raw(column).replaceAll(/[,，¥￥]/g, '');
      const value = /^\d{1,8}(\.\d{1,4})?$/.test(typed) ? Number(typed) : Number.NaN;
      return value <= max ? value : fault(column, 'number');
    },
  };
};
type Reading = ReturnType<typeof reading>;

const gtinIn = (row: Reading): Gtin | undefined => {
  if (!row.is('gtin')) return row.fault('gtin', 'missing');
  return Gtin.safeParse(row.raw('gtin')).data ?? row.fault('gtin', 'gtin');
};

const categoryIn = (row: Reading): Category | undefined => {
  if (!row.is('category')) return row.fault('category', 'missing');
  return BY_NAME.get(row.raw('category')) ?? row.fault('category', 'unknown');
};

const priceIn = (row: Reading) => {
  if (!row.is('price')) return row.fault('price', 'missing');
  const yuan = row.number('price', PRICE_MAX_YUAN);
  if (yuan === undefined) return undefined;
  const cents = Math.round(yuan * 100);
  // a price has no more than two decimals
  return cents > 0 && Math.abs(cents - yuan * 100) < 1e-6 ? fen(cents) : row.fault('price', 'number');
};

const MEASURES = Object.keys(MEASURED) as Measured[];

const valuesIn = (row: Reading): LabelValue[] =>
  MEASURES.filter((column) => row.is(column)).flatMap((column) => {
    const value = row.number(column, 1e8);
    const found = value === undefined ? undefined : LabelValue.safeParse({ ...MEASURED[column], value });
    if (found === undefined) return [];
    return found.data ?? row.fault(column, 'number') ?? [];
  });

/** 「1级」 and 「1」 say the same. */
const gradeIn = (row: Reading): Grade | undefined =>
  Grade.safeParse(Number(row.raw('grade').replace(/级$/, ''))).data ?? row.fault('grade', 'number');

const KINDS: Readonly<Record<string, Label['kind']>> = {
  能效: 'energy',
  水效: 'water',
  无: 'none',
  energy: 'energy',
  water: 'water',
  none: 'none',
};

/** What says nothing of a label has none; what says something has to say all of it. */
const labelIn = (row: Reading): Label | undefined => {
  const said = row.raw('label');
  const kind = said === '' ? (row.is('grade') ? 'energy' : 'none') : KINDS[said];
  if (kind === undefined) return row.fault('label', 'unknown');
  if (kind === 'none') return { kind };
  const values = valuesIn(row);
  const grade = row.is('grade') ? gradeIn(row) : row.fault('grade', 'missing');
  const [standard, filingNumber] = [row.text('standard'), row.text('filingNumber', false)];
  if (values.length === 0) row.fault('label', 'label-incomplete');
  return grade === undefined ? undefined : { kind, grade, standard, filingNumber, values };
};

const formIn = (row: Reading): Form | null => {
  if (!row.is('form')) return null;
  return Form.safeParse(row.raw('form')).data ?? row.fault('form', 'unknown') ?? null;
};
type Form = z.infer<typeof Form>;

/** The model that a row describes, or all that is wrong with the row. */
export const modelFrom = (cells: Cells): Result<ApplianceModel, readonly RowFault[]> => {
  const row = reading(cells);
  const [gtin, category, filedPriceFen, label] = [gtinIn(row), categoryIn(row), priceIn(row), labelIn(row)];
  const imeis = row.is('imeis') ? row.number('imeis', 2) : category === 'phone' ? 1 : 0;
  const words = {
    brand: row.text('brand'),
    name: row.text('name'),
    modelNumber: row.text('modelNumber'),
    size: row.text('size', false),
    form: formIn(row),
  };
  if (row.faults.length > 0) return refuse(row.faults);
  return ok(ApplianceModel.parse({ gtin, category, filedPriceFen, label, imeis, ...words }));
};
