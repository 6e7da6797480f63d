import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { demonstrationModels } from '../../functions/src/demonstration/models.ts';
import { loadDemonstration } from '../../functions/src/demonstration/load.ts';
import { type Engine, startTestEngine } from '../../functions/src/local/engine.ts';
import { checkAll } from '../../functions/src/invariant/check-all.ts';
import { checkVault } from '../../functions/src/invariant/vault.ts';
import { checkService } from '../../functions/src/identity/check-service.ts';
import { apiOf } from '../../functions/src/lambda/bindings.ts';
import { localHouse } from '../../functions/src/local/house.ts';
import { startKmsServer } from '../../functions/src/local/kms-server.ts';
import { startIdentityServer } from '../../functions/src/local/identity-server.ts';
import { directoryObjects } from '../../functions/src/local/directory-objects.ts';
import { startMapServer } from '../../functions/src/local/map-server.ts';
import { startPlatformServer } from '../../functions/src/local/platform-server.ts';
import { nationalPlatform } from '../../functions/src/unit-report/national-platform.ts';
import { mapService } from '../../functions/src/place/map-service.ts';
import { insertEach } from '../../functions/src/platform/insert.ts';
import { createTable, createVaultTable } from '../../functions/src/platform/create-table.ts';
import { startWeChatServer } from '../../functions/src/local/wechat-server/server.ts';
import type { Keys } from '../../functions/src/platform/digest.ts';
import { openRings } from '../../functions/src/platform/digests.ts';
import { openFastTable } from '../../functions/src/platform/fast-path.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import type { Log } from '../../functions/src/platform/log.ts';
import { leaseBook } from '../../functions/src/lease/lease-book.ts';
import { putSlotsTogether } from '../../functions/src/voucher/put-slot.ts';
import { LEASE_MAX } from '@luhuan/shared/quota/lease';
import { kmsDataKeys } from '../../functions/src/vault/data-keys.ts';
import { signerOf } from '../../functions/src/platform/ed25519.ts';
import { openWeChat } from '../../functions/src/wechat/client.ts';
import type { FiscalPhase } from '@luhuan/shared/redemption/return';
import { type Clock, type Instant, epochMs, instantAt } from '@luhuan/shared/clock';
import { expect } from 'vitest';
import { countedIds, countedSecrets } from './counted-ids.ts';
import { faultLayer } from './faults.ts';
import { meter } from './meter.ts';

const MODELS_OF_A_CATEGORY = 6;
const demonstration = demonstrationModels(2026);

/** The first few of the demonstration's models in each category, the same in every test: what always holds is asked of every item. */
export const MODELS = demonstration.filter(
  ({ category }, index) =>
    demonstration.findIndex((first) => first.category === category) + MODELS_OF_A_CATEGORY > index,
);
const START = '2026-03-01T02:00:00.000Z' as Instant;

/** The keys of digest versions 2 to 4, in every test. */
export const FURTHER_KEYS: readonly Uint8Array[] = [21, 22, 23].map((byte) => Buffer.alloc(32, byte));

/** A clock that stands still until a test moves it. */
const testClock = (at: Instant = START) => {
  let now = epochMs(at);
  return {
    now: () => instantAt(now),
    advance: (seconds: number) => (now += seconds * 1_000),
    set: (next: Instant) => (now = epochMs(next)),
  };
};

/** Of nobody: a block kept for documentation. */
const addressOf = () => '203.0.113.7';

/** A log that a test can read. */
const memoryLog = () => {
  const lines: { level: string; message: string; fields: unknown }[] = [];
  const write = (level: string) => (message: string, fields: unknown) => {
    lines.push({ level, message, fields });
  };
  return { lines, log: { info: write('info'), error: write('error') } satisfies Log };
};

/** The store for files: a directory of its own. */
const testObjects = async (keys: Keys, clock: Clock) => {
  const folder = await mkdtemp(join(tmpdir(), 'luhuan-objects-'));
  return { folder, ...directoryObjects({ folder, keys, clock }), stop: () => rm(folder, { recursive: true }) };
};

/**
 * The table of an engine. What nobody counts, spoils or looks into goes the short way, as in `npm start`: faults, counters and
 * a test's own middleware see the SDK's way alone.
 */
const watchedTable = async ({ endpoint }: Engine, clock: Clock) => {
  const client = dynamoClient(endpoint);
  const faults = faultLayer(client);
  const counter = meter(client);
  await createTable(client, 'test');
  await createVaultTable(client, 'test-vault');
  const table = openTable(client, 'test', clock);
  const slow = table.db.send.bind(table.db);
  const { db } = openFastTable(client, endpoint, 'test', clock);
  const { middlewareStack } = client;
  const own = middlewareStack.identify().length;
  const watched = () => faults.planned() || counter.counting() || middlewareStack.identify().length > own;
  const send = (...asked: Parameters<typeof slow>) => (watched() ? slow(...asked) : db.send(...asked));
  table.db.send = send as typeof slow;
  return { client, faults, counter, table };
};

export type TestHouse = Awaited<ReturnType<typeof startHouse>>;

/** A whole back end on an engine of its own: real table, real stream, WeChat's counterpart, a clock that stands still, ids that count up. */
export const startHouse = async (startEngine: () => Promise<Engine> = startTestEngine) => {
  const engine = await startEngine();
  const clock = testClock();
  const { client, faults, counter, table } = await watchedTable(engine, clock);
  const { lines, log } = memoryLog();
  const keys = { master: Buffer.alloc(32, 7) };
  const ringKeys = { keys, further: async () => FURTHER_KEYS };
  const rings = openRings(table, ringKeys);
  const wechatServer = await startWeChatServer(clock);
  const identityServer = await startIdentityServer(DEMONSTRATION_CITIZENS);
  const mapServer = await startMapServer();
  const platformServer = await startPlatformServer();
  const kmsServer = await startKmsServer(Buffer.alloc(32, 9));
  const dataKeys = kmsDataKeys(kmsServer.keyId, kmsServer.endpoint);
  const papers = await testObjects(keys, clock);
  const services = {
    objects: papers.objects,
    platform: nationalPlatform(platformServer.origin),
    wechat: openWeChat(wechatServer.account),
    checkIdentity: checkService(identityServer.origin),
    districtAt: mapService(mapServer.account),
    vault: { table: { ...table, name: 'test-vault' }, dataKeys },
  };
  /** A test moves it; nothing is paid out before there is a settlement. */
  const fiscal = { phase: 'before-payout' as FiscalPhase };
  const deps = {
    table,
    clock,
    keys,
    rings,
    newId: countedIds(),
    newSecret: countedSecrets(),
    addressOf,
    log,
    signer: signerOf(Buffer.alloc(32, 3)),
    quota: leaseBook({ table, owner: 'house', most: LEASE_MAX.server, restMs: 0 }),
    putSlot: putSlotsTogether(table, insertEach),
    phaseOf: async () => ({ phase: fiscal.phase, unchanged: [] }),
    ...services,
  };
  await loadDemonstration(table, {
    models: MODELS,
    edition: 'test',
    onProgress: () => undefined,
    finish: () => Promise.resolve(),
  });
  const house = localHouse(deps, engine.endpoint, 'demonstration');
  await house.pump.drain();
  const stop = async () => {
    const servers = [wechatServer, identityServer, mapServer, platformServer, kmsServer, engine, papers];
    await Promise.all(servers.map((one) => one.stop()));
  };
  const servers = { wechatServer, identityServer, mapServer, platformServer, kmsServer };
  return {
    ...house,
    ...deps,
    ...servers,
    papers,
    ringKeys,
    fiscal,
    client,
    counter,
    faults,
    logged: lines,
    endpoint: engine.endpoint,
    stop,
  };
};

/** Another serving process on the same table, with leases and a memory of its own, which is never told to stop. */
export const anotherProcess = (house: TestHouse, owner: string): TestHouse => {
  const quota = leaseBook({ table: house.table, owner, most: LEASE_MAX.server, restMs: 0 });
  const deps = { ...house, quota };
  return { ...deps, api: apiOf(deps, 'demonstration') };
};

/** How every connected test ends: the stream is read to its end, and everything that must always hold does. */
export const expectSound = async (
  house: Pick<TestHouse, 'pump' | 'table'> & { readonly vault?: TestHouse['vault'] },
): Promise<void> => {
  await house.pump.drain();
  expect(await checkAll(house.table, { drained: true })).toEqual([]);
  if (house.vault !== undefined) expect(await checkVault(house.vault.table, house.table)).toEqual([]);
};
