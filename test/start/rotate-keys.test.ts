import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantAt, plusSeconds } from '@luhuan/shared/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startFileEngine } from '../../functions/src/local/engine.ts';
import { LOCAL_TABLE } from '../../functions/src/local/house.ts';
import { localRingKeys } from '../../functions/src/local/keys.ts';
import { createTable } from '../../functions/src/platform/create-table.ts';
import { changeRing, readRing } from '../../functions/src/platform/digest-ring.ts';
import { openRings } from '../../functions/src/platform/digests.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import { nameOf, ownerOf, takeAll } from '../support/locks.ts';
import { startProcess } from '../support/process.ts';

let dataDir: string;
let engine: Engine;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luhuan-'));
  engine = await startFileEngine(dataDir);
});
afterAll(async () => {
  await engine.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const run = async (command: 'rotate-keys' | 'check'): Promise<{ code: number | null; said: string }> => {
  const started = startProcess({ DATA_DIR: dataDir }, [], command);
  const code = await started.exited;
  return { code, said: started.printed() };
};

test('five runs of rotate-keys, a minute apart, add a key and lead from version 1 to 2; a server that runs meanwhile follows', async () => {
  const client = dynamoClient(engine.endpoint);
  await createTable(client, LOCAL_TABLE);
  const table = openTable(client, LOCAL_TABLE);
  const rings = openRings(table, await localRingKeys(dataDir));
  let now = instantAt(Date.now());
  const names = Array.from({ length: 9 }, (_, number) => nameOf(number));
  await takeAll(table, await rings.current(now), names);
  /** What a minute does, without the wait. */
  const letAMinutePass = async () => {
    const ring = await readRing(table);
    expect(await changeRing(table, ring, { ...ring, changedAt: plusSeconds(ring.changedAt, -60) })).toBe(true);
    now = plusSeconds(now, 60);
  };

  const first = await run('rotate-keys');
  expect(first.said).toContain('A key for digest version 2 has been added to digest.keys');
  expect(first.said).toContain('Moved to opened: digest version 1 is read, 1 put.');
  expect(await readFile(join(dataDir, 'digest.keys'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  expect((await stat(join(dataDir, 'digest.keys'))).mode & 0o777).toBe(0o600);
  const early = await run('rotate-keys');
  expect([early.code, early.said]).toEqual([1, expect.stringMatching(/Not yet: .* Again in \d+ s\./)]);

  const said: string[] = [];
  for (let move = 2; move <= 5; move++) {
    await letAMinutePass();
    const moved = await run('rotate-keys');
    expect(moved.code).toBe(0);
    said.push(moved.said);
    expect(await ownerOf(table, await rings.current(now), names[8] ?? nameOf(8))).toBe('owner 8');
  }
  expect(said[1]).toContain('copying: 9 items looked at, 9 written');
  expect(said[3]).toContain('clearing: 9 items looked at, 9 written');
  expect(said[3]).toContain('Moved to steady: digest version 2 is read, 2 put.\nThe rotation is over.');
  expect(await readRing(table)).toMatchObject({ phase: 'steady', from: 2 });
});
