import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTable } from '../platform/create-table.ts';
import { dynamoClient } from '../platform/open-table.ts';
import { engineBinary, freePort, resetData, startTestEngine } from './engine.ts';
import { StartError } from './start-error.ts';

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

describe('the binary', () => {
  test('of this machine is a file', async () => {
    expect(await exists(engineBinary())).toBe(true);
  });

  test.each(['win32-x64', 'linux-riscv64', 'plan9-mips', '../../etc'])(
    'for %s there is none: one sentence says what to do',
    (platform) => {
      const sentence = `No DynamoDB engine is installed for ${platform}: run "npm ci" without --omit=optional on Linux x64, or point DYNAMODB_ENDPOINT at any other DynamoDB, for example DYNAMODB_ENDPOINT=http://127.0.0.1:8000.`;
      expect(() => engineBinary(platform)).toThrow(new StartError(sentence));
    },
  );
});

test('a free port can be listened on', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  expect(server.address()).toMatchObject({ port });
  server.close();
});

test('an engine of a test starts empty, and is gone once stopped', async () => {
  const engine = await startTestEngine();
  const client = dynamoClient(engine.endpoint, { maxAttempts: 1 });
  expect(await createTable(client, 'test')).toBe(true);
  expect(await createTable(client, 'test')).toBe(false);
  await engine.stop();
  await engine.stop();
  await expect(createTable(client, 'test')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|hang up/);
});

describe('resetting', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luhuan-'));
    await writeFile(join(folder, 'table.sqlite'), 'data');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('removes the data, and does not mind when there is none', async () => {
    await resetData(folder);
    expect(await exists(folder)).toBe(false);
    await resetData(folder);
  });

  test('leaves the data of another living process alone and names it', async () => {
    // the process that runs this test lives as long as the test does
    const note = { enginePid: process.ppid, ownerPid: process.ppid, port: await freePort() };
    await writeFile(join(folder, 'engine.json'), JSON.stringify(note));
    await expect(resetData(folder)).rejects.toThrow(`in use by process ${process.ppid}`);
    expect(await exists(join(folder, 'table.sqlite'))).toBe(true);
  });

  test.each(['', '{"enginePid":1', '[]'])(
    'is not stopped by a note that a kill left half written: %j',
    async (note) => {
      await writeFile(join(folder, 'engine.json'), note);
      await resetData(folder);
      expect(await exists(folder)).toBe(false);
    },
  );
});
