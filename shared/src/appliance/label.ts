import * as z from 'zod';

/** Grade on the energy or water label; 1 is best. */
export const Grade = z.int().min(1).max(5).meta({ id: 'Grade' });
export type Grade = z.infer<typeof Grade>;

/** What a label states, in the label's own unit. */
export const LabelValue = z
  .object({
    quantity: z.enum([
      'daily-consumption',
      'annual-performance-factor',
      'cycle-consumption',
      'cycle-water',
      'efficiency-index',
      'standing-loss',
      'thermal-efficiency',
      'typical-consumption',
    ]),
    /** Far beyond any label at both ends, near enough that nothing reckoned from it overflows. */
    value: z.number().min(0.001).max(100_000),
    unit: z.enum(['kWh/24h', 'Wh/Wh', 'kWh/kg', 'L/kg', '1', '%', 'kWh/a']),
  })
  .meta({ id: 'LabelValue' });
export type LabelValue = z.infer<typeof LabelValue>;

const graded = {
  grade: Grade,
  /** The standard with its year: a grade means nothing without it, `GB 12021.2-2025`. */
  standard: z.string(),
  filingNumber: z.string(),
  values: z.array(LabelValue).min(1),
};

/** The energy or water label of a product, or the plain fact that its kind of goods carries none. */
export const Label = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('energy'), ...graded }),
    z.object({ kind: z.literal('water'), ...graded }),
    z.object({ kind: z.literal('none') }),
  ])
  .meta({ id: 'Label' });
export type Label = z.infer<typeof Label>;

/** What rules look at of a label. */
export type LabelledGrade =
  | { readonly kind: 'energy' | 'water'; readonly grade: Grade; readonly standard: string }
  | { readonly kind: 'none' };
