import * as z from 'zod';

/** GS1 check digit: weights 1 and 3 from the left for thirteen digits. */
export const gtinCheckDigit = (twelveDigits: string): number => {
  const sum = [...twelveDigits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10;
};

/** GTIN-13, the 69 code on the box; refuses a wrong check digit. */
export const Gtin = z
  .string()
  .regex(/^\d{13}$/)
  .refine((code) => gtinCheckDigit(code.slice(0, 12)) === Number(code[12]), 'check digit')
  .meta({ id: 'Gtin', description: 'GTIN-13 with a valid check digit' })
  .brand<'Gtin'>();
export type Gtin = z.infer<typeof Gtin>;
