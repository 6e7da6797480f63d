import * as z from 'zod';

/** A fact that has to be asked for; `unknown` is an answer to some of them, silence to none. */
export const Question = z
  .enum([
    'old-label',
    'old-size',
    'old-build',
    'old-power',
    'old-year',
    'new-label',
    'new-size',
    'new-build',
    'new-power',
    'place',
    'electricity-price',
    'household-use',
    'water-price',
    'cost',
  ])
  .meta({ id: 'AccountsQuestion' });
export type Question = z.infer<typeof Question>;
