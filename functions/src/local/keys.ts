import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keys } from '../platform/digest.ts';

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
