import * as z from 'zod';

/** What counts outside the register: whether the firm takes part. A warning changes nothing of that. */
export const Standing = z.enum(['admitted', 'suspended', 'expelled', 'left']).meta({ id: 'Standing' });
export type Standing = z.infer<typeof Standing>;
