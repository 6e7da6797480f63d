import * as z from 'zod';
import { Range } from './range.ts';

/** What it costs to run a model for a year: electricity alone. */
export const YearlyCost = z
  .object({
    wh: Range,
    /** By the tariff of the place, whatever tier the household is in; `null`: none is entered for it, or no place was named. */
    fen: Range.nullable(),
  })
  .meta({ id: 'YearlyCost' });
export type YearlyCost = z.infer<typeof YearlyCost>;
