import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export type Started = {
  readonly child: ChildProcess;
  /** Everything printed so far. */
  readonly printed: () => string;
  /** Settles with the exit code; `null` after a signal. */
  readonly exited: Promise<number | null>;
  /** Settles when `text` has been printed; fails when the process ends first. */
  readonly until: (text: string) => Promise<void>;
};

/** The house as `npm start` runs it, or another command of it, in a process of its own. */
export const startProcess = (
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  command: 'start' | 'rotate-keys' | 'check' | 'replay' | 'draw' = 'start',
): Started => {
  const child = spawn(process.execPath, ['--import', 'tsx', `functions/src/local/${command}.ts`, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  const until = async (text: string): Promise<void> => {
    while (!printed.includes(text)) {
      const over = await Promise.race([
        exited.then(() => true),
        new Promise<false>((wake) => setTimeout(wake, 50, false)),
      ]);
      if (over && !printed.includes(text)) throw new Error(`ended before it said "${text}":\n${printed}`);
    }
  };
  return { child, printed: () => printed, exited, until };
};
