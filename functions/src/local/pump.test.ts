import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTable } from '../platform/create-table.ts';
import type { Log } from '../platform/log.ts';
import { dynamoClient, openTable } from '../platform/open-table.ts';
import { changesOf } from '../platform/stream.ts';
import { type Table, commit, writeOne } from '../platform/table.ts';
import { type Engine, startTestEngine } from './engine.ts';
import { streamPump } from './pump.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.stop());

let tables = 0;
let table: Table;
let file: string;
beforeEach(async () => {
  const client = dynamoClient(engine.endpoint);
  const name = `test-${++tables}`;
  await createTable(client, name);
  table = openTable(client, name);
  file = join(await mkdtemp(join(tmpdir(), 'luhuan-')), 'pump.json');
});
afterEach(() => rm(dirname(file), { recursive: true }));

const write = async (numbers: readonly number[]): Promise<void> => {
  for (const number of numbers)
    await writeOne(table, { Put: { TableName: table.name, Item: { pk: `P${number % 3}`, sk: 'S', number } } });
};
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

/** A pump with a handler that fails as long as `fails` says so, and what it was given, batch by batch. */
const pumpWith = (fails: (call: number) => boolean = () => false, positions?: string) => {
  const batches: number[][] = [];
  const pump = streamPump(
    engine.endpoint,
    table.name,
    async (event) => {
      const call = batches.push(changesOf(event).map(({ after }) => Number(after?.['number'])));
      if (fails(call)) throw new Error('handler failed');
    },
    positions,
  );
  return { ...pump, batches };
};

describe('drain', () => {
  test('150 changes of 3 items come in the order they were made, 100 at most at a time, each once', async () => {
    await write(upTo(150));
    const { drain, batches } = pumpWith();
    expect(await drain()).toBe(150);
    expect(batches.flat()).toEqual(upTo(150));
    expect(batches.filter((batch) => batch.length > 100)).toEqual([]);
    expect(await drain()).toBe(0);
  });

  test('a handler that throws twice gets the very same batch a third time, and then what followed', async () => {
    await write(upTo(5));
    const { drain, batches } = pumpWith((call) => call <= 2);
    await expect(drain()).rejects.toThrow('handler failed');
    await write([6, 7]);
    await expect(drain()).rejects.toThrow('handler failed');
    expect(await drain()).toBe(7);
    expect(batches).toEqual([upTo(5), upTo(7), upTo(7)]);
  });

  test('a second batch that fails comes again without the first', async () => {
    await write(upTo(120));
    const { drain, batches } = pumpWith((call) => call === 2);
    await expect(drain()).rejects.toThrow('handler failed');
    expect(await drain()).toBe(20);
    expect(batches).toEqual([upTo(100), upTo(120).slice(100), upTo(120).slice(100)]);
  });

  test('a change tells what was before and what is after, a removal only what was before', async () => {
    await write([1]);
    const put = { TableName: table.name, Item: { pk: 'P1', sk: 'S', number: 2 } };
    await writeOne(table, { Put: put });
    await commit(table, { gone: { Delete: { TableName: table.name, Key: { pk: 'P1', sk: 'S' } } } });
    const seen: unknown[] = [];
    const pump = streamPump(engine.endpoint, table.name, async (event) => {
      seen.push(...changesOf(event).map(({ before, after }) => [before?.['number'], after?.['number']]));
    });
    await pump.drain();
    expect(seen).toEqual([
      [undefined, 1],
      [1, 2],
      [2, undefined],
    ]);
  });
});

describe('positions', () => {
  test('in a file outlive the pump: a new one goes on where the old one was', async () => {
    await write(upTo(3));
    await pumpWith(undefined, file).drain();
    await write([4, 5]);
    const second = pumpWith(undefined, file);
    expect(await second.drain()).toBe(2);
    expect(second.batches.flat()).toEqual([4, 5]);
  });

  test('are only kept of what was handled: after a failure a new pump gets the batch again', async () => {
    await write(upTo(3));
    await expect(pumpWith(() => true, file).drain()).rejects.toThrow('handler failed');
    const second = pumpWith(undefined, file);
    await second.drain();
    expect(second.batches).toEqual([upTo(3)]);
  });

  test('without a file begin anew with every pump', async () => {
    await write(upTo(3));
    await pumpWith().drain();
    const second = pumpWith();
    await second.drain();
    expect(second.batches.flat()).toEqual(upTo(3));
  });

  test.each(['', '{"shard', '[1]', '{"shard":7}'])(
    'in a file that says %j are none: everything is handled again',
    async (text) => {
      await writeFile(file, text);
      await write(upTo(3));
      const pump = pumpWith(undefined, file);
      expect(await pump.drain()).toBe(3);
      expect(Object.keys(JSON.parse(await readFile(file, 'utf8')))).toHaveLength(1);
    },
  );
});

test('run goes on after a failure, logs it, and ends when told to', async () => {
  await write(upTo(3));
  const { run, batches } = pumpWith((call) => call === 1);
  const logged: string[] = [];
  const log: Log = { info: () => undefined, error: (message) => void logged.push(message) };
  const stop = new AbortController();
  const running = run(stop.signal, log);
  while (batches.length < 2) await sleep(20);
  await write([4]);
  while (batches.length < 3) await sleep(20);
  stop.abort();
  await running;
  expect(batches).toEqual([upTo(3), upTo(3), [4]]);
  expect(logged).toEqual(['pump failed']);
});

test('a table without a stream is named', async () => {
  const pump = streamPump(engine.endpoint, 'elsewhere', () => Promise.resolve());
  await expect(pump.drain()).rejects.toThrow('elsewhere');
});
