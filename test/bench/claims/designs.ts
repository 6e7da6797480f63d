import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from '../../../functions/src/platform/create-table.ts';
import { openFastTable } from '../../../functions/src/platform/fast-path.ts';
import { type Insert, insertAtOnce, insertEach } from '../../../functions/src/platform/insert.ts';
import { dynamoClient, openTable } from '../../../functions/src/platform/open-table.ts';
import type { Table } from '../../../functions/src/platform/table.ts';
import { meter } from '../../support/meter.ts';
import type { Design, Places, Served, Units } from './design.ts';
import { type ClaimStore, behindNothing, behindOurDoor } from './door.ts';
import { naiveStore } from './naive.ts';
import { TABLE, openBenchCampaign, openHouse, ourStore, pathIn, storedIn, withoutStream } from './ours.ts';
import { openPostgres, rowLockStore, skipLockedStore } from './postgres.ts';
import { redisStore } from './redis.ts';

/** `counted`: every request and unit is, which costs time. */
type Kind = Design & { readonly open: (places: Places, units: Units, counted: boolean) => Promise<Served> };

const needed = <T>(place: T | undefined): T => {
  if (place === undefined) throw new Error('a design was opened without the store it needs');
  return place;
};

const uncounted = (served: Omit<Served, 'count'>): Served => ({ ...served, count: () => null });

/** How a process talks to its table: as `npm start` does, or by the SDK alone. */
type Open = (client: DynamoDBClient, endpoint: string, name: string) => Table;
const bySdk: Open = (client, _endpoint, name) => openTable(client, name);
/** Requests are counted in the SDK's middleware, which knows nothing of the fast path: they are the same both ways. */
const opening = (open: Open, counted: boolean): Open => (counted ? bySdk : open);

const ours =
  (open: Open, insert: Insert = insertEach): Kind['open'] =>
  async ({ endpoint: place, dataDir }, units, counted) => {
    const endpoint = needed(place);
    const client = dynamoClient(endpoint);
    const campaignId = await openBenchCampaign(client, units);
    const counter = counted ? meter(client) : undefined;
    const table = opening(open, counted)(client, endpoint, TABLE);
    const { api } = openHouse({ table, endpoint, dataDir, as: 'server', insert });
    const fetch: Served['fetch'] = (request, env) => api.fetch(request, env);
    return { fetch, path: pathIn(campaignId), stored: storedIn(table), count: () => counter?.total() ?? null };
  };

/** Behind which door. */
type Door = 'ours' | 'none';
const behind = (door: Door, store: ClaimStore, units: Units, dataDir: string) =>
  door === 'ours' ? behindOurDoor(store, units, dataDir) : behindNothing(store);

const naive =
  (open: Open, door: Door = 'ours'): Kind['open'] =>
  async ({ endpoint: place, dataDir }, units, counted) => {
    const endpoint = needed(place);
    const client = dynamoClient(endpoint);
    await createTable(client, TABLE);
    if (door === 'none') await withoutStream(client);
    const counter = counted ? meter(client) : undefined;
    const store = await naiveStore(opening(open, counted)(client, endpoint, TABLE), units);
    return { ...behind(door, store, units, dataDir), count: () => counter?.total() ?? null };
  };

const ourBare =
  (open: Open, insert: Insert = insertEach): Kind['open'] =>
  async ({ endpoint: place }, units, counted) => {
    const endpoint = needed(place);
    const client = dynamoClient(endpoint);
    const campaignId = await openBenchCampaign(client, units);
    await withoutStream(client);
    const counter = counted ? meter(client) : undefined;
    const store = await ourStore(opening(open, counted)(client, endpoint, TABLE), campaignId, insert);
    return { ...behindNothing(store, { campaignId }), count: () => counter?.total() ?? null };
  };

type OpenStore = (places: Places, units: Units) => Promise<ClaimStore>;
const rowLock: OpenStore = ({ postgres }, units) => rowLockStore(openPostgres(needed(postgres)), units);
const skipLocked: OpenStore = ({ postgres }, units) => skipLockedStore(openPostgres(needed(postgres)), units);
const redis: OpenStore = (places, units) =>
  redisStore(needed(places.redis), openPostgres(needed(places.postgres)), units);

const at =
  (door: Door, open: OpenStore): Kind['open'] =>
  async (places, units) =>
    uncounted(behind(door, await open(places, units), units, places.dataDir));

/** Everything that is measured, in the order of the rounds. */
export const DESIGNS: readonly Kind[] = [
  { name: 'ours, engine in memory', needs: ['memory-engine'], open: ours(openFastTable, insertAtOnce) },
  { name: 'ours, engine on file', needs: ['file-engine'], open: ours(openFastTable, insertAtOnce) },
  { name: 'ours, by the SDK alone, in memory', needs: ['memory-engine'], open: ours(bySdk) },
  { name: 'naive transaction, in memory', needs: ['memory-engine'], open: naive(openFastTable) },
  { name: 'naive, by the SDK alone, in memory', needs: ['memory-engine'], open: naive(bySdk) },
  { name: 'Redis-Lua + PostgreSQL', needs: ['postgres', 'redis'], open: at('ours', redis) },
  { name: 'PostgreSQL, SKIP LOCKED', needs: ['postgres'], open: at('ours', skipLocked) },
  { name: 'PostgreSQL, one row lock', needs: ['postgres'], open: at('ours', rowLock) },
  { name: 'bare: ours, engine in memory', needs: ['memory-engine'], open: ourBare(openFastTable, insertAtOnce) },
  { name: 'bare: ours, engine on file', needs: ['file-engine'], open: ourBare(openFastTable, insertAtOnce) },
  { name: 'bare: ours, by the SDK alone', needs: ['memory-engine'], open: ourBare(bySdk) },
  { name: 'bare: naive transaction', needs: ['memory-engine'], open: naive(openFastTable, 'none') },
  { name: 'bare: naive, by the SDK alone', needs: ['memory-engine'], open: naive(bySdk, 'none') },
  { name: 'bare: Redis-Lua + PostgreSQL', needs: ['postgres', 'redis'], open: at('none', redis) },
  { name: 'bare: PostgreSQL, SKIP LOCKED', needs: ['postgres'], open: at('none', skipLocked) },
];

export const openDesign = (name: string, places: Places, units: Units, counted: boolean): Promise<Served> => {
  const design = DESIGNS.find((one) => one.name === name);
  if (design === undefined) throw new Error(`no design ${name}`);
  return design.open(places, units, counted);
};
