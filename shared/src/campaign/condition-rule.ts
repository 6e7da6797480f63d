import * as z from 'zod';
import { BothLanguages } from './rule.ts';

/**
 * An extra rule of a campaign in CEL, the Common Expression Language. `claim`: asked when a voucher is claimed; `goods`: asked of
 * the product, at the quote and at the till.
 */
export const Condition = z
  .strictObject({
    conditionId: z.string().regex(/^[a-z][a-z0-9-]{1,29}$/),
    about: z.enum(['claim', 'goods']),
    expression: z.string().min(1).max(400),
    /** What it asks for, in words: shown as a rule and as the reason of a refusal. */
    says: BothLanguages,
    /** What to do when it is not met. */
    remedy: BothLanguages,
  })
  .meta({ id: 'Condition' });
export type Condition = z.infer<typeof Condition>;
