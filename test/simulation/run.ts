import * as fc from 'fast-check';
import type { Mutation } from './mutations.ts';
import { plans } from './plan.ts';
import type { Road } from './road.ts';
import { type Told, live } from './scenario.ts';

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

type Run = { readonly scenarios: number; readonly seed: number; readonly path?: string; readonly mutation?: Mutation };

/**
 * Lives so many scenarios of a seed, on the engine at the end of `road`.
 * @throws at the first in which something is broken, with seed and path to live it again.
 */
export const runScenarios = async (road: Road, { scenarios, seed, path, mutation }: Run) => {
  const told: Told[] = [];
  const startedAt = performance.now();
  const property = fc.asyncProperty(plans, async (plan) => void told.push(await live(road, plan, mutation)));
  await fc.assert(property, {
    numRuns: scenarios,
    seed,
    endOnFailure: true,
    ...(path === undefined ? {} : { path }),
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const [steps, faults, granted] = [
    median(told.map((one) => one.steps)),
    median(told.map((one) => one.faults)),
    median(told.map((one) => one.granted)),
  ];
  const rate = (told.length / seconds).toFixed(1);
  const medians = `median ${steps} steps, ${faults} faults, ${granted} claims granted`;
  return { steps, faults, granted, line: `seed ${seed}: ${told.length} scenarios, ${rate} a second; ${medians}` };
};
