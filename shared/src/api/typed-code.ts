import * as z from 'zod';

/** Ten characters that a person shows and an office types, with or without blanks and dashes. */
export const TypedCode = z
  .string()
  .max(20)
  .transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/))
  .meta({ id: 'TypedCode' });
