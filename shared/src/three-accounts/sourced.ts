import * as z from 'zod';

/** Where a figure can be looked up. */
const Source = z.object({
  title: z.string().min(1),
  /** Number of a standard or notice; `null` where it has none. */
  number: z.string().nullable(),
  year: z.int().min(2000),
});

/** A figure that a result stands on, as it is shown: with its unit and where it is from, or why it is only assumed. */
export const Sourced = z
  .discriminatedUnion('assumption', [
    z.object({ assumption: z.literal(false), source: Source }),
    z.object({ assumption: z.literal(true), why: z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) }) }),
  ])
  .and(
    z.object({
      id: z.string(),
      name: z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
      values: z.array(z.number()).min(1),
      unit: z.string().min(1),
    }),
  )
  .meta({ id: 'Sourced' });
export type Sourced = z.infer<typeof Sourced>;

type Name = { readonly 'zh-CN': string; readonly en: string };

export const sourced = (
  id: string,
  name: Name,
  values: readonly number[],
  unit: string,
  [title, number, year]: readonly [title: string, number: string | null, year: number],
): Sourced => ({ assumption: false, id, name, values: [...values], unit, source: { title, number, year } });

export const assumed = (id: string, name: Name, values: readonly number[], unit: string, why: Name): Sourced => ({
  assumption: true,
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
