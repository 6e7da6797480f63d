import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../functions/src/local/engine.ts';

export type Store = { readonly port: number; readonly stop: () => Promise<void> };

const START_TRIES = 200;
const START_WAIT_MS = 50;
/** PostgreSQL does not run as root: there it runs as nobody. */
const NOBODY = 65_534;
const AS = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** Folder of Debian's packages, newest version first, then the path. */
const FOLDERS = [
  ...[17, 16, 15, 14].map((version) => `/usr/lib/postgresql/${version}/bin`),
  ...(process.env['PATH'] ?? '').split(':'),
];
const folderOf = (...programs: readonly string[]): string | undefined =>
  FOLDERS.find((folder) => programs.every((program) => existsSync(join(folder, program))));

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

const started = async (child: ChildProcess, port: number, signal: NodeJS.Signals): Promise<Store> => {
  for (let attempt = 1; !(await accepts(port)); attempt++) {
    if (child.exitCode !== null || attempt === START_TRIES) throw new Error(`${child.spawnfile} did not start`);
    await sleep(START_WAIT_MS);
  }
  const stop = async (): Promise<void> => {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { port, stop };
};

/** PostgreSQL with its own defaults for safety (fsync and synchronous_commit on); `undefined`: it is not installed. */
export const startPostgres = async (dataDir: string): Promise<Store | undefined> => {
  const folder = folderOf('initdb', 'postgres');
  if (folder === undefined) return undefined;
  const data = join(dataDir, 'postgres');
  await mkdir(data, { recursive: true });
  if (AS.uid !== undefined) await chown(data, AS.uid, AS.gid);
  const made = spawnSync(join(folder, 'initdb'), ['-D', data, '-U', 'bench', '--auth=trust', '--encoding=UTF8'], {
    ...AS,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=256MB'];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const child = spawn(join(folder, 'postgres'), args, { ...AS, stdio: 'ignore' });
  return started(child, port, 'SIGINT');
};

/** Redis with its append-only file, which it syncs every second; `undefined`: it is not installed. */
export const startRedis = async (dataDir: string): Promise<Store | undefined> => {
  const folder = folderOf('redis-server');
  if (folder === undefined) return undefined;
  const data = join(dataDir, 'redis');
  await mkdir(data, { recursive: true });
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--save', ''];
  const child = spawn(join(folder, 'redis-server'), [...args, '--appendonly', 'yes', '--appendfsync', 'everysec'], {
    stdio: 'ignore',
  });
  return started(child, port, 'SIGTERM');
};
