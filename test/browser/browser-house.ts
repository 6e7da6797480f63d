import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../functions/src/local/engine.ts';
import { startProcess } from '../support/process.ts';
import { startChromium } from './chromium.ts';

/** What `npm start` starts, with data of its own, and a browser to visit it. */
export const startBrowserHouse = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'luhuan-'));
  const port = await freePort();
  const house = startProcess({ PORT: String(port), DATA_DIR: dataDir });
  const [browser] = await Promise.all([startChromium(), house.until('is ready')]);
  const stop = async () => {
    await browser.close();
    house.child.kill('SIGTERM');
    await house.exited;
    await rm(dataDir, { recursive: true, force: true });
  };
  return { base: `http://127.0.0.1:${port}`, browser, dataDir, stop };
};
export type BrowserHouse = Awaited<ReturnType<typeof startBrowserHouse>>;
