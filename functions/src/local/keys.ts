import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDigestKeys } from '../platform/config.ts';
import type { Keys } from '../platform/digest.ts';
import type { RingKeys } from '../platform/digests.ts';

/** The local counterpart of the secret store: one key file, made at the first start, readable by its owner alone. */
export const localKeys = async (dataDir: string): Promise<Keys> => {
  const file = join(dataDir, 'master.key');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return { master: Buffer.from(known.trim(), 'hex') };
  const master = randomBytes(32);
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, master.toString('hex'), { mode: 0o600 });
  return { master };
};

const digestKeys = (dataDir: string): string => join(dataDir, 'digest.keys');

const readLines = async (dataDir: string): Promise<string[]> => {
  const text = await readFile(digestKeys(dataDir), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
};

/** All digest keys on this machine. The file is read whenever the ring is, so a key that was added is found without a restart. */
export const localRingKeys = async (dataDir: string): Promise<RingKeys> => ({
  keys: await localKeys(dataDir),
  further: async () => readDigestKeys({ DIGEST_KEYS: (await readLines(dataDir)).join(',') }),
});

/** Adds the key of the next digest version. It is on the disk before anything can be made with it. */
export const addLocalDigestKey = async (dataDir: string): Promise<void> => {
  const lines = [...(await readLines(dataDir)), randomBytes(32).toString('hex'), ''];
  const next = `${digestKeys(dataDir)}.next`;
  const file = await open(next, 'w', 0o600);
  await file.writeFile(lines.join('\n'));
  await file.sync();
  await file.close();
  await rename(next, digestKeys(dataDir));
};
