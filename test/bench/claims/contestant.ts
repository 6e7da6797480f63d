import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Category } from '@luhuan/shared/appliance/category';
import { buildModule } from '../../../infra/lib/build-module.ts';
import type { Asked, Told } from './talk.ts';

const PROGRAM = fileURLToPath(new URL('server.ts', import.meta.url));

/** Builds the server as functions are built for their deployment, and returns its file: what a development tool adds is not measured. */
export const buildServer = (folder: string, minify: boolean): string => {
  buildModule(PROGRAM, folder, minify);
  return join(folder, 'index.mjs');
};

/** A design in its own process, from the side of the bench. */
export type Contestant = {
  readonly pid: number;
  readonly origin: string;
  readonly path: (category: Category) => string;
  /** Asks one thing; answers come in the order of questions. */
  readonly ask: <K extends Told['kind']>(asked: Asked, kind: K) => Promise<Extract<Told, { kind: K }>>;
  readonly stop: () => Promise<void>;
};

const asking =
  (child: ChildProcess): Contestant['ask'] =>
  async <K extends Told['kind']>(asked: Asked, kind: K) => {
    const ended = new AbortController();
    const answered = once(child, 'message', { signal: ended.signal });
    const gone = once(child, 'exit', { signal: ended.signal });
    child.send(asked);
    try {
      const [told] = (await Promise.race([answered, gone])) as [Told | number | null];
      if (told === null || typeof told !== 'object')
        throw new Error(`a server ended with ${told} when told to ${asked.kind}`);
      if (told.kind !== kind) throw new Error(`a server answered "${told.kind}" when told to ${asked.kind}`);
      return told as Extract<Told, { kind: K }>;
    } finally {
      ended.abort();
      await Promise.allSettled([answered, gone]);
    }
  };

/** Starts a design; what it prints goes where ours goes. */
export const startContestant = async (
  server: string,
  opening: Omit<Extract<Asked, { kind: 'open' }>, 'kind'>,
): Promise<Contestant> => {
  const child = fork(server, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ask = asking(child);
  const { port, paths } = await ask({ kind: 'open', ...opening }, 'opened');
  const stop = async (): Promise<void> => {
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
  };
  const path = (category: Category): string => {
    const found = paths.find(([one]) => one === category);
    if (found === undefined) throw new Error(`a server has no path for ${category}`);
    return found[1];
  };
  return { pid: child.pid ?? Number.NaN, origin: `http://127.0.0.1:${port}`, path, ask, stop };
};
