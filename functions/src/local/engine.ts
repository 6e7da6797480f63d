import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { readJson } from './read-json.ts';
import { StartError } from './start-error.ts';
import { prepareTableFile } from './table-file.ts';

export type Engine = {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
  /** Settles when the engine is gone, stopped or not. */
  readonly gone: Promise<unknown>;
};

const START_TRIES = 200;
const START_WAIT_MS = 50;

/** Path of the engine's binary. @throws {StartError} on a platform for which none is published. */
export const engineBinary = (platform: string = `${process.platform}-${process.arch}`): string => {
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${platform}/dynoxide`);
  } catch {
    throw new StartError(
      `No DynamoDB engine is installed for ${platform}: run "npm ci" without --omit=optional on Linux x64, or point DYNAMODB_ENDPOINT at any other DynamoDB, for example DYNAMODB_ENDPOINT=http://127.0.0.1:8000.`,
    );
  }
};

/** A port nobody listens on right now. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

/** Whether an engine, and nothing else, answers there. */
const answers = async (endpoint: string): Promise<boolean> => {
  const reply = await fetch(endpoint).catch(() => undefined);
  return reply?.headers.get('server')?.startsWith('Dynoxide') ?? false;
};

const launch = async (args: readonly string[], port: number): Promise<ChildProcess> => {
  const child = spawn(engineBinary(), ['--port', String(port), ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  for (let attempt = 1; attempt <= START_TRIES; attempt++) {
    if (child.exitCode !== null) throw new StartError(`The DynamoDB engine stopped at once: ${complaint.trim()}`);
    if (await answers(`http://127.0.0.1:${port}`)) return child;
    await sleep(START_WAIT_MS);
  }
  child.kill('SIGKILL');
  throw new StartError('The DynamoDB engine did not answer within ten seconds.');
};

const stopping = (child: ChildProcess) => async (): Promise<void> => {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
};

const MEMORY = '/dev/shm';
const MEMORY_BYTES_MIN = 1024 ** 3;

/** A folder in memory where there is one with enough room: the engine waits for the disk at every write. */
const passingFolder = async (): Promise<string> => {
  const room = await statfs(MEMORY).catch(() => undefined);
  return room !== undefined && room.bavail * room.bsize >= MEMORY_BYTES_MIN ? MEMORY : tmpdir();
};

/** An engine of a test's own, in memory where there is room: nothing survives it. */
export const startTestEngine = async (): Promise<Engine> => {
  const folder = await mkdtemp(join(await passingFolder(), 'luhuan-engine-'));
  const file = tableFileIn(folder);
  await prepareTableFile(file);
  const port = await freePort();
  const child = await launch(['--db-path', file], port);
  const stop = async () => {
    await stopping(child)();
    await rm(folder, { recursive: true, force: true });
  };
  return { endpoint: `http://127.0.0.1:${port}`, stop, gone: once(child, 'exit') };
};

const EngineNote = z.object({ enginePid: z.int(), ownerPid: z.int(), port: z.int() });
type EngineNote = z.infer<typeof EngineNote>;

const tableFileIn = (dataDir: string): string => join(dataDir, 'table.sqlite');
const noteFile = (dataDir: string): string => join(dataDir, 'engine.json');

/** Which process serves this data, and where; `undefined`: none that is known of. */
export const readEngineNote = (dataDir: string): Promise<EngineNote | undefined> =>
  readJson(noteFile(dataDir), EngineNote);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Ends an engine that outlived its owner (the owner was killed). A living owner keeps its data to itself. */
const clearAway = async (dataDir: string): Promise<void> => {
  const running = await readEngineNote(dataDir);
  if (running === undefined) return;
  if (running.ownerPid !== process.pid && isAlive(running.ownerPid))
    throw new StartError(
      `This data is in use by process ${running.ownerPid}: stop that one first, or set DATA_DIR to another folder.`,
    );
  // only if it still listens where it was put: a number of a process may have been given to another one since
  if (isAlive(running.enginePid) && (await answers(`http://127.0.0.1:${running.port}`)))
    process.kill(running.enginePid, 'SIGKILL');
  while (await answers(`http://127.0.0.1:${running.port}`)) await sleep(START_WAIT_MS);
  await rm(noteFile(dataDir), { force: true });
};

/** The engine on a SQLite file that survives restarts, kills included. */
export const startFileEngine = async (dataDir: string): Promise<Engine> => {
  const file = tableFileIn(dataDir);
  await mkdir(dataDir, { recursive: true });
  await clearAway(dataDir);
  await prepareTableFile(file);
  const port = await freePort();
  const child = await launch(['--db-path', file], port).catch((error: unknown) => {
    if (error instanceof StartError && error.message.includes('valid SQLite'))
      throw new StartError(
        `The data file ${file} is damaged: restore it from a copy, or start afresh with "npm start -- --reset".`,
      );
    throw error;
  });
  await writeFile(noteFile(dataDir), JSON.stringify({ enginePid: child.pid, ownerPid: process.pid, port }));
  const stop = stopping(child);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    gone: once(child, 'exit'),
    stop: async () => {
      await stop();
      await rm(noteFile(dataDir), { force: true });
    },
  };
};

/** Ends whatever a killed run left behind and removes its data. */
export const resetData = async (dataDir: string): Promise<void> => {
  await clearAway(dataDir);
  await rm(dataDir, { recursive: true, force: true });
};
