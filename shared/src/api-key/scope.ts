import * as z from 'zod';

/** What a key is for: sales, returns, or looking at both. Which operations that is stands in the table of permissions. */
export const KeyScope = z.enum(['redeem', 'return', 'read']).meta({ id: 'KeyScope' });
export type KeyScope = z.infer<typeof KeyScope>;
