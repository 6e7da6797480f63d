import type { RefusalCode } from '../refusal/refusal.ts';

/** What a device may be told at the door, before anybody looks at what it asks for: nothing of it is remembered. */
export const TILL_REFUSALS = [
  'TillNeeded',
  'TillUnproven',
  'TillClockAway',
  'TillElsewhere',
  'TillWaiting',
  'TillStopped',
] as const satisfies readonly RefusalCode[];
