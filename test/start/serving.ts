import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { schedule } from '../../functions/src/local/schedule.ts';
import { openFastTable } from '../../functions/src/platform/fast-path.ts';
import { dynamoClient } from '../../functions/src/platform/open-table.ts';
import { TABLE, openHouse } from '../bench/claims/ours.ts';
import { fileLog } from '../../functions/src/local/file-log.ts';

const SETTLE_EVERY_MS = 2_000;

/** A serving process as `npm start` runs one, without the apps: claims over HTTP, and the job that settles leases. */
const main = async (): Promise<void> => {
  const [endpoint = '', dataDir = ''] = process.argv.slice(2);
  const table = openFastTable(dynamoClient(endpoint), endpoint, TABLE);
  const house = openHouse({ table, endpoint, dataDir, as: 'server' });
  const server = serve({ port: 0, hostname: '127.0.0.1', fetch: (request, env) => house.api.fetch(request, env) });
  await once(server, 'listening');
  void schedule(house.settle, SETTLE_EVERY_MS, new AbortController().signal, fileLog(dataDir));
  process.on('disconnect', () => process.exit(0));
  process.send?.((server.address() as AddressInfo).port);
};

await main();
