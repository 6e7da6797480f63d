import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../rounds.ts';
import { buildServer } from './contestant.ts';
import type { Design } from './design.ts';
import { DESIGNS } from './designs.ts';
import { type Load, type Run, type Servers, runOnce } from './run.ts';
import { countInstances } from './instances.ts';
import { printProfile } from './profile.ts';
import { startPostgres, startRedis } from './stores.ts';

const options = () => {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      units: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '128' },
      only: { type: 'string' },
      profile: { type: 'boolean', default: false },
    },
  });
  const { only, profile } = values;
  const [units, rounds, connections] = [values.units, values.rounds, values.connections].map(Number);
  if (!units || !rounds || !connections) throw new Error('--units, --rounds and --connections are numbers above 0');
  return { rounds, load: { units, warmUp: Math.ceil(units / 4), connections }, only, profile };
};

const FRAMES = 40;

type Row = { readonly design: Design; readonly runs: readonly Run[] };

const percentile = (runs: readonly Run[], share: number): number =>
  median(
    runs.map(
      ({ latenciesMs }) => latenciesMs.toSorted((a, b) => a - b)[Math.floor(latenciesMs.length * share)] ?? Number.NaN,
    ),
  );
const speedOf = ({ runs }: Row): number => median(runs.map(({ perSecond }) => perSecond));

const cell = (text: string | number, width: number): string => String(text).padStart(width);

const lineOf = (row: Row, yardsticks: readonly Row[]): string => {
  const { design, runs } = row;
  const cpu = median(runs.map(({ cpuMsPerClaim }) => cpuMsPerClaim));
  const store = median(runs.map(({ storeMsPerClaim }) => storeMsPerClaim));
  return [
    design.name.padEnd(36),
    cell(Math.round(speedOf(row)).toLocaleString('en'), 7),
    cell(percentile(runs, 0.5).toFixed(0), 6),
    cell(percentile(runs, 0.99).toFixed(0), 6),
    cell(cpu.toFixed(3), 8),
    cell(store.toFixed(3), 8),
    ...yardsticks.map((yardstick) => cell((speedOf(row) / speedOf(yardstick)).toFixed(2), 8)),
  ].join(' ');
};

const print = (rows: readonly Row[]): void => {
  const yardsticks = rows.filter(({ design }) => !design.name.startsWith('ours'));
  console.log('\nRatios in the columns to the right: claims/s of the row through claims/s of');
  yardsticks.forEach(({ design }, index) => console.log(`  [${index + 1}] ${design.name}`));
  const heads = yardsticks.map((_, index) => cell(`[${index + 1}]`, 8));
  console.log(
    `\n${[' '.repeat(36), cell('/s', 7), cell('p50', 6), cell('p99', 6), cell('cpu', 8), cell('store', 8), ...heads].join(' ')}`,
  );
  for (const row of rows) console.log(lineOf(row, yardsticks));
  console.log('p50, p99: ms to the answer. cpu, store: ms of processor per claim, of the server and of its stores.');
};

const report = (design: Design, { perSecond, wrong, answers }: Run): void => {
  const kinds = [...answers].map(([kind, count]) => `${count} × ${kind}`).join(', ');
  const verdict = wrong.length === 0 ? 'exact' : `NOT EXACT: ${wrong.slice(0, 5).join('; ')}`;
  console.log(`  ${design.name.padEnd(36)} ${cell(Math.round(perSecond), 6)}/s  ${verdict}  (${kinds})`);
  if (wrong.length > 0) process.exitCode = 1;
};

/** Rounds in which every design takes its turn, so that whatever else the machine does meets all of them. */
const measured = async (designs: readonly Design[], servers: Servers, load: Load, rounds: number): Promise<Row[]> => {
  const runs = new Map<Design, Run[]>(designs.map((design) => [design, []]));
  for (let round = 1; round <= rounds; round++) {
    console.log(`Round ${round} of ${rounds}`);
    for (const design of designs) {
      const run = await runOnce(design, servers, load);
      report(design, run);
      runs.get(design)?.push(run);
    }
  }
  return [...runs].map(([design, done]) => ({ design, runs: done }));
};

const countLine = (name: string, { reads, writes, units }: NonNullable<Run['perClaim']>): string =>
  `  ${name.padEnd(36)} ${cell((reads + writes).toFixed(2), 9)} ${cell(reads.toFixed(2), 6)} ${cell(writes.toFixed(2), 7)} ${cell(units.toFixed(2), 12)}`;

/** What the claims of a rush cost in requests and units, those of persons who came too late included. */
const counted = async (designs: readonly Design[], servers: Servers, load: Load): Promise<void> => {
  console.log(`\nPer claim${' '.repeat(31)} requests  reads  writes  write units   (${load.units} claims, not timed)`);
  for (const design of designs) {
    const { perClaim, wrong } = await runOnce(design, servers, load, { counted: true });
    if (perClaim !== null) console.log(countLine(design.name, perClaim), wrong.join('; '));
  }
  const { claims: won, perClaim, wrong } = await countInstances(load.units);
  console.log(countLine('ours, 8 instances as on Lambda', perClaim), wrong.join('; '));
  if (won < load.units) console.log(`  ${load.units - won} units are in leases of instances, until they end`);
};

/** The first of the designs alone, under V8's profiler. */
const profiled = async ([design]: readonly Design[], servers: Servers, load: Load): Promise<void> => {
  if (design === undefined) throw new Error('no design is called that');
  const file = join(tmpdir(), 'claims.cpuprofile');
  report(design, await runOnce(design, servers, load, { profile: file }));
  await printProfile(file, FRAMES);
  console.log(`\nThe whole profile, for a browser's developer tools: ${file}`);
};

/** Prints what it takes to let out units to a crowd, for our design and the ones it is measured by. */
export const claims = async (): Promise<void> => {
  const { rounds, load, only, profile } = options();
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-claims-'));
  await chmod(dataDir, 0o711); // PostgreSQL runs as somebody else and has its folder in here
  const postgres = await startPostgres(dataDir);
  const redis = await startRedis(dataDir);
  const absent = new Set([...(postgres === undefined ? ['postgres'] : []), ...(redis === undefined ? ['redis'] : [])]);
  for (const name of absent) console.log(`${name} is absent on this machine: what needs it is left out.`);
  const designs = DESIGNS.filter(
    ({ name, needs }) =>
      !needs.some((need) => absent.has(need)) &&
      (only === undefined || only.split('|').some((start) => name.startsWith(start))),
  );
  console.log(
    `${load.units} units, a tenth more persons and repeats, ${load.connections} connections; ${cpus().length} cores: ${cpus()[0]?.model ?? 'unknown'}`,
  );
  const servers = {
    dataDir,
    server: buildServer(join(dataDir, 'server'), !profile),
    postgres: postgres?.port,
    redis: redis?.port,
  };
  try {
    if (profile) await profiled(designs, servers, load);
    else {
      print(await measured(designs, servers, load, rounds));
      await counted(
        designs.filter(({ needs }) => needs.includes('memory-engine')),
        servers,
        load,
      );
    }
  } finally {
    await postgres?.stop();
    await redis?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};
