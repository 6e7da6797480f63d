import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startMemoryEngine } from '../../functions/src/local/engine.ts';
import { type Told, live, plans } from './scenario.ts';

const SCENARIOS = Number(process.env['SCENARIOS'] ?? 1_000);
const SEED = Number(process.env['SEED'] ?? 20_261_122);

let engine: Engine;
beforeAll(async () => {
  engine = await startMemoryEngine();
});
afterAll(() => engine.stop());

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

test(`${SCENARIOS} scenarios of claims under faults: after every step, nothing is lost, doubled or given out beyond the quota`, async () => {
  const told: Told[] = [];
  const startedAt = performance.now();
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      told.push(await live(engine, plan));
    }),
    { numRuns: SCENARIOS, seed: SEED, endOnFailure: true },
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const [steps, faults, granted] = (['steps', 'faults', 'granted'] as const).map((part) =>
    median(told.map((one) => one[part])),
  );
  console.log(
    `seed ${SEED}: ${told.length} scenarios in ${seconds.toFixed(0)} s, ${(told.length / seconds).toFixed(1)} a second; median ${steps} steps, ${faults} faults, ${granted} claims granted`,
  );
  expect(steps).toBeGreaterThanOrEqual(20);
  expect(faults).toBeGreaterThanOrEqual(2);
  expect(granted).toBeGreaterThanOrEqual(2);
}, 900_000);
