import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { randomBytes } from 'node:crypto';
import { once, setMaxListeners } from 'node:events';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { plusSeconds } from '@luhuan/shared/clock';
import type { NewId } from '@luhuan/shared/ids';
import { type Context, Hono } from 'hono';
import { loadDemonstration } from '../demonstration/load.ts';
import { MODELS_EDITION, demonstrationModels } from '../demonstration/models.ts';
import { checkService } from '../identity/check-service.ts';
import { DEMONSTRATION_CITIZENS } from '../demonstration/citizens.ts';
import { type MapService, mapService } from '../place/map-service.ts';
import { readMapAccount, readWeChatAccount } from '../platform/config.ts';
import { createTable, createVaultTable } from '../platform/create-table.ts';
import { stillOwed } from '../redemption/fiscal-phase.ts';
import { openRings } from '../platform/digests.ts';
import { secretsFrom, ulidsFrom } from '../platform/new-id.ts';
import type { LeaseBook } from '../lease/store.ts';
import type { Log } from '../platform/log.ts';
import { insertAtOnce, insertEach } from '../platform/insert.ts';
import type { Table } from '../platform/table.ts';
import { openFastTable } from '../platform/fast-path.ts';
import { dynamoClient } from '../platform/open-table.ts';
import { buildDeps } from '../impact/build-deps.ts';
import { wholeReport } from '../impact/start-report.ts';
import { systemClock } from '../platform/system-clock.ts';
import { signerOf } from '../platform/ed25519.ts';
import { nationalPlatform } from '../unit-report/national-platform.ts';
import { kmsDataKeys } from '../vault/data-keys.ts';
import type { Vault } from '../vault/store.ts';
import { type WeChat, openWeChat } from '../wechat/client.ts';
import { buildApp } from './build-app.ts';
import { startConsole } from './console.ts';
import { type Engine, resetData, startFileEngine } from './engine.ts';
import { openFirstCampaign } from './first-campaign.ts';
import { publishFirstFairs } from './first-fairs.ts';
import { publishFirstRecall } from './first-recall.ts';
import { fileLog } from './file-log.ts';
import { directoryObjects } from './directory-objects.ts';
import { startIdentityServer } from './identity-server.ts';
import { LOCAL_TABLE, LOCAL_VAULT_TABLE, localHouse } from './house.ts';
import { keyFile } from './key-file.ts';
import { localRingKeys } from './keys.ts';
import { startKmsServer } from './kms-server.ts';
import { startPlatformServer } from './platform-server.ts';
import { startMapServer } from './map-server.ts';
import { LEASE_MAX } from '@luhuan/shared/quota/lease';
import { SOLD_OUT_MS } from '../lease/acquire.ts';
import { leaseBook } from '../lease/lease-book.ts';
import { putSlotsTogether } from '../voucher/put-slot.ts';
import { onTime } from '../pacing/on-time.ts';
import { schedule } from './schedule.ts';
import { serveWeb } from './serve-web.ts';
import { StartError } from './start-error.ts';
import { startWeChatServer } from './wechat-server/server.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SEED = 2026;
const EXPIRE_EVERY_MS = 30_000;
const DROPS_EVERY_MS = 5_000;
const SIGN_EVERY_MS = 15_000;
const REPORT_EVERY_MS = 5_000;
const SETTLE_EVERY_MS = 60_000;
/** What was leased so long ago and is not used up goes back. */
const IDLE_SECONDS = 10;
const TIDY_EVERY_MS = 5_000;
const SWEEP_EVERY_MS = 600_000;
/** Whoever presses "sign in with WeChat" in the developer tool. */
const LOCAL_OPENID = 'o-local-wechat-person';

const settings = (env: Readonly<Record<string, string | undefined>>, args: string[]) => {
  const { values } = parseArgs({ args, options: { reset: { type: 'boolean', default: false } } });
  const port = Number(env['PORT'] ?? 8787);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartError(`PORT must be a number from 1 to 65535, not "${env['PORT']}".`);
  return {
    port,
    reset: values.reset,
    dataDir: resolve(ROOT, env['DATA_DIR'] ?? '.data'),
    endpoint: env['DYNAMODB_ENDPOINT'],
  };
};

/** Takes the port first, so that a port in use is known before anything else is touched. */
const listen = async (port: number) => {
  let site = new Hono().all('*', (c) => c.text('绿换 is starting …', 503, { 'retry-after': '2' }));
  const server = serve({ port, fetch: (request, env) => site.fetch(request, env) });
  // an "error" instead of "listening" rejects
  await once(server, 'listening').catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      ? new StartError(`Port ${port} is in use: stop what listens there, or choose another with PORT=8788 npm start.`)
      : error;
  });
  return { server, show: (next: Hono) => (site = next) };
};

const reportOn =
  (table: Table) =>
  async ({ campaign, revision }: ManagedCampaign): Promise<string> => {
    const { campaignId, regionCode } = campaign;
    const asked = { campaignId, hash: revision.hash, person: { officeRegionCode: regionCode } };
    return (await wholeReport(buildDeps(table))(asked, systemClock.now())).reportHash;
  };

const openData = async (endpoint: string, newId: NewId, print: ReturnType<typeof startConsole>) => {
  const client = dynamoClient(endpoint);
  const table = openFastTable(client, endpoint, LOCAL_TABLE);
  const models = demonstrationModels(SEED);
  print.begin('Data');
  try {
    await createTable(client, LOCAL_TABLE);
    await createVaultTable(client, LOCAL_VAULT_TABLE);
    await loadDemonstration(table, {
      models,
      edition: `${MODELS_EDITION}-${SEED}`,
      onProgress: (done, total) => print.progress(`Data: ${done} of ${total} rows`),
      finish: async () => {
        await openFirstCampaign({ table, newId, report: reportOn(table) }, systemClock.now());
        await publishFirstRecall(table, models, systemClock.now());
        await publishFirstFairs(table, systemClock.now());
      },
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'InternalServerError')
      throw new StartError(
        `The data file is damaged: restore it from a copy, or start afresh with "npm start -- --reset".`,
      );
    throw error;
  }
  print.done(`Data: ${models.length} appliance models, shops, persons and a first campaign are in the table`);
  return table;
};

const addressOf = (c: Context): string | undefined => getConnInfo(c).remote.address;

const openEngine = async (
  dataDir: string,
  endpoint: string | undefined,
  print: ReturnType<typeof startConsole>,
): Promise<Engine> => {
  print.begin('Engine');
  const engine =
    endpoint === undefined
      ? await startFileEngine(dataDir)
      : { endpoint, stop: async () => undefined, gone: new Promise(() => undefined) };
  print.done(
    endpoint === undefined ? `Engine: DynamoDB-compatible, on ${join(dataDir, 'table.sqlite')}` : `Engine: ${endpoint}`,
  );
  return engine;
};

/** WeChat itself when the environment names our account there, else its counterpart on this machine. */
const openLocalWeChat = async (env: Readonly<Record<string, string | undefined>>): Promise<WeChat> => {
  if (env['WECHAT_APP_ID'] !== undefined) return openWeChat(readWeChatAccount(env));
  const { account } = await startWeChatServer(systemClock, LOCAL_OPENID);
  return openWeChat(account);
};

/** The map itself when the environment has a key to it, else its counterpart on this machine. */
const openLocalMap = async (env: Readonly<Record<string, string | undefined>>): Promise<MapService> =>
  mapService(env['MAP_API_KEY'] === undefined ? (await startMapServer()).account : readMapAccount(env));

/** What the house asks that is not of the house. */
const openOutside = async (env: Readonly<Record<string, string | undefined>>) => ({
  wechat: await openLocalWeChat(env),
  checkIdentity: checkService((await startIdentityServer(DEMONSTRATION_CITIZENS)).origin),
  districtAt: await openLocalMap(env),
  platform: nationalPlatform((await startPlatformServer()).origin),
});

/** The vault behind KMS's counterpart on this machine, whose key is in a file of its own. */
const openLocalVault = async (table: Table, dataDir: string): Promise<Vault> => {
  const { keyId, endpoint } = await startKmsServer(await keyFile(join(dataDir, 'vault.key')));
  return { table: { ...table, name: LOCAL_VAULT_TABLE }, dataKeys: kmsDataKeys(keyId, endpoint) };
};

/** Does not keep a process alive that is done. */
const wait = (ms: number) => sleep(ms, undefined, { ref: false });

type Running = { readonly house: ReturnType<typeof localHouse>; readonly table: Table; readonly quota: LeaseBook };

/** What AWS does by the stream and by the clock. */
const runJobs = ({ house, table, quota }: Running, signal: AbortSignal, log: Log): void => {
  // every job waits for the end
  setMaxListeners(0, signal);
  void house.pump.run(signal, log);
  for (const job of [house.expire, house.lapseOrders, house.tellEndings, house.tellParties])
    void schedule(job, EXPIRE_EVERY_MS, signal, log);
  void schedule(house.settle, SETTLE_EVERY_MS, signal, log);
  void schedule(() => quota.tidy(plusSeconds(systemClock.now(), -IDLE_SECONDS)), TIDY_EVERY_MS, signal, log);
  void schedule(house.letOut, EXPIRE_EVERY_MS, signal, log);
  void schedule(onTime({ table, clock: systemClock, wait }, house.letOutDrops), DROPS_EVERY_MS, signal, log);
  for (const job of [house.lapse, house.draws, house.prizes, house.offerFreed, house.rescue])
    void schedule(job, EXPIRE_EVERY_MS, signal, log);
  void schedule(house.signReceipts, SIGN_EVERY_MS, signal, log);
  void schedule(house.reportUnits, REPORT_EVERY_MS, signal, log);
  void schedule(house.sweep, SWEEP_EVERY_MS, signal, log);
};

const start = async (): Promise<void> => {
  const print = startConsole();
  const { port, reset, dataDir, endpoint } = settings(process.env, process.argv.slice(2));
  const { server, show } = await listen(port);
  if (reset) await resetData(dataDir);
  const ringKeys = await localRingKeys(dataDir);
  const { keys } = ringKeys;
  const newId = ulidsFrom(systemClock, Math.random);
  const engine = await openEngine(dataDir, endpoint, print);
  const stopping = new AbortController();
  const stop = async (): Promise<void> => {
    stopping.abort();
    server.close();
    await engine.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  void engine.gone.then(() => {
    if (stopping.signal.aborted) return;
    console.error(
      '\nThe DynamoDB engine has stopped. Nothing that was confirmed is lost: start again with "npm start".',
    );
    process.exit(1);
  });
  try {
    const table = await openData(engine.endpoint, newId, print);
    const log = fileLog(dataDir);
    const newSecret = secretsFrom(randomBytes);
    const outside = await openOutside(process.env);
    const rings = openRings(table, ringKeys);
    const vault = await openLocalVault(table, dataDir);
    const { objects, site: files } = directoryObjects({ folder: join(dataDir, 'objects'), keys, clock: systemClock });
    const services = { ...outside, vault, objects };
    const signer = signerOf(await keyFile(join(dataDir, 'receipt.key')));
    const quota = leaseBook({ table, owner: `S${newId()}`, most: LEASE_MAX.server, restMs: SOLD_OUT_MS });
    // an engine of our own flushes its disk at every commit; what another one does is not known
    const insert = endpoint === undefined ? insertAtOnce : insertEach;
    const claiming = { quota, putSlot: putSlotsTogether(table, insert) };
    const deps = {
      signer,
      table,
      ...claiming,
      clock: systemClock,
      keys,
      rings,
      newId,
      newSecret,
      log,
      addressOf,
      phaseOf: stillOwed,
      ...services,
    };
    const house = localHouse(deps, engine.endpoint, 'demonstration', dataDir);
    runJobs({ house, table, quota }, stopping.signal, log);
    print.begin('H5 app');
    const { folder, built } = await buildApp(ROOT, 'h5', (seconds) =>
      print.progress(`H5 app: building, ${seconds} s (about 40 s the first time)`),
    );
    print.done(built ? 'H5 app: built' : 'H5 app: up to date');
    show(serveWeb(house.api, folder, files));
  } catch (error) {
    await engine.stop();
    throw error;
  }
  print.say(
    `\n绿换 is ready:  http://localhost:${port}   (API reference: /docs, stop: Ctrl+C, start afresh: npm start -- --reset)`,
  );
};

start().catch((error: unknown) => {
  if (error instanceof StartError) console.error(`\n${error.message}`);
  else console.error(error);
  process.exit(1);
});
