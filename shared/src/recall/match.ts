import * as z from 'zod';
import type { Category } from '../appliance/category.ts';
import type { Gtin } from '../appliance/gtin.ts';
import type { RecallTerms, RecalledModels, SerialRange } from './recall.ts';

/** Whether a recall is about a unit; `perhaps`: what would decide it is not known of the unit. */
export const Match = z.enum(['certainly', 'perhaps', 'no']).meta({ id: 'RecallMatch' });
export type Match = z.infer<typeof Match>;

/** What is known of a unit. */
export type Unit = {
  readonly category: Category;
  readonly brand: string;
  readonly gtin: Gtin | null;
  readonly modelNumber: string | null;
  readonly serialNumber: string | null;
};

/** Full-width letters, case, blanks, hyphens and points make no difference. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_./·]/g, '');

/** People write more or less of a brand than an authority: 青样 and 青样电器 are one. */
const isBrand = (one: string, other: string): boolean => {
  const [a, b] = [plain(one), plain(other)];
  return a.includes(b) || b.includes(a);
};

/** Whether a recall is about a model, whatever the unit. */
export const matchesModel = (recalled: RecalledModels, unit: Unit): Match => {
  const { gtins, modelNumbers } = recalled;
  const { gtin, modelNumber } = unit;
  if (gtin !== null && gtins.includes(gtin)) return 'certainly';
  if (unit.category !== recalled.category || !isBrand(unit.brand, recalled.brand)) return 'no';
  if (modelNumber !== null && modelNumbers.some((number) => plain(number) === plain(modelNumber))) return 'certainly';
  const compared = (gtin !== null && gtins.length > 0) || (modelNumber !== null && modelNumbers.length > 0);
  return compared ? 'no' : 'perhaps';
};

/** A number of another length was mistyped, or is another number of the plate: that it is safe nobody can say. */
const isWithin = ({ from, to }: SerialRange, serialNumber: string): Match => {
  if (serialNumber.length !== from.length) return 'perhaps';
  return from <= serialNumber && serialNumber <= to ? 'certainly' : 'no';
};

/** Whether a recall is about one unit, as far as the unit is known. */
export const matches = (terms: RecallTerms, unit: Unit): Match => {
  const model = matchesModel(terms, unit);
  if (model === 'no' || terms.serials === null) return model;
  const serial = unit.serialNumber === null ? 'perhaps' : isWithin(terms.serials, unit.serialNumber);
  return serial === 'no' ? 'no' : model === 'perhaps' ? 'perhaps' : serial;
};
