import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { faultLayer } from '../../../test/support/faults.ts';
import { meter } from '../../../test/support/meter.ts';
import { type Engine, startTestEngine } from '../local/engine.ts';
import { createTable } from './create-table.ts';
import { dynamoClient, openTable } from './open-table.ts';
import {
  Contention,
  type Key,
  type Table,
  type Write,
  commit,
  query,
  read,
  readBatch,
  readImmutable,
  writeOne,
} from './table.ts';

const Row = z.object({ sk: z.string() });
const Numbered = z.object({ number: z.int() });

let engine: Engine;
let client: DynamoDBClient;
let faults: ReturnType<typeof faultLayer>;
let counter: ReturnType<typeof meter>;
let table: Table;
let pauses: number[] = [];
beforeAll(async () => {
  engine = await startTestEngine();
  client = dynamoClient(engine.endpoint);
  faults = faultLayer(client);
  counter = meter(client);
  expect(await createTable(client, 'test')).toBe(true);
  table = { ...openTable(client, 'test'), backOff: async (attempt) => void pauses.push(attempt) };
  await writeOne(table, put('there', 'X'));
});
afterAll(() => engine.stop());
beforeEach(() => {
  pauses = [];
});

const put = (pk: string, sk: string): Write => ({
  Put: { TableName: table.name, Item: { pk, sk }, ConditionExpression: 'attribute_not_exists(pk)' },
});
/** A change of an item that is not there. */
const changeOfNothing = (): Write => ({
  Update: {
    TableName: table.name,
    Key: { pk: 'nowhere', sk: 'X' },
    UpdateExpression: 'SET x = :x',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':x': 1 },
  },
});
const keysIn = async (pk: string): Promise<string[]> =>
  (await query(table, { pk, prefix: 'N' }, Row)).items.map(({ sk }) => sk);

/** A commit whose first so many tries meet a conflict. */
const meeting = (conflicts: number, sk: string) =>
  faults.during(
    ({ number }) => (number <= conflicts ? 'conflict' : undefined),
    () => commit(table, { only: put('contended', sk) }).catch((error: unknown) => error),
  );

test('a table that is there is not created again', async () => {
  expect(await createTable(client, 'test')).toBe(false);
});

describe('reading', () => {
  test('a row that does not fit its schema throws, a missing one is undefined', async () => {
    await expect(read(table, { pk: 'there', sk: 'X' }, Numbered)).rejects.toThrow(z.ZodError);
    expect(await read(table, { pk: 'there', sk: 'Y' }, Row)).toBeUndefined();
  });

  test('250 keys, every third of them missing, come back in the order of asking, in 3 requests', async () => {
    const keys: Key[] = Array.from({ length: 250 }, (_, n) => ({ pk: 'many', sk: `N${n}` }));
    const there = keys.filter((_, n) => n % 3 !== 0);
    for (let from = 0; from < there.length; from += 100)
      await commit(table, Object.fromEntries(there.slice(from, from + 100).map(({ pk, sk }) => [sk, put(pk, sk)])));
    const asked = keys.toReversed();
    const due = asked.map((key) => (there.includes(key) ? key : undefined));
    expect(await counter.during(async () => expect(await readBatch(table, asked)).toEqual(due))).toMatchObject({
      reads: 3,
    });
    expect(await readBatch(table, [])).toEqual([]);
  });

  test('an immutable row is read once; a missing one is asked for again until it is there', async () => {
    const again = () => readImmutable(table, { pk: 'once', sk: 'N' }, Row);
    const missing = await counter.during(async () =>
      expect([await again(), await again()]).toEqual([undefined, undefined]),
    );
    await writeOne(table, put('once', 'N'));
    const there = await counter.during(async () =>
      expect([await again(), await again()]).toEqual([{ sk: 'N' }, { sk: 'N' }]),
    );
    expect([missing.reads, there.reads]).toEqual([2, 1]);
  });

  test('what is remembered never grows beyond 500 rows', async () => {
    for (let n = 0; n < 500; n++) table.immutable.set(`filler ${n}`, {});
    expect(await readImmutable(table, { pk: 'there', sk: 'X' }, Row)).toEqual({ sk: 'X' });
    expect(table.immutable.size).toBeLessThanOrEqual(500);
    expect(await counter.during(() => readImmutable(table, { pk: 'there', sk: 'X' }, Row))).toMatchObject({ reads: 0 });
  });
});

describe('commit', () => {
  test('names the first write that failed, and none of the others is done', async () => {
    const writes = {
      first: put('commit', 'N1'),
      skipped: undefined,
      second: changeOfNothing(),
      third: put('there', 'X'),
    };
    expect(await commit(table, writes)).toEqual({ ok: false, error: 'second' });
    expect(await keysIn('commit')).toEqual([]);
    expect(await commit(table, { a: put('commit', 'N2'), b: put('commit', 'N3') })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await keysIn('commit')).toEqual(['N2', 'N3']);
  });

  test('20 sets of 1 to 6 writes, any of them failing: all or nothing, and the name is that of the first', async () => {
    let set = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), async (good) => {
        const pk = `set ${++set}`;
        const firstBad = good.indexOf(false);
        const nowhere = (n: number): Write => ({
          ...changeOfNothing(),
          Update: { ...changeOfNothing().Update, Key: { pk, sk: `N${n}` } } as Write['Update'],
        });
        const writes = good.map((works, n) => [`write ${n}`, works ? put(pk, `N${n}`) : nowhere(n)] as const);
        const due = firstBad === -1 ? { ok: true, value: undefined } : { ok: false, error: `write ${firstBad}` };
        expect(await commit(table, Object.fromEntries(writes))).toEqual(due);
        expect(await keysIn(pk)).toHaveLength(firstBad === -1 ? good.length : 0);
      }),
      { numRuns: 20 },
    );
  });

  test('2 conflicts are waited out; 8 are too many, and nothing was written', async () => {
    expect(await meeting(2, 'N1')).toEqual({ result: { ok: true, value: undefined }, requests: 3 });
    expect(pauses).toEqual([1, 2]);
    const { result, requests } = await meeting(100, 'N2');
    expect(result).toBeInstanceOf(Contention);
    expect(requests).toBe(8);
    expect(await keysIn('contended')).toEqual(['N1']);
  });

  test('what the store does not understand is thrown, not named', async () => {
    const nonsense: Write = {
      Update: { TableName: table.name, Key: { pk: 'x', sk: 'x' }, UpdateExpression: 'NONSENSE' },
    };
    await expect(commit(table, { nonsense })).rejects.toThrow('cancelled');
  });
});

test('one write alone: true when done, false when its condition failed, and nothing that writes nothing', async () => {
  const Key = { pk: 'one', sk: 'N' };
  const removal: Write = {
    Delete: { TableName: table.name, Key, ConditionExpression: 'attribute_exists(pk)' },
  };
  const outcomes = [
    await writeOne(table, put('one', 'N')),
    await writeOne(table, put('one', 'N')),
    await writeOne(table, changeOfNothing()),
    await writeOne(table, removal),
    await writeOne(table, removal),
  ];
  expect(outcomes).toEqual([true, false, false, true, false]);
  const look: Write = { ConditionCheck: { TableName: table.name, Key, ConditionExpression: 'attribute_exists(pk)' } };
  await expect(writeOne(table, look)).rejects.toThrow('writes nothing');
});
