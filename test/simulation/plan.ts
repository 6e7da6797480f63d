import * as fc from 'fast-check';
import { REQUEST_FAULTS, type RequestFault } from './faults.ts';
import type { Disorder } from './stream.ts';

/** Which process each line of commands runs in: two on one server, one on an instance of Lambda, one that runs the jobs. */
export const SEATS = [0, 0, 1, 2] as const;
/** The line of the jobs. */
export const JOBS = 3;

export type Command =
  | { readonly kind: 'claim'; readonly who: number; readonly key: number }
  | { readonly kind: 'give-back'; readonly who: number }
  | { readonly kind: 'advance'; readonly seconds: number }
  | { readonly kind: 'kill' }
  | { readonly kind: 'tidy' }
  | { readonly kind: 'consume' }
  | { readonly kind: 'expire' }
  | { readonly kind: 'settle'; readonly late: number }
  | { readonly kind: 'deliver' };

/** Everything that a seed decides. */
export type Plan = {
  readonly s: fc.Scheduler;
  readonly units: number;
  readonly shards: number;
  /** Whether requests go the SDK's way, as on Lambda, or the short one, as on a server. */
  readonly bySdk: boolean;
  /** What is done on each line, in order. */
  readonly lines: readonly (readonly Command[])[];
  readonly faults: readonly { readonly nth: number; readonly fault: RequestFault }[];
  /** By how many ms the clock of each process is off. */
  readonly skews: readonly number[];
  readonly disorders: readonly Disorder[];
};

const ofShopper: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('claim' as const), who: fc.nat(6), key: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('give-back' as const), who: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'tidy' as const }) },
);

const seconds = fc.oneof(fc.nat(70), fc.integer({ min: 60, max: 1_800 }), fc.constant(86_400));
const ofJobs: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('advance' as const), seconds }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'consume' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'expire' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('settle' as const), late: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'deliver' as const }) },
);

const SKEW_MS = 5 * 60_000;
const shoppers = fc.array(ofShopper, { minLength: 1, maxLength: 4 });

export const plans: fc.Arbitrary<Plan> = fc.record({
  s: fc.scheduler(),
  units: fc.integer({ min: 1, max: 20 }),
  shards: fc.constantFrom(1, 1, 4),
  bySdk: fc.constantFrom(false, false, false, true),
  lines: fc.tuple(shoppers, shoppers, shoppers, fc.array(ofJobs, { minLength: 2, maxLength: 5 })),
  faults: fc.array(fc.record({ nth: fc.nat(26), fault: fc.constantFrom(...REQUEST_FAULTS) }), {
    minLength: 3,
    maxLength: 9,
  }),
  skews: fc.array(fc.integer({ min: -SKEW_MS, max: SKEW_MS }), { minLength: 3, maxLength: 3 }),
  disorders: fc.array(fc.record({ twice: fc.boolean(), split: fc.nat(20), swap: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  }),
});
