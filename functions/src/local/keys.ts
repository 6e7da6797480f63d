import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { readDigestKeys } from '../platform/config.ts';
import type { Keys } from '../platform/digest.ts';
import type { RingKeys } from '../platform/digests.ts';
import { keyFile } from './key-file.ts';

/** The local counterpart of the secret store. */
export const localKeys = async (dataDir: string): Promise<Keys> => ({
  master: await keyFile(join(dataDir, 'master.key')),
});

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
