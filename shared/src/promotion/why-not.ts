import * as z from 'zod';

/** Why a promotion does not go with goods, the first that holds. */
export const WhyNot = z
  .enum([
    'unknown',
    'not-yet',
    'over',
    'stopped',
    'used-up',
    'other-goods',
    'below-threshold',
    'no-old-appliance',
    'no-gain',
    'stands-alone',
    'sold-apart',
  ])
  .meta({ id: 'WhyNotPromoted' });
export type WhyNot = z.infer<typeof WhyNot>;

/** Why an item is not of a bundle. */
export const WhyNotBundle = z.enum(['unknown', 'other-goods', 'other-price', 'redeemed']).meta({ id: 'WhyNotBundle' });
export type WhyNotBundle = z.infer<typeof WhyNotBundle>;
