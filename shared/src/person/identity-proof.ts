import * as z from 'zod';
import { Instant } from '../clock.ts';

/**
 * How sure a check makes us that a person is who they say: `substantial`, three facts that belong together were compared by a
 * service; `low`, nobody looked (ready-made persons of the demonstration). Assumption: no rule of the programmes grades checks.
 */
export const CONFIDENCE_OF = { 'name-number-mobile': 'substantial', demonstration: 'low' } as const;

/** Which check was passed, and when: copied onto every voucher it helped to grant. */
export const IdentityProof = z
  .object({
    check: z.enum(['name-number-mobile', 'demonstration']),
    confidence: z.enum(['substantial', 'low']),
    checkedAt: Instant,
    /** 60 years or more on the day of the check; `null`: not looked at. The date of birth is kept nowhere. */
    senior: z.boolean().nullable(),
  })
  .meta({ id: 'IdentityProof' });
export type IdentityProof = z.infer<typeof IdentityProof>;

export const proofBy = (
  check: IdentityProof['check'],
  checkedAt: Instant,
  senior: boolean | null = null,
): IdentityProof => ({
  check,
  confidence: CONFIDENCE_OF[check],
  checkedAt,
  senior,
});
