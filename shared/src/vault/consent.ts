import * as z from 'zod';
import { Instant } from '../clock.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';
import { KeptKind } from './kept.ts';
import { Purpose, TERMS } from './purpose.ts';

/** One time a person agreed, and when they took it back. */
const Grant = z.object({ version: z.int().min(1), givenAt: Instant, withdrawnAt: Instant.nullable() });

/** Everything a person ever said to one purpose, oldest first. */
export const Consent = z.object({ purpose: Purpose, grants: z.array(Grant) });
export type Consent = z.infer<typeof Consent>;

/** So many changes of mind are kept; a row must not grow without end. */
const GRANTS_MAX = 200;

export const noConsent = (purpose: Purpose): Consent => ({ purpose, grants: [] });

/** `outdated`: given, but to words that have changed since; it has to be given again before anything new is kept. */
const ConsentState = z.enum(['never', 'given', 'outdated', 'withdrawn']);

export const stateOf = ({ purpose, grants }: Consent): z.infer<typeof ConsentState> => {
  const last = grants.at(-1);
  if (last === undefined) return 'never';
  if (last.withdrawnAt !== null) return 'withdrawn';
  return last.version === TERMS[purpose].version ? 'given' : 'outdated';
};

/** Agrees to the version that was on the screen; given again, it is the same consent, unchanged. */
export const give = (
  consent: Consent,
  version: number,
  now: Instant,
): Result<Consent, RefusalOf<'ConsentOutdated'>> => {
  const { purpose, grants } = consent;
  const current = TERMS[purpose].version;
  if (version !== current) return refuse({ code: 'ConsentOutdated', purpose, version: current });
  if (stateOf(consent) === 'given') return ok(consent);
  return ok({ purpose, grants: [...grants, { version, givenAt: now, withdrawnAt: null }].slice(-GRANTS_MAX) });
};

/** Takes it back; what was never given, or is taken back already, stays as it is. */
export const withdraw = (consent: Consent, now: Instant): Result<Consent, RefusalOf<'ConsentNotWithdrawable'>> => {
  const { purpose, grants } = consent;
  if (!TERMS[purpose].withdrawable) return refuse({ code: 'ConsentNotWithdrawable', purpose });
  const last = grants.at(-1);
  if (last === undefined || last.withdrawnAt !== null) return ok(consent);
  return ok({ purpose, grants: [...grants.slice(0, -1), { ...last, withdrawnAt: now }] });
};

/** A consent as its giver sees it. */
export const ConsentView = Consent.extend({
  state: ConsentState,
  /** Of the words that are on the screen now. */
  version: z.int().min(1),
  kinds: z.array(KeptKind),
  withdrawable: z.boolean(),
}).meta({ id: 'ConsentView' });
export type ConsentView = z.infer<typeof ConsentView>;

export const viewOf = (consent: Consent): ConsentView => {
  const { version, kinds, withdrawable } = TERMS[consent.purpose];
  return { ...consent, state: stateOf(consent), version, kinds: [...kinds], withdrawable };
};
