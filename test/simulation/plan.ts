import type { Category } from '@luhuan/shared/appliance/category';
import type { Return } from '@luhuan/shared/redemption/return';
import * as fc from 'fast-check';
import { REQUEST_FAULTS, type RequestFault } from './faults.ts';
import type { Disorder } from './stream.ts';

/** Which process each line of commands runs in: two on one server, one on an instance of Lambda, one that runs the jobs. */
export const SEATS = [0, 0, 1, 2] as const;
/** The line of the jobs. */
export const JOBS = 3;
/** The older ones, for whom a share is kept where there are drops. */
export const isSenior = (who: number): boolean => who % 3 === 0;

type OfShopper = 'give-back' | 'buy' | 'join' | 'leave' | 'decline' | 'coupon';
/** Commands that say nothing more. */
type Alone = 'kill' | 'tidy' | 'consume' | 'expire' | 'deliver' | 'offer' | 'lapse' | 'drop';

export type Command =
  | { readonly kind: 'claim'; readonly who: number; readonly key: number }
  | { readonly kind: OfShopper; readonly who: number }
  | { readonly kind: 'bring-back'; readonly who: number; readonly what: Return['kind'] }
  | { readonly kind: 'advance'; readonly seconds: number }
  | { readonly kind: 'settle'; readonly late: number }
  | { readonly kind: Alone };

/** How vouchers find their people: who comes first, out of drops with a kept share, in turn, or for a coupon; `till`: what becomes of them. */
export type Campaigning = 'rush' | 'drops' | 'line' | 'coupons' | 'till';

/** What is claimed: a coupon is exchanged for one of two, so that its two slots do not protect what the coupon has to. */
export const categoriesOf = (campaign: Campaigning): readonly [Category, ...Category[]] =>
  campaign === 'coupons' ? ['fridge', 'washer'] : ['fridge'];

/** Everything that a seed decides. */
export type Plan = {
  readonly s: fc.Scheduler;
  readonly campaign: Campaigning;
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
  /** Further faults, up to the end. */
  readonly delays: Plan['faults'];
  /** Whether events that were dealt with come once more later, as a queue's may. */
  readonly redelivers: boolean;
  /** What goes on, line by line, once leases are over and settled, and perhaps vouchers too. */
  readonly afterwards: readonly (readonly Command[])[];
};

/** What came into plans later, taken out: a seed says what it said before. */
export const asBefore = (plan: Plan): Plan => ({ ...plan, afterwards: [], delays: [], redelivers: false });

type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Command> };
const claims = (weight: number, last: number, key = fc.nat(1)): Weighted => ({
  weight,
  arbitrary: fc.record({ kind: fc.constant('claim' as const), who: fc.nat(last), key }),
});
/** Keys that nobody pressed with before. */
const anew = fc.integer({ min: 2, max: 3 });
const by = (weight: number, kind: OfShopper, last: number): Weighted => ({
  weight,
  arbitrary: fc.nat(last).map((who) => ({ kind, who })),
});
const just = (weight: number, kind: Alone): Weighted => ({
  weight,
  arbitrary: fc.constant({ kind }),
});

const returns = (weight: number, last: number): Weighted => ({
  weight,
  arbitrary: fc.record({
    kind: fc.constant('bring-back' as const),
    who: fc.nat(last),
    what: fc.constantFrom('whole' as const, 'part' as const, 'exchange' as const),
  }),
});

const seconds = fc.oneof(fc.nat(70), fc.integer({ min: 60, max: 1_800 }), fc.constant(86_400));
const advances = (weight: number): Weighted => ({
  weight,
  arbitrary: seconds.map((some) => ({ kind: 'advance', seconds: some })),
});
const settles = (weight: number): Weighted => ({
  weight,
  arbitrary: fc.nat(3).map((late) => ({ kind: 'settle', late })),
});

const EVERYBODY = [just(1, 'kill'), just(2, 'tidy')];
const JOBS_OF_LEASES = [advances(4), just(3, 'consume'), just(2, 'expire'), settles(4), just(2, 'deliver')];

/** What people do, and what the jobs, in each kind of campaign. */
const DONE: Readonly<Record<Campaigning, { readonly shoppers: Weighted[]; readonly jobs: Weighted[] }>> = {
  rush: { shoppers: [claims(12, 3), by(3, 'give-back', 3), by(1, 'buy', 3), ...EVERYBODY], jobs: JOBS_OF_LEASES },
  drops: { shoppers: [claims(12, 6), by(2, 'give-back', 6), ...EVERYBODY], jobs: [...JOBS_OF_LEASES, just(8, 'drop')] },
  line: {
    shoppers: [
      claims(8, 2),
      by(3, 'join', 2),
      by(1, 'give-back', 2),
      by(2, 'decline', 2),
      by(1, 'leave', 2),
      // the job on another machine, at the same time
      just(3, 'offer'),
      just(1, 'kill'),
    ],
    jobs: [just(6, 'offer'), just(4, 'lapse'), advances(3), just(2, 'consume'), just(1, 'deliver')],
  },
  coupons: {
    shoppers: [by(2, 'coupon', 1), claims(8, 1), by(2, 'give-back', 1), by(1, 'buy', 1), ...EVERYBODY],
    jobs: JOBS_OF_LEASES,
  },
  till: {
    shoppers: [claims(4, 2, fc.nat(3)), by(6, 'buy', 2), returns(6, 2), by(1, 'give-back', 2), just(1, 'kill')],
    jobs: [advances(2), just(4, 'consume'), just(1, 'expire'), just(2, 'deliver')],
  },
};

export const SETTLE: Command = { kind: 'settle', late: 0 };
/** Long enough for leases to be over for good. */
export const LONG_AFTER: Command = { kind: 'advance', seconds: 2_400 };
/** The job knows it with the second run. */
const RECKONING: readonly Command[] = [LONG_AFTER, SETTLE, SETTLE];

const some = (...of: readonly Weighted[]) => fc.array(fc.oneof(...of), { minLength: 1, maxLength: 3 });

/** Old and new people press at once, on a server and on an instance, while the jobs do what they have done before. */
const afterwardsIn = (campaign: Campaigning) => {
  const press = some(
    claims(2, 1),
    claims(5, 1, anew),
    claims(3, 5),
    ...(campaign === 'coupons' ? [by(3, 'coupon', 5)] : []),
    just(1, 'tidy'),
  );
  // owners whose leases were settled before are forgotten while they come back
  const jobs = some(settles(2), just(3, 'consume'), just(1, 'expire'), just(1, 'offer')).map((then) => [
    SETTLE,
    SETTLE,
    ...then,
  ]);
  return fc.tuple(press, fc.constant([]), press, jobs);
};

const linesOf = (campaign: Campaigning) => {
  // somebody has a voucher before anything can become of it
  const least = campaign === 'till' ? 4 : 1;
  const line = fc.array(fc.oneof(...DONE[campaign].shoppers), { minLength: least, maxLength: least + 3 });
  const jobs = fc.array(fc.oneof(...DONE[campaign].jobs), { minLength: 2, maxLength: 5 });
  const reckoning = fc.array(fc.oneof(...DONE[campaign].jobs), { maxLength: 1 }).map((then) => [...RECKONING, ...then]);
  return fc.tuple(line, line, line, campaign === 'line' || campaign === 'till' ? jobs : fc.oneof(jobs, reckoning));
};

const few = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20 }));
/** Drops come on three days, of each of which two fifths are kept. */
const UNITS = {
  rush: few,
  drops: fc.constantFrom(6, 15, 30),
  line: fc.integer({ min: 1, max: 4 }),
  coupons: few,
  till: fc.integer({ min: 2, max: 12 }),
};

const SKEW_MS = 5 * 60_000;

const planOf = (campaign: Campaigning): fc.Arbitrary<Plan> =>
  fc.record({
    s: fc.scheduler(),
    campaign: fc.constant(campaign),
    units: UNITS[campaign],
    shards: fc.constantFrom(1, 1, 4),
    bySdk: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    lines: linesOf(campaign),
    faults: fc.array(fc.record({ nth: fc.nat(26), fault: fc.constantFrom(...REQUEST_FAULTS) }), {
      minLength: 3,
      maxLength: 9,
    }),
    skews: fc.array(fc.integer({ min: -SKEW_MS, max: SKEW_MS }), { minLength: 3, maxLength: 3 }),
    disorders: fc.array(fc.record({ twice: fc.boolean(), split: fc.nat(20), swap: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
    // the last three, so that what a seed says of everything else stays as it was
    delays: fc.array(fc.record({ nth: fc.nat(90), fault: fc.constantFrom('late', 'slow', 'lost-after') }), {
      maxLength: 3,
    }),
    redelivers: fc.boolean(),
    afterwards: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: afterwardsIn(campaign) }),
  });

export const claimPlans: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 5, arbitrary: planOf('rush') },
  { weight: 2, arbitrary: planOf('line') },
  { weight: 1, arbitrary: planOf('drops') },
  { weight: 1, arbitrary: planOf('coupons') },
);

/** What becomes of vouchers at the till; who gets one is no question here. */
export const tillPlans: fc.Arbitrary<Plan> = planOf('till');
