import * as z from 'zod';

/** Mobile number of the mainland, 11 digits. */
export const Mobile = z
  .string()
  .regex(/^1[3-9]\d{9}$/)
  .brand<'Mobile'>();
export type Mobile = z.infer<typeof Mobile>;
