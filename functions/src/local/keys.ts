import { join } from 'node:path';
import type { Keys } from '../platform/digest.ts';
import { keyFile } from './key-file.ts';

/** The local counterpart of the secret store. */
export const localKeys = async (dataDir: string): Promise<Keys> => ({
  master: await keyFile(join(dataDir, 'master.key')),
});
