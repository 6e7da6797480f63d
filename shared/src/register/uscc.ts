import * as z from 'zod';

/** Without the letters that look like digits, and without V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = ALPHABET.length;

/** The check character of the first 17: 31 − sum, once more modulo 31, which makes `0` of a sum that is a multiple of 31. */
export const usccCheckOf = (body: string): string | undefined => {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += weight * ALPHABET.indexOf(character);
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS];
};

/**
 * Unified social credit code of a firm (统一社会信用代码), GB 32100: authority, kind, region of registration, organisation and a
 * check character. Blanks, dashes and case do not count. Source: research/domain.md §7.
 */
export const Uscc = z
  .string()
  .max(40)
  .transform((typed) => typed.replaceAll(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/))
  .refine((code) => usccCheckOf(code.slice(0, 17)) === code[17], 'its check character')
  .meta({ id: 'Uscc' })
  .brand<'Uscc'>();
export type Uscc = z.infer<typeof Uscc>;
