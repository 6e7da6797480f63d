import { parseArgs } from 'node:util';
import { startTestEngine } from '../../functions/src/local/engine.ts';
import { MUTATIONS } from './mutations.ts';
import { type Road, openRoad } from './road.ts';
import { runScenarios } from './run.ts';

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

const soak = async (scenarios: number, seed: number): Promise<void> => {
  for (let done = 0; done < scenarios; done += PER_ENGINE) {
    const { line } = await onEngine((road) =>
      runScenarios(road, { scenarios: Math.min(PER_ENGINE, scenarios - done), seed: seed + done }),
    );
    console.log(line);
  }
};

/** Takes every check of the claim path away, one at a time, and looks how soon it is missed. @returns how many are not. */
const takeAway = async (most: number, seed: number, only: string | undefined): Promise<number> => {
  let missed = 0;
  for (const mutation of MUTATIONS.filter(({ name }) => only === undefined || name.includes(only))) {
    const found = await onEngine((road) =>
      runScenarios(road, { scenarios: most, seed, mutation }).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      ),
    );
    const after = /after (\d+) test/.exec(found?.message ?? '')?.[1];
    const what = found?.cause instanceof Error ? found.cause.message : '';
    if (found === undefined) missed++;
    console.log(
      `${found === undefined ? `not found in ${most}` : `found in ${after}`.padEnd(14)}  ${mutation.name}  ${what.slice(0, 110)}`,
    );
  }
  return missed;
};

const { values } = parseArgs({
  options: {
    scenarios: { type: 'string' },
    seed: { type: 'string' },
    'without-checks': { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}`);
if (values['without-checks'])
  process.exitCode = (await takeAway(Number(values.scenarios ?? 500), seed, values.only)) === 0 ? 0 : 1;
else await soak(Number(values.scenarios ?? FAR), seed);
