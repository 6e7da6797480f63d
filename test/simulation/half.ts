import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startTestEngine } from '../../functions/src/local/engine.ts';
import { type Road, openRoad } from './road.ts';
import { runScenarios } from './run.ts';

/** Two files of so many are lived side by side, on an engine each. */
const SCENARIOS = 500;

/** The scenarios of a seed as tests. @returns the way to their engine, there once a test runs. */
export const halfOf = (seed: number): { readonly road: () => Road } => {
  let engine: Engine;
  let road: Road;
  beforeAll(async () => {
    engine = await startTestEngine();
    road = openRoad(engine.endpoint);
  });
  afterAll(async () => {
    await road.close();
    await engine.stop();
  });
  test(`${SCENARIOS} scenarios of claims under faults: after every write, nothing is lost, doubled or given out beyond the quota`, async () => {
    const { steps, faults, granted, mishaps, line } = await runScenarios(road, { scenarios: SCENARIOS, seed });
    console.log(line);
    expect(steps).toBeGreaterThanOrEqual(20);
    expect(faults).toBeGreaterThanOrEqual(2);
    expect(granted).toBeGreaterThanOrEqual(SCENARIOS);
    // every kind of fault came
    for (const [kind, count] of Object.entries(mishaps)) expect([kind, count]).not.toEqual([kind, 0]);
  }, 900_000);
  return { road: () => road };
};
