import * as z from 'zod';
import { Category } from '../appliance/category.ts';

/** One way in which a draft differs from what it is compared with, as data and in words. */
export const Difference = z
  .object({
    /** `reclaim.perMonth`, or of a category `rates`. */
    field: z.string(),
    category: Category.nullable(),
    kind: z.enum(['changed', 'added', 'removed', 'reordered']),
    /** `null` also where there was, or is, nothing. */
    before: z.unknown(),
    after: z.unknown(),
    says: z.object({ 'zh-CN': z.string(), en: z.string() }),
  })
  .meta({ id: 'Difference' });
export type Difference = z.infer<typeof Difference>;
