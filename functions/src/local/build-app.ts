import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { StartError } from './start-error.ts';

const SOURCES = [
  'miniprogram/src',
  'miniprogram/config',
  'miniprogram/babel.config.cjs',
  'miniprogram/package.json',
  'shared/src',
  'package-lock.json',
];
const TAIL_LINES = 15;

const filesIn = async (path: string): Promise<string[]> => {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  const nested = await Promise.all(
    entries.map(async (entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)])),
  );
  return nested.flat();
};

/** Digest of everything a build is made from; tests do not count. */
const fingerprint = async (root: string): Promise<string> => {
  const files = (await Promise.all(SOURCES.map((source) => filesIn(join(root, source))))).flat();
  const hash = createHash('sha256');
  for (const file of files.filter((name) => !name.includes('.test.')).toSorted())
    hash.update(relative(root, file)).update(await readFile(file).catch(() => ''));
  return hash.digest('hex');
};

export type Target = 'h5' | 'weapp';

/**
 * Builds the app for the web or for WeChat, unless the build at hand is of these very sources.
 * @returns the folder of the build and whether it was built now.
 */
export const buildApp = async (
  root: string,
  target: Target,
  onProgress: (seconds: number) => void,
): Promise<{ folder: string; built: boolean }> => {
  const folder = join(root, 'miniprogram/dist', target);
  // beside the build, not in it: what is in it is shipped
  const mark = join(root, 'miniprogram/dist', `${target}.sources`);
  const wanted = await fingerprint(root);
  if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) return { folder, built: false };
  const startedAt = performance.now();
  const timer = setInterval(() => onProgress(Math.round((performance.now() - startedAt) / 1_000)), 1_000);
  const child = spawn('npm', ['run', `build:${target}`, '--workspace', 'miniprogram'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) =>
      lines.push(
        ...chunk
          .toString()
          .split('\n')
          .filter((line) => line.trim() !== ''),
      ),
    );
  await once(child, 'exit');
  clearInterval(timer);
  if (child.exitCode !== 0) throw new StartError(`The app could not be built:\n${lines.slice(-TAIL_LINES).join('\n')}`);
  await writeFile(mark, wanted);
  return { folder, built: true };
};
