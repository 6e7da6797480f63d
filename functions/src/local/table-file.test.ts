import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTable } from '../platform/create-table.ts';
import { dynamoClient, openTable } from '../platform/open-table.ts';
import { putAll, writeOne } from '../platform/table.ts';
import { startTestEngine } from './engine.ts';
import { prepareTableFile } from './table-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luhuan-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the file that an engine begins with', () => {
  test('is three pages of SQLite, and nothing is left beside it', async () => {
    const file = join(folder, 'table.sqlite');
    await prepareTableFile(file);
    const bytes = await readFile(file);
    expect(bytes).toHaveLength(3 * 4096);
    expect(bytes.subarray(0, 16).toString()).toBe('SQLite format 3\0');
    await expect(readFile(`${file}.next`)).rejects.toThrow('ENOENT');
  });

  test('stays as it is when it is there', async () => {
    const file = join(folder, 'table.sqlite');
    await writeFile(file, 'data');
    await prepareTableFile(file);
    expect(await readFile(file, 'utf8')).toBe('data');
  });
});

test('after 2,000 changes of 10 KB a write takes no three times as long as it did after 25', async () => {
  const engine = await startTestEngine();
  const client = dynamoClient(engine.endpoint);
  await createTable(client, 'test');
  const table = openTable(client, 'test');
  let number = 0;
  const row = () => ({ pk: `P${++number}`, sk: 'S', filling: 'x'.repeat(10_000) });
  const fill = (count: number) => putAll(table, Array.from({ length: count }, row));
  /** Of the fastest of thirty: what else the machine does slows most of them. */
  const fastestMs = async () => {
    const taken: number[] = [];
    for (let one = 0; one < 30; one++) {
      const begin = performance.now();
      await writeOne(table, { Put: { TableName: 'test', Item: row() } });
      taken.push(performance.now() - begin);
    }
    return Math.min(...taken);
  };
  await fill(25);
  const early = await fastestMs();
  await fill(2_000);
  expect(await fastestMs()).toBeLessThan(3 * early);
  await engine.stop();
});
