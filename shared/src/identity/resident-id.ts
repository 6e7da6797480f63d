import * as z from 'zod';
import { Day, type Instant, dayOf } from '../clock.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

const checkOf = (digits: string): string | undefined =>
  CHECKS[WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % CHECKS.length];

const bornOn = (number: string): string => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/** Number of a resident identity card, GB 11643: region, day of birth, sequence and a check character, `X` for ten. */
export const ResidentId = z
  .string()
  .regex(/^\d{17}[\dXx]$/)
  .transform((typed) => typed.toUpperCase())
  .refine((number) => Day.safeParse(bornOn(number)).success, 'a day of birth')
  .refine((number) => checkOf(number) === number[17], 'its check character')
  .brand<'ResidentId'>();
export type ResidentId = z.infer<typeof ResidentId>;

/** Whole years on a day in Shanghai; who is born on 29 February is a year older on 1 March. Below zero: not yet born. */
export const ageAt = (residentId: ResidentId, now: Instant): number => {
  const [born, today] = [bornOn(residentId), dayOf(now)];
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
};
