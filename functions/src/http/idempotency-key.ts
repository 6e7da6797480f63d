import * as z from 'zod';

/** RFC 8941 string, quotes optional. */
export const IdempotencyKey = z
  .string()
  .regex(/^"?[A-Za-z0-9_-]{8,100}"?$/)
  .transform((quoted) => quoted.replaceAll('"', ''));
