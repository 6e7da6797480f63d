import * as z from 'zod';

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Text without characters that nobody sees: they would break the line it is shown in, or turn what stands beside it. */
export const OneLine = z
  .string()
  .trim()
  .refine((text) => !UNSEEN.test(text), 'one line of visible characters');
