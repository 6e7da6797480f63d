import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../platform/log.ts';

/** One JSON line per entry in the data folder, so that the console stays for the person who started. */
export const fileLog = (dataDir: string): Log => {
  const stream = createWriteStream(join(dataDir, 'requests.log'), { flags: 'a' });
  const write = (level: string) => (message: string, fields: object) => {
    stream.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
  };
  return { info: write('info'), error: write('error') };
};
