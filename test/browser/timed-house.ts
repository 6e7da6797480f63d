import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { serveWeb } from '../../functions/src/local/serve-web.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { startChromium } from './chromium.ts';
import type { TestBrowser } from './chromium.ts';

const H5 = fileURLToPath(new URL('../../miniprogram/dist/h5', import.meta.url));

export type TimedHouse = {
  readonly house: TestHouse;
  readonly browser: TestBrowser;
  readonly base: string;
  stop(): Promise<void>;
};

/** A house whose clock a test moves, behind the built H5 app, and a browser to visit it: draws and lines take days. */
export const startTimedHouse = async (): Promise<TimedHouse> => {
  // one after the other: while the browser is unpacked, temporary folders are made in its own, which goes with it
  const browser = await startChromium();
  const house = await startHouse();
  const site = serveWeb(house.api, H5, house.papers.site);
  const server = serve({ port: 0, hostname: '127.0.0.1', fetch: site.fetch });
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const stop = async () => {
    await browser.close();
    server.close();
    await house.stop();
  };
  return { house, browser, base: `http://127.0.0.1:${address.port}`, stop };
};
