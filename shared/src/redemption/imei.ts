import * as z from 'zod';

/** Blanks and dashes do not count: a box prints `49-015420-323751-8`, a phone shows `490154203237518`. */
const withoutMarks = (typed: string): string => typed.replace(/[\s-]/g, '');

/** Whether the last digit is the one that Luhn's formula (ISO/IEC 7812-1) makes of the others. */
const luhnHolds = (digits: string): boolean =>
  [...digits].reduceRight((sum, digit, index) => {
    const doubled = Number(digit) * ((digits.length - 1 - index) % 2 === 1 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0) %
    10 ===
  0;

/** What is wrong with an IMEI as typed, so that a clerk is told where to look. */
export type ImeiFault =
  | { readonly fault: 'not-digits' }
  | { readonly fault: 'too-short'; readonly missing: number }
  /** Sixteen digits: the IMEISV, whose last two are the software's version and no check digit. */
  | { readonly fault: 'imeisv' }
  | { readonly fault: 'too-long' }
  /** Nothing but zeros: what a phone shows that never got a number. */
  | { readonly fault: 'blank' }
  /** A digit is wrong or two are swapped. Which one cannot be known: every place has a digit that would fit. */
  | { readonly fault: 'misread' };

/** An IMEI as typed: its fifteen digits, or what is wrong. Source of shape and check digit: research/domain.md §7 [S105]. */
export const readImei = (typed: string): { readonly imei: string } | ImeiFault => {
  const digits = withoutMarks(typed);
  if (!/^\d*$/.test(digits)) return { fault: 'not-digits' };
  if (digits.length < 15) return { fault: 'too-short', missing: 15 - digits.length };
  if (digits.length === 16) return { fault: 'imeisv' };
  if (digits.length > 16) return { fault: 'too-long' };
  if (/^0+$/.test(digits)) return { fault: 'blank' };
  return luhnHolds(digits) ? { imei: digits } : { fault: 'misread' };
};

/** The number of one radio of a phone, tablet or watch: fifteen digits, the last of which checks the others. */
export const Imei = z
  .string()
  .max(64)
  .transform(withoutMarks)
  .pipe(
    z
      .string()
      .regex(/^\d{15}$/)
      .refine((digits) => 'imei' in readImei(digits), 'no IMEI: a digit is misread'),
  )
  .meta({ id: 'Imei' })
  .brand<'Imei'>();
export type Imei = z.infer<typeof Imei>;

/** A unit has at most two: one for each SIM. */
export const IMEIS_MAX = 2;

/** All the IMEIs of one unit, in whichever order; no number twice. */
export const Imeis = z
  .array(Imei)
  .max(IMEIS_MAX)
  .refine((imeis) => new Set(imeis).size === imeis.length, 'an IMEI is there twice');
