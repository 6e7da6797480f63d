import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** 32 random bytes in a file, made at the first start, readable by its owner alone. */
export const keyFile = async (file: string): Promise<Uint8Array> => {
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return Buffer.from(known.trim(), 'hex');
  const key = randomBytes(32);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, key.toString('hex'), { mode: 0o600 });
  return key;
};
