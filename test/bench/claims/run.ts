import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Category } from '@luhuan/shared/appliance/category';
import { startFileEngine, startTestEngine } from '../../../functions/src/local/engine.ts';
import { systemClock } from '../../../functions/src/platform/system-clock.ts';
import type { Count } from '../../support/meter.ts';
import { type Contestant, startContestant } from './contestant.ts';
import type { Design, Places } from './design.ts';
import { RUSHED, WARMED, pressesOf, withRepeats } from './presses.ts';
import { cpuOfChildrenMs } from './processor.ts';
import { type Rushed, rush } from './rush.ts';

/** How much is let out, over how many connections; `warmUp` units go first, and are not measured. */
export type Load = { readonly units: number; readonly warmUp: number; readonly connections: number };

/** What runs for the whole bench. */
export type Servers = {
  readonly dataDir: string;
  /** The built program of every design. */
  readonly server: string;
  readonly postgres: number | undefined;
  readonly redis: number | undefined;
};

export type Run = {
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
  /** Of the serving process, and of the stores it asks. */
  readonly cpuMsPerClaim: number;
  readonly storeMsPerClaim: number;
  /** Requests and units of the whole rush, those who came too late included; `null` where nothing counts. */
  readonly perClaim: { readonly reads: number; readonly writes: number; readonly units: number } | null;
  /** Why this run does not count; empty for a good one. */
  readonly wrong: readonly string[];
  readonly answers: Rushed['answers'];
};

/** Persons beside every ten units: as many go home with nothing. */
const TOO_MANY = 1.1;
/** Who presses after the rush, one by one, while units are left. */
const LATE = 200;
/** The measured stretch ends when this share has been let out: the tail is one of a few. */
const MARK = 0.99;

const openStores = async (design: Design, { dataDir, postgres, redis }: Servers) => {
  const folder = join(dataDir, 'run');
  await mkdir(folder, { recursive: true });
  const start = design.needs.includes('memory-engine')
    ? startTestEngine
    : design.needs.includes('file-engine')
      ? () => startFileEngine(folder)
      : undefined;
  const engine = await start?.();
  const places: Places = {
    dataDir: folder,
    ...(engine === undefined ? {} : { endpoint: engine.endpoint }),
    ...(postgres === undefined ? {} : { postgres }),
    ...(redis === undefined ? {} : { redis }),
  };
  const close = async (): Promise<void> => {
    await engine?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { places, close };
};

/** Presses until so many have won or nobody can, and returns everybody who has. */
const letOut = async (server: Contestant, category: Category, load: Load, first: number, onMark: () => void) => {
  const { units, connections } = load;
  const place = { origin: server.origin, path: server.path(category), connections };
  const crowd = Math.ceil(units * TOO_MANY);
  const presses = await pressesOf(first, crowd + LATE, systemClock.now());
  const rushed = await rush(place, withRepeats(presses.slice(0, crowd)), Math.floor(units * MARK), onMark);
  const late = presses.slice(crowd, crowd + (rushed.winners.size < units ? LATE : 0));
  const after = await rush({ ...place, connections: 1 }, late, Number.NaN, () => undefined);
  return { ...rushed, winners: new Set([...rushed.winners, ...after.winners]) };
};

const numberOf = (id: string): number => Number(/\d+$/.exec(id)?.[0]);

/** Whether exactly so many units went to as many persons, and to no other than those who were told so. */
const faultsOf = (
  units: number,
  winners: ReadonlySet<number>,
  stored: { readonly persons: readonly string[]; readonly wrong: readonly string[] },
): string[] => {
  const holders = new Set(stored.persons.map(numberOf));
  const faults = [...stored.wrong];
  if (stored.persons.length !== units) faults.push(`${stored.persons.length} claims are stored for ${units} units`);
  if (holders.size !== stored.persons.length) faults.push(`${stored.persons.length - holders.size} persons have two`);
  const lost = [...winners].filter((person) => !holders.has(person)).length;
  const untold = [...holders].filter((person) => !winners.has(person)).length;
  if (lost > 0) faults.push(`${lost} persons were told they had one and have none`);
  if (untold > 0) faults.push(`${untold} persons have one and were not told`);
  return faults;
};

const sharedBy = (count: Count, before: Count, claims: number): Run['perClaim'] => ({
  reads: (count.reads - before.reads) / claims,
  writes: (count.writes - before.writes) / claims,
  units: (count.writeUnits - before.writeUnits) / claims,
});

/** One rush on one design: fresh stores, a warm-up, the rush, and a look at what is stored. */
export const runOnce = async (
  design: Design,
  servers: Servers,
  load: Load,
  { counted = false, profile }: { readonly counted?: boolean; readonly profile?: string } = {},
): Promise<Run> => {
  const { places, close } = await openStores(design, servers);
  const units = [
    [RUSHED, load.units],
    [WARMED, load.warmUp],
  ] as const;
  const server = await startContestant(servers.server, { design: design.name, places, units, counted });
  try {
    await letOut(server, WARMED, { ...load, units: load.warmUp }, 1, () => undefined);
    if (profile !== undefined) await server.ask({ kind: 'profile' }, 'done');
    const before = await server.ask({ kind: 'use' }, 'used');
    const storeBefore = cpuOfChildrenMs(server.pid);
    let marked: Promise<[typeof before, number]> | undefined;
    const rushed = await letOut(server, RUSHED, load, 1_000_000, () => {
      const store = cpuOfChildrenMs(server.pid);
      marked = server.ask({ kind: 'use' }, 'used').then((used) => [used, store]);
    });
    if (marked === undefined) throw new Error(`${design.name}: ${rushed.winners.size} of ${load.units} units went out`);
    const [used, store] = await marked;
    if (profile !== undefined) await server.ask({ kind: 'profiled', file: profile }, 'done');
    const { count } = await server.ask({ kind: 'use' }, 'used');
    const stored = await server.ask({ kind: 'stored', category: RUSHED }, 'stored');
    const claims = load.units * MARK;
    const cpu = used.cpu.user + used.cpu.system - before.cpu.user - before.cpu.system;
    return {
      perSecond: claims / (rushed.untilMs / 1_000),
      latenciesMs: rushed.latenciesMs,
      cpuMsPerClaim: cpu / 1_000 / claims,
      storeMsPerClaim: (store - storeBefore) / claims,
      perClaim: count === null || before.count === null ? null : sharedBy(count, before.count, load.units),
      wrong: faultsOf(load.units, rushed.winners, stored),
      answers: rushed.answers,
    };
  } finally {
    await server.stop();
    await close();
  }
};
