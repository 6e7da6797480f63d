import * as fc from 'fast-check';
import { REQUEST_FAULTS } from './faults.ts';
import type { Mishaps } from './life.ts';
import type { Mutation } from './mutations.ts';
import { type Plan, asBefore, claimPlans } from './plan.ts';
import type { Road } from './road.ts';
import { type Told, live } from './scenario.ts';

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Every kind is named, those too that never came. */
const KINDS = [...REQUEST_FAULTS, 'kill', 'twice', 'split', 'swapped', 'behind', 'skewed'] as const;

const totals = (told: readonly Told[]): Mishaps =>
  Object.fromEntries(KINDS.map((kind) => [kind, told.reduce((sum, { mishaps }) => sum + (mishaps[kind] ?? 0), 0)]));

/** One plan in so many at least is of the kind that is asked for. */
const RARE = 30;

type Run = {
  readonly scenarios: number;
  readonly seed: number;
  readonly path?: string;
  /** Claims where nothing is said. */
  readonly plans?: fc.Arbitrary<Plan>;
  readonly mutation?: Mutation;
  /** Lives what a seed said when it was written down. */
  readonly found?: boolean;
};

/**
 * Lives so many scenarios of a seed, on the engine at the end of `road`.
 * @throws at the first in which something is broken, with seed and path to live it again.
 */
export const runScenarios = async (
  road: Road,
  { scenarios, seed, path, plans = claimPlans, mutation, found = false }: Run,
) => {
  const told: Told[] = [];
  const startedAt = performance.now();
  const where = mutation?.where;
  const property = fc.asyncProperty(plans, async (plan) => {
    // where what was taken away is not at work nothing can come of it; fast-check's own filter loses what a scheduler is part of
    if (where?.(plan) === false || told.length === scenarios) return;
    told.push(await live(road, found ? asBefore(plan) : plan, mutation));
  });
  const numRuns = where === undefined ? scenarios : scenarios * RARE;
  await fc
    .assert(property, { numRuns, seed, endOnFailure: true, ...(path === undefined ? {} : { path }) })
    .catch(({ message, cause }: Error) => {
      throw new Error(`scenario ${told.length + 1}: ${message}`, { cause });
    });
  const seconds = (performance.now() - startedAt) / 1_000;
  const middle = (of: (one: Told) => number): number => median(told.map(of));
  const medians = { steps: middle(({ steps }) => steps), faults: middle(({ faults }) => faults) };
  const granted = told.reduce((sum, one) => sum + one.granted, 0);
  const sales = told.reduce((sum, one) => sum + one.sales, 0);
  const happened = Object.entries(totals(told)).map(([kind, count]) => `${kind} ${count}`);
  const lines = [
    `seed ${seed}: ${told.length} scenarios in ${seconds.toFixed(0)} s, ${(told.length / seconds).toFixed(1)} a second`,
    `median ${medians.steps} steps, ${medians.faults} faults; ${granted} claims granted, ${sales} sales and returns`,
    happened.join(', '),
  ];
  return { ...medians, granted, sales, mishaps: totals(told), line: lines.join('\n  ') };
};
