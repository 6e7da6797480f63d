import * as z from 'zod';
import type { Category } from '../appliance/category.ts';
import { Grade, LabelValue } from '../appliance/label.ts';
import type { ApplianceModel } from '../appliance/model.ts';

/** How somebody knows what an appliance uses. */
export const Known = z
  .discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('label'),
      values: z.array(LabelValue.strict()).min(1).max(10),
      standard: z.string().max(40).nullable(),
    }),
    z.strictObject({ by: z.literal('grade'), grade: Grade, standard: z.string().max(40) }),
    /** Watts on the plate at the back. */
    z.strictObject({ by: z.literal('power'), watts: z.int().min(1).max(20_000) }),
    /** Was asked and cannot tell, which is an answer. */
    z.strictObject({ by: z.literal('unknown') }),
  ])
  .meta({ id: 'KnownUse' });
export type Known = z.infer<typeof Known>;

export const Build = z
  .enum(['drum', 'pulsator', 'electric', 'natural-gas', 'manufactured-gas'])
  .meta({ id: 'ApplianceBuild' });
export type Build = z.infer<typeof Build>;

/** An appliance as far as it is known; `null` was not said yet and is asked for where it is needed. */
export const Machine = z
  .strictObject({
    /** Watts of cooling, kilograms of washing, litres of water: what the category is sized by. */
    size: z.int().min(1).max(50_000).nullable(),
    build: Build.nullable(),
    known: Known.nullable(),
  })
  .meta({ id: 'Machine' });
export type Machine = z.infer<typeof Machine>;

/** No formula that we can name covers it; its age alone is judged. */
export const burnsGas = ({ build }: { readonly build: Build | null }): boolean =>
  build === 'natural-gas' || build === 'manufactured-gas';

/** Unit of a size in the words of the trade, and how many of ours it has. */
const SIZED: Partial<Record<Category, readonly { readonly unit: string; readonly times: number }[]>> = {
  'air-conditioner': [
    { unit: 'kW', times: 1_000 },
    { unit: 'W', times: 1 },
  ],
  washer: [{ unit: 'kg', times: 1 }],
  'water-heater': [{ unit: 'L', times: 1 }],
};

const sizeFrom = (category: Category, words: string): number | null => {
  const match = /^([\d.]+)\s*([A-Za-z]+)$/.exec(words.trim());
  const found = SIZED[category]?.find(({ unit }) => unit === match?.[2]);
  const size = found === undefined ? NaN : Math.round(Number(match?.[1]) * found.times);
  return size > 0 ? size : null;
};

const buildFrom = ({ category, name, label }: ApplianceModel): Build | null => {
  if (category === 'washer') return name.includes('滚筒') ? 'drum' : name.includes('波轮') ? 'pulsator' : null;
  const loses = label.kind !== 'none' && label.values.some(({ quantity }) => quantity === 'standing-loss');
  return category === 'water-heater' && loses ? 'electric' : null;
};

/** A model of the catalogue as its label and name tell it. */
export const machineOf = (model: ApplianceModel): Machine => ({
  size: sizeFrom(model.category, model.size),
  build: buildFrom(model),
  known:
    model.label.kind === 'energy' ? { by: 'label', values: model.label.values, standard: model.label.standard } : null,
});
