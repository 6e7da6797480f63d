import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort, readEngineNote } from '../../functions/src/local/engine.ts';
import { type Started, startProcess } from '../support/process.ts';

let dataDir: string;
let port: number;
let running: Started[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luhuan-'));
  port = await freePort();
});
afterEach(async () => {
  for (const { child, exited } of running) {
    child.kill('SIGTERM');
    await exited;
  }
  running = [];
  await rm(dataDir, { recursive: true, force: true });
});

const start = (args: string[] = [], env: Record<string, string> = {}): Started => {
  const started = startProcess({ PORT: String(port), DATA_DIR: dataDir, ...env }, args);
  running.push(started);
  return started;
};
const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
const masterKey = () => readFile(join(dataDir, 'master.key'), 'utf8');
const lastLine = ({ printed }: Started): string => printed().trim().split('\n').at(-1) ?? '';

test('serves app, API and reference on one port, with progress on the way', async () => {
  const house = start();
  await house.until('is ready');
  expect(house.printed()).toMatch(/\[1\] Engine[\s\S]*\[2\] Data: 376 appliance models[\s\S]*\[3\] H5 app/);
  expect(await (await get('/')).text()).toContain('<div id="app">');
  expect(await (await get('/pages/wallet/index')).text()).toContain('<div id="app">');
  expect(((await (await get('/openapi.json')).json()) as { openapi: string }).openapi).toBe('3.1.0');
  expect(await (await get('/docs')).text()).toContain('swagger-ui-bundle.js');
  expect((await get('/docs/assets/swagger-ui-bundle.js')).status).toBe(200);
  expect((await get('/docs/assets/../../package.json')).status).toBe(404);
  expect((await get('/no-such-file.js')).status).toBe(404);
  expect(((await (await get('/v1/regions/440300')).json()) as { name: string }).name).toBe('深圳市');
  const body = JSON.stringify({ code: 'made up by the developer tool', regionCode: '440305', consentVersion: 2 });
  const signedIn = await fetch(`http://127.0.0.1:${port}/v1/wechat/sessions`, { method: 'POST', body });
  expect(await signedIn.json()).toMatchObject({ person: { roles: ['shopper'], identity: null } });
});

test('a port in use: one sentence, exit code 1, the data untouched', async () => {
  const other = createServer().listen(port);
  await once(other, 'listening');
  const house = start();
  expect(await house.exited).toBe(1);
  expect(lastLine(house)).toBe(
    `Port ${port} is in use: stop what listens there, or choose another with PORT=8788 npm start.`,
  );
  expect(await readEngineNote(dataDir)).toBeUndefined();
  other.close();
});

test('a damaged data file: one sentence that says how to go on, exit code 1', async () => {
  await writeFile(join(dataDir, 'table.sqlite'), 'this is no database');
  const house = start();
  expect(await house.exited).toBe(1);
  expect(lastLine(house)).toMatch(/^The data file .*table\.sqlite is damaged: .*npm start -- --reset/);
  const afresh = start(['--reset']);
  await afresh.until('is ready');
});

test('a PORT that is no port: one sentence, exit code 1', async () => {
  const house = start([], { PORT: 'eight' });
  expect(await house.exited).toBe(1);
  expect(lastLine(house)).toBe('PORT must be a number from 1 to 65535, not "eight".');
});

test('two houses on one data folder: the second says whose it is and leaves', async () => {
  await start().until('is ready');
  const second = start([], { PORT: String(await freePort()) });
  expect(await second.exited).toBe(1);
  expect(lastLine(second)).toMatch(/^This data is in use by process \d+:/);
});

test('an engine that dies takes the house down with a sentence, not a hang', async () => {
  const house = start();
  await house.until('is ready');
  const note = await readEngineNote(dataDir);
  process.kill(note?.enginePid ?? 0, 'SIGKILL');
  expect(await house.exited).toBe(1);
  expect(lastLine(house)).toMatch(/^The DynamoDB engine has stopped\./);
});

test('--reset starts afresh; a plain start keeps what is there', async () => {
  const first = start();
  await first.until('is ready');
  const key = await masterKey();
  first.child.kill('SIGTERM');
  await first.exited;
  const second = start();
  await second.until('is ready');
  expect(await masterKey()).toBe(key);
  second.child.kill('SIGTERM');
  await second.exited;
  await start(['--reset']).until('is ready');
  expect(await masterKey()).not.toBe(key);
});
