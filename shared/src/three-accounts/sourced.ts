import * as z from 'zod';

/** Where a figure can be looked up. */
const Source = z.object({
  title: z.string().min(1),
  /** Number of a standard or notice; `null` where it has none. */
  number: z.string().nullable(),
  year: z.int().min(2000),
});

/** Whose word a figure is: a standard's or an authority's, a study's, or a report of it that nobody compared with the text. */
const Believed = z.enum(['official', 'study', 'report']);

/** As it is written down; `0.01%` are basis points, `1` is a number without a unit. */
const Unit = z.enum([
  '1',
  '%',
  '0.01%',
  'd',
  'a',
  'mo',
  '1/a',
  'h/a',
  'h/d',
  'Wh',
  'Wh/Wh',
  'kWh/kg',
  'kWh/mo',
  'kWh/a',
  'L/kg',
  'CNY/kWh',
  'kg CO₂/kWh',
]);
export type Unit = z.infer<typeof Unit>;

/** A figure that a result stands on, as it is shown: with its unit and where it is from, or why it is only assumed. */
export const Sourced = z
  .discriminatedUnion('confidence', [
    z.object({ confidence: Believed, source: Source }),
    z.object({
      confidence: z.literal('assumption'),
      why: z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
    }),
  ])
  .and(
    z.object({
      id: z.string(),
      name: z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
      values: z.array(z.number()).min(1),
      unit: Unit,
    }),
  )
  .meta({ id: 'Sourced' });
export type Sourced = z.infer<typeof Sourced>;

type Name = { readonly 'zh-CN': string; readonly en: string };

export type From = readonly [title: string, number: string | null, year: number, confidence: z.infer<typeof Believed>];

export const sourced = (
  id: string,
  name: Name,
  values: readonly number[],
  unit: Unit,
  [title, number, year, confidence]: From,
): Sourced => ({ confidence, id, name, values: [...values], unit, source: { title, number, year } });

export const assumed = (id: string, name: Name, values: readonly number[], unit: Unit, why: Name): Sourced => ({
  confidence: 'assumption',
  id,
  name,
  values: [...values],
  unit,
  why,
});

/** A figure of a constant by its place. @throws when there is none: a mistake of ours */
export const valueOf = (constant: Sourced, at = 0): number => {
  const value = constant.values[at];
  if (value === undefined) throw new Error(`${constant.id} has no value ${at}`);
  return value;
};
