import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startFileEngine, startTestEngine } from '../../../functions/src/local/engine.ts';
import { systemClock } from '../../../functions/src/platform/system-clock.ts';
import { cpuOfChildrenMs } from '../claims/processor.ts';
import { startPostgres } from '../claims/stores.ts';
import { median } from '../rounds.ts';
import { type Ours, ourTill } from './ours.ts';
import { postgresTill } from './postgres.ts';
import { type Answer, type Sale, type Till, salesOf } from './sales.ts';

const options = () => {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      units: { type: 'string', default: '4000' },
      rounds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '64' },
    },
  });
  const [units, rounds, connections] = [values.units, values.rounds, values.connections].map(Number);
  if (!units || !rounds || !connections) throw new Error('--units, --rounds and --connections are numbers above 0');
  return { units, rounds, connections };
};

type Run = {
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
  readonly cpuMs: number;
  readonly storeMs: number;
  readonly wrong: readonly string[];
};

/** So many tills at once, each with the next press as soon as it has its answer. */
const pressAll = async (till: Till, presses: readonly Sale[], connections: number) => {
  const answers: Answer[] = [];
  const latenciesMs: number[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    for (let index = next++; index < presses.length; index = next++) {
      const sale = presses[index];
      if (sale === undefined) return;
      const begun = performance.now();
      answers[index] = await till.redeem(sale);
      latenciesMs.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return { answers, latenciesMs };
};

/** Whether each unit was sold once, each key was told one thing, and the ledger sums to nothing. */
const faultsOf = async (
  till: Till,
  units: number,
  presses: readonly Sale[],
  answers: readonly Answer[],
): Promise<string[]> => {
  const { units: sold, sumFen } = await till.stored();
  const told = new Map<string, string>();
  const wrong: string[] = [];
  for (const [index, { key }] of presses.entries()) {
    const answer = JSON.stringify(answers[index]);
    if ((told.get(key) ?? answer) !== answer) wrong.push(`${key} was told two things`);
    told.set(key, answer);
  }
  if (sold.length !== units || new Set(sold).size !== units)
    wrong.push(`${sold.length} redemptions of ${new Set(sold).size} units, not ${units}`);
  if (sumFen !== 0) wrong.push(`the ledger sums to ${sumFen}`);
  return wrong;
};

const run = async (
  till: Till,
  ours: Pick<Ours, 'campaignId' | 'revision'>,
  units: number,
  connections: number,
): Promise<Run> => {
  const { programme } = ours.revision.rules;
  const now = systemClock.now();
  const warmUp = Math.ceil(units / 4);
  const warm = salesOf(ours.campaignId, programme, 1, warmUp, now);
  const rush = salesOf(ours.campaignId, programme, 1_000_000, units, now);
  await till.put([...warm.sales, ...rush.sales]);
  await pressAll(till, warm.presses, connections);
  const [cpu, store, begun] = [process.cpuUsage(), cpuOfChildrenMs(-1), performance.now()];
  const { answers, latenciesMs } = await pressAll(till, rush.presses, connections);
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: (units / ms) * 1_000,
    latenciesMs: latenciesMs.toSorted((a, b) => a - b),
    cpuMs: (user + system) / 1_000 / units,
    storeMs: (cpuOfChildrenMs(-1) - store) / units,
    wrong: await faultsOf(till, units + warmUp, rush.presses, answers),
  };
};

const at = (runs: readonly Run[], share: number): string =>
  median(runs.map(({ latenciesMs }) => latenciesMs[Math.floor(latenciesMs.length * share)] ?? Number.NaN)).toFixed(0);

const print = (rows: ReadonlyMap<string, readonly Run[]>): void => {
  const speeds = new Map([...rows].map(([name, runs]) => [name, median(runs.map(({ perSecond }) => perSecond))]));
  const yardstick = speeds.get('PostgreSQL, one statement');
  console.log(`\n${' '.repeat(28)}      /s    p50    p99      cpu    store   × PostgreSQL`);
  for (const [name, runs] of rows) {
    const speed = speeds.get(name) ?? Number.NaN;
    const [cpu, store] = [median(runs.map(({ cpuMs }) => cpuMs)), median(runs.map(({ storeMs }) => storeMs))];
    const ratio = yardstick === undefined ? '' : (speed / yardstick).toFixed(2);
    console.log(
      `${name.padEnd(28)} ${String(Math.round(speed)).padStart(7)} ${at(runs, 0.5).padStart(6)} ${at(runs, 0.99).padStart(6)} ${cpu.toFixed(3).padStart(8)} ${store.toFixed(3).padStart(8)} ${ratio.padStart(14)}`,
    );
  }
  console.log(
    'p50, p99: ms to the answer. cpu, store: ms of processor per redemption, of this process and of its stores.',
  );
};

/** What redemptions cost in requests and units, refused ones and repeats included. */
const counted = async (units: number): Promise<void> => {
  const till = await ourTill('counted', await startTestEngine(), units * 4, true);
  const { sales, presses } = salesOf(till.campaignId, till.revision.rules.programme, 1, units, systemClock.now());
  await till.put(sales);
  const before = till.count();
  await pressAll(till, presses, 16);
  const after = till.count();
  const each = (name: keyof typeof after) => ((after[name] - before[name]) / units).toFixed(2);
  console.log(`\nPer redemption: ${each('reads')} reads, ${each('writes')} writes, ${each('writeUnits')} write units`);
  await till.close();
};

/** Prints what it takes to redeem vouchers, for our design and for the same effect on PostgreSQL. */
export const redeem = async (): Promise<void> => {
  const { units, rounds, connections } = options();
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-redeem-'));
  await chmod(dataDir, 0o711); // PostgreSQL runs as somebody else and has its folder in here
  const postgres = await startPostgres(dataDir);
  if (postgres === undefined) console.log('PostgreSQL is absent on this machine: what needs it is left out.');
  const rows = new Map<string, Run[]>();
  const measure = async (till: Till, ours: Ours): Promise<void> => {
    const one = await run(till, ours, units, connections);
    const verdict = one.wrong.length === 0 ? 'exact' : `NOT EXACT: ${one.wrong.slice(0, 5).join('; ')}`;
    if (one.wrong.length > 0) process.exitCode = 1;
    console.log(`  ${till.name.padEnd(28)} ${String(Math.round(one.perSecond)).padStart(6)}/s  ${verdict}`);
    rows.set(till.name, [...(rows.get(till.name) ?? []), one]);
  };
  try {
    for (let round = 1; round <= rounds; round++) {
      console.log(`Round ${round} of ${rounds}`);
      const folder = join(dataDir, `run-${round}`);
      await mkdir(folder);
      const inMemory = await ourTill('ours, engine in memory', await startTestEngine(), units * 4);
      await measure(inMemory, inMemory);
      if (postgres !== undefined) {
        const yardstick = await postgresTill(postgres.port, inMemory.revision);
        await measure(yardstick, inMemory);
        await yardstick.close();
      }
      await inMemory.close();
      const onFile = await ourTill('ours, engine on file', await startFileEngine(folder), units * 4);
      await measure(onFile, onFile);
      await onFile.close();
    }
    print(rows);
    await counted(1_000);
  } finally {
    await postgres?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};
