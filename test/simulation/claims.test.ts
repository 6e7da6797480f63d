import { expect, test } from 'vitest';
import { halfOf } from './half.ts';
import { runScenarios } from './run.ts';

const { road } = halfOf(20_261_122);

/** Scenarios that once found something. */
const FOUND = [
  { seed: 20_261_122, path: '20', what: 'sold out was said while a lease was over and not settled' },
  { seed: 20_261_122, path: '11', what: 'a clock that is behind redeemed a voucher before it was claimed' },
  { seed: 20_261_122, path: '43', what: 'a clock that is behind claimed again before the attempt that had ended' },
  { seed: 1, path: '18', what: 'sold out was said when a unit came back to a counter that had been looked at' },
];

test.each(FOUND)('the scenario of seed $seed at $path, which once found that $what', async ({ seed, path }) => {
  const { steps } = await runScenarios(road(), { scenarios: 1, seed, path, found: true });
  expect(steps).toBeGreaterThan(0);
});
