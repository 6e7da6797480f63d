import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { startTestEngine } from '../../functions/src/local/engine.ts';
import { MUTATIONS, type Mutation, TILL_MUTATIONS, UNSEEN } from './mutations.ts';
import { claimPlans, tillPlans } from './plan.ts';
import { type Road, openRoad } from './road.ts';
import { runScenarios } from './run.ts';

const { values } = parseArgs({
  options: {
    scenarios: { type: 'string' },
    seed: { type: 'string' },
    'without-checks': { type: 'boolean', default: false },
    only: { type: 'string' },
    /** What becomes of vouchers at the till, instead of claims. */
    till: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
  },
});
const plans = values.till ? tillPlans : claimPlans;
const FAR = 50_000;
/** An engine is begun anew after so many scenarios, each of which leaves a table. */
const PER_ENGINE = 500;

const onEngine = async <T>(work: (road: Road) => Promise<T>): Promise<T> => {
  const engine = await startTestEngine();
  const road = openRoad(engine.endpoint);
  try {
    return await work(road);
  } finally {
    await road.close();
    await engine.stop();
  }
};

/** Lives scenarios on one core. Their seeds follow on each other. */
const liveAlone = async (scenarios: number, seed: number): Promise<void> => {
  for (let done = 0; done < scenarios; done += PER_ENGINE) {
    const { line } = await onEngine((road) =>
      runScenarios(road, { scenarios: Math.min(PER_ENGINE, scenarios - done), seed: seed + done, plans }),
    );
    console.log(line);
  }
};

/** Lives scenarios on every core. @throws when something is broken in one of them, which has said what. */
const soak = async (scenarios: number, seed: number): Promise<void> => {
  const cores = availableParallelism();
  const share = Math.ceil(scenarios / cores);
  const startedAt = performance.now();
  const begun = Array.from({ length: cores }, (_, core) => {
    const till = values.till ? ['--till'] : [];
    const args = ['--alone', ...till, '--scenarios', String(share), '--seed', String(seed + core * share)];
    return fork(fileURLToPath(import.meta.url), args, { execArgv: process.execArgv });
  });
  const ended = await Promise.all(begun.map(async (child) => (await once(child, 'exit'))[0] as number | null));
  if (ended.some((code) => code !== 0)) throw new Error('something was broken');
  const seconds = (performance.now() - startedAt) / 1_000;
  const lived = share * cores;
  console.log(
    `${lived} scenarios from seed ${seed} in ${seconds.toFixed(0)} s, ${(lived / seconds).toFixed(1)} a second: all held`,
  );
};

/** @returns after how many scenarios it was missed, and by what; `undefined`: it never was. */
const missedAfter = (mutation: Mutation, most: number, seed: number) =>
  onEngine((road) =>
    runScenarios(road, { scenarios: most, seed, mutation, plans }).then(
      () => undefined,
      (error: unknown) => {
        const { message, cause } = error as Error;
        const after = Number(/^scenario (\d+)/.exec(message)?.[1]);
        return { after, what: cause instanceof Error ? cause.message : message };
      },
    ),
  );

/** Takes every check of the claim path away, one at a time, and looks how soon it is missed. @returns how many are not. */
const takeAway = async (most: number, seed: number, only: string | undefined): Promise<number> => {
  let unseen = 0;
  console.log(`| taken away | found after | by |\n| ${'-'.repeat(44)} | ---: | --- |`);
  for (const mutation of (values.till ? TILL_MUTATIONS : MUTATIONS).filter(
    ({ name }) => only === undefined || new RegExp(only).test(name),
  )) {
    const found = await missedAfter(mutation, most, seed);
    if (found === undefined) unseen++;
    const what = found?.what.replace(/^.*?: /, '').slice(0, 90) ?? '';
    console.log(`| ${mutation.name.padEnd(44)} | ${found === undefined ? `not in ${most}` : found.after} | ${what} |`);
  }
  if (values.till) return unseen;
  console.log('\nCannot be told from their absence:');
  for (const { mutation, because } of UNSEEN) console.log(`- ${mutation.name}: ${because}`);
  return unseen;
};

const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!values.alone) console.log(`seed ${seed}`);
if (values['without-checks'])
  process.exitCode = (await takeAway(Number(values.scenarios ?? 500), seed, values.only)) === 0 ? 0 : 1;
else await (values.alone ? liveAlone : soak)(Number(values.scenarios ?? FAR), seed);
