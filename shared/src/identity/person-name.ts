import * as z from 'zod';

/** Dots that phones type for the one between the parts of a name. */
const DOTS = /[•・･‧．.]/g;

/** Name as on a mainland identity card: 2 to 50 Chinese characters, rare ones too, in parts joined by `·`. */
export const PersonName = z
  .string()
  .max(100)
  .transform((typed) => typed.trim().normalize('NFC').replace(DOTS, '·'))
  .refine((name) => /^\p{Script=Han}+(?:·\p{Script=Han}+)*$/u.test(name), 'Chinese characters, joined by ·')
  .refine((name) => [...name].length >= 2 && [...name].length <= 50, '2 to 50 characters')
  .brand<'PersonName'>();
export type PersonName = z.infer<typeof PersonName>;
