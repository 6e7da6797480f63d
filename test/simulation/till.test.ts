import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startTestEngine } from '../../functions/src/local/engine.ts';
import { tillPlans } from './plan.ts';
import { type Road, openRoad } from './road.ts';
import { runScenarios } from './run.ts';

/** More of them: `npm run soak -- --till`. */
const SCENARIOS = 60;

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

test(`${SCENARIOS} scenarios of the till under faults: after every write each unit is subsidised once, and what came back is where it came from`, async () => {
  const { steps, faults, sales, line } = await runScenarios(road, {
    scenarios: SCENARIOS,
    seed: 20_261_123,
    plans: tillPlans,
  });
  console.log(line);
  expect(steps).toBeGreaterThanOrEqual(20);
  expect(faults).toBeGreaterThanOrEqual(2);
  expect(sales).toBeGreaterThanOrEqual(SCENARIOS);
}, 900_000);
