import * as z from 'zod';
import { RevisionHash } from '../campaign/revision.ts';
import { Fen } from '../fen.ts';
import { Check, type Reason } from './check.ts';

/** Whether a person may have the subsidy, with the rule path that led there. */
export const Decision = z
  .object({
    result: z.enum(['eligible', 'refused', 'unknown']),
    checks: z.array(Check),
    revision: z.object({ number: z.int(), hash: RevisionHash }),
    /** The most this can bring: the category's cap. */
    upToFen: Fen,
  })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof Decision>;

/** The first reason against, what is not met before what is not known; nothing when the decision is for the person. */
export const reasonOf = ({ checks }: Decision): Reason | null => {
  const against =
    checks.find(({ outcome }) => outcome === 'not-met') ?? checks.find(({ outcome }) => outcome === 'unknown');
  return against?.reason ?? null;
};
