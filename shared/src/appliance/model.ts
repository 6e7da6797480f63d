import * as z from 'zod';
import { Fen } from '../fen.ts';
import { Category } from './category.ts';
import { Gtin } from './gtin.ts';
import { Label, type LabelledGrade } from './label.ts';

/** Build of a product within its category. */
export const Form = z
  .string()
  .regex(/^[a-z][a-z-]{1,29}$/)
  .meta({ id: 'Form' });

/** A model as sold: one GTIN, one label. */
export const ApplianceModel = z
  .object({
    gtin: Gtin,
    category: Category,
    brand: z.string(),
    name: z.string(),
    modelNumber: z.string(),
    /** Capacity, size or power in the words of the trade: `500 L`, `1.5 匹`. */
    size: z.string(),
    /** Build that a programme may treat apart, `split` or `floor-standing` for air conditioners; `null` where there is one only. */
    form: Form.nullable(),
    label: Label,
    /** Price filed with the authority before the programme (备案价格), the ceiling a shop pledges. */
    filedPriceFen: Fen,
    /** How many IMEIs one unit has: one for each SIM, none where there is no radio of its own. */
    imeis: z.int().min(0).max(2),
  })
  .meta({ id: 'ApplianceModel' });
export type ApplianceModel = z.infer<typeof ApplianceModel>;

/** Of a model, what a rule and a price look at. */
export type Goods = { readonly category: Category; readonly label: LabelledGrade; readonly filedPriceFen: Fen };

/** How many IMEIs a sale of the model must name; no phone is without one, whatever the catalogue says. */
export const imeisOf = ({ category, imeis }: Pick<ApplianceModel, 'category' | 'imeis'>): number =>
  Math.max(imeis, category === 'phone' ? 1 : 0);
