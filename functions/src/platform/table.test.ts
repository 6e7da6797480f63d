import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { engines } from '../../../test/support/engines.ts';
import { faultLayer } from '../../../test/support/faults.ts';
import { meter } from '../../../test/support/meter.ts';
import type { Engine } from '../local/engine.ts';
import { createTable } from './create-table.ts';
import { dynamoClient, openTable } from './open-table.ts';
import {
  Contention,
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
const numbers = (count: number): string[] => Array.from({ length: count }, (_, n) => `A#${String(n).padStart(3, '0')}`);
/** What lies just below and just above everything that begins with `A#`, and the last thing that does. */
const LAST = 'A#\uFFFF汉𠮷';
const NEIGHBOURS = ['!', 'A', 'A"', 'A$', 'A￿', 'B#001'];

describe.each(engines())('on $name', ({ start }) => {
  let engine: Engine;
  let client: DynamoDBClient;
  let faults: ReturnType<typeof faultLayer>;
  let counter: ReturnType<typeof meter>;
  let table: Table;
  let pauses: number[] = [];
  const put = (pk: string, sk: string, more: object = {}): Write => ({
    Put: { TableName: table.name, Item: { pk, sk, ...more }, ConditionExpression: 'attribute_not_exists(pk)' },
  });
  const fill = async (pk: string, sks: readonly string[], more: object = {}): Promise<void> => {
    for (let from = 0; from < sks.length; from += 100) {
      const batch = sks.slice(from, from + 100).map((sk) => [sk, put(pk, sk, more)] as const);
      await commit(table, Object.fromEntries(batch));
    }
  };
  const keysOf = async (range: Omit<Parameters<typeof query>[1], 'pk'>, pk = 'paged') => {
    const { items, cursor } = await query(table, { pk, ...range }, Row);
    return { keys: items.map(({ sk }) => sk), cursor };
  };

  beforeAll(async () => {
    engine = await start();
    client = dynamoClient(engine.endpoint);
    faults = faultLayer(client);
    counter = meter(client);
    await createTable(client, 'test');
    table = { ...openTable(client, 'test'), backOff: async (attempt) => void pauses.push(attempt) };
    await fill('paged', [...numbers(12), LAST, ...NEIGHBOURS]);
  });
  afterAll(() => engine.stop());
  beforeEach(() => {
    pauses = [];
  });

  describe('query', () => {
    const inOrder = [...numbers(12), LAST];

    test.each([false, true])(
      '13 items in pages of 1 to 14, backwards %s: each once, in order, full pages, and an end',
      async (descending) => {
        for (let limit = 1; limit <= 14; limit++) {
          const pages: string[][] = [];
          let after: string | undefined;
          do {
            const { keys, cursor } = await keysOf({ prefix: 'A#', descending, limit, after });
            pages.push(keys);
            after = cursor ?? undefined;
          } while (after !== undefined && pages.length < 20);
          expect(pages.flat()).toEqual(descending ? inOrder.toReversed() : inOrder);
          expect(pages.slice(0, -1).filter((page) => page.length !== limit)).toEqual([]);
          expect(pages.at(-1)?.length).toBeGreaterThan(0);
        }
      },
    );

    test('without a limit 5 items of 300 KB come whole, though the store answers 1 MB at a time', async () => {
      const sks = numbers(5);
      for (const sk of sks) await writeOne(table, put('large', sk, { text: 'x'.repeat(300_000) }));
      expect(await keysOf({ prefix: '' }, 'large')).toEqual({ keys: sks, cursor: null });
      expect(await keysOf({ prefix: 'A#', descending: true, limit: 4 }, 'large')).toEqual({
        keys: sks.toReversed().slice(0, 4),
        cursor: sks[1],
      });
    });

    test.each([
      ['A#', inOrder],
      ['A#00', numbers(10)],
      ['A#011', ['A#011']],
      ['A#9', []],
      ['A', ['A', 'A"', ...inOrder, 'A$', 'A￿']],
      ['', ['!', 'A', 'A"', ...inOrder, 'A$', 'A￿', 'B#001']],
    ])('the prefix %j finds what begins with it and nothing else', async (prefix, keys) => {
      expect(await keysOf({ prefix })).toEqual({ keys, cursor: null });
    });

    test.each([
      ['A#003', ['A#000', 'A#001', 'A#002']],
      ['A#0025', ['A#000', 'A#001', 'A#002']],
      ['A#000', []],
    ])('before %s is exclusive', async (before, keys) => {
      expect(await keysOf({ prefix: 'A#', before })).toEqual({ keys, cursor: null });
      expect((await keysOf({ prefix: 'A#', before, descending: true })).keys).toEqual(keys.toReversed());
    });

    test('before and pages together stop where they should', async () => {
      const first = await keysOf({ prefix: 'A#', before: 'A#005', limit: 3 });
      expect(first).toEqual({ keys: numbers(3), cursor: 'A#002' });
      expect(await keysOf({ prefix: 'A#', before: 'A#005', limit: 3, after: 'A#002' })).toEqual({
        keys: ['A#003', 'A#004'],
        cursor: null,
      });
    });

    test.each(['', '!', 'A', 'A"', 'A$', 'A#9', 'B', 'B#001', 'ZZZ', '\u{10FFFF}', 'A#\u{10FFFF}\u{10FFFF}'])(
      'a cursor %j that no page gave out throws nothing and leads out of no prefix, either way',
      async (after) => {
        for (const descending of [false, true]) {
          const { keys } = await keysOf({ prefix: 'A#', descending, limit: 50, after });
          const left = inOrder.filter((sk) => (descending ? sk < after : sk > after));
          expect(keys).toEqual(descending ? left.toReversed() : left);
        }
      },
    );

    test('the list index answers in pages too, in the order of its own keys', async () => {
      for (const n of [3, 1, 2])
        await writeOne(table, put(`listed ${n}`, 'X', { listPk: 'L', listSk: `${n}#${9 - n}`, number: n }));
      const first = await query(table, { index: 'lists', pk: 'L', prefix: '', limit: 2 }, Numbered);
      expect(first).toEqual({ items: [{ number: 1 }, { number: 2 }], cursor: '2#7' });
      expect(await query(table, { index: 'lists', pk: 'L', prefix: '', limit: 2, after: '2#7' }, Numbered)).toEqual({
        items: [{ number: 3 }],
        cursor: null,
      });
    });
  });

  describe('read', () => {
    test('250 keys, every third of them missing and one asked for alone, come back in the order of asking', async () => {
      const sks = Array.from({ length: 250 }, (_, n) => `N#${n}`);
      const there = sks.filter((_, n) => n % 3 !== 0);
      await fill('many', there);
      const wanted = sks.toReversed();
      const found = await readBatch(
        table,
        wanted.map((sk) => ({ pk: 'many', sk })),
      );
      expect(found.map((item) => item?.['sk'])).toEqual(wanted.map((sk) => (there.includes(sk) ? sk : undefined)));
      expect(
        await counter.during(() =>
          readBatch(
            table,
            wanted.map((sk) => ({ pk: 'many', sk })),
          ),
        ),
      ).toMatchObject({ reads: 3 });
      expect(await readBatch(table, [])).toEqual([]);
    });

    test('a row that does not fit its schema throws, a missing one is undefined', async () => {
      await expect(read(table, { pk: 'paged', sk: 'A#000' }, Numbered)).rejects.toThrow(z.ZodError);
      expect(await read(table, { pk: 'paged', sk: 'A#999' }, Row)).toBeUndefined();
    });

    test('an immutable row is read once; a missing one is asked for again until it is there', async () => {
      const key = { pk: 'once', sk: 'X' };
      const again = () => readImmutable(table, key, Row);
      expect(await counter.during(async () => [await again(), await again()])).toMatchObject({ reads: 2 });
      await writeOne(table, put(key.pk, key.sk));
      expect(
        await counter.during(async () =>
          expect([await again(), await again(), await again()]).toEqual([{ sk: 'X' }, { sk: 'X' }, { sk: 'X' }]),
        ),
      ).toMatchObject({ reads: 1 });
    });

    test('what is remembered never grows beyond 500 rows', async () => {
      for (let n = 0; n < 600; n++) table.immutable.set(`filler ${n} X`, {});
      await readImmutable(table, { pk: 'paged', sk: 'A#000' }, Row);
      expect(table.immutable.size).toBeLessThanOrEqual(500);
      expect(await readImmutable(table, { pk: 'paged', sk: 'A#000' }, Row)).toEqual({ sk: 'A#000' });
    });
  });

  describe('commit', () => {
    const absent = (sk: string): Write => ({
      Update: {
        TableName: table.name,
        Key: { pk: 'paged', sk },
        UpdateExpression: 'SET x = :x',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':x': 1 },
      },
    });

    test('names the first write that failed, and none of the others is done', async () => {
      const outcome = await commit(table, {
        first: put('commit', '1'),
        skipped: undefined,
        second: absent('nowhere'),
        third: put('paged', 'A#000'),
      });
      expect(outcome).toEqual({ ok: false, error: 'second' });
      expect(await read(table, { pk: 'commit', sk: '1' }, Row)).toBeUndefined();
      expect(await commit(table, { a: put('commit', '2'), b: put('commit', '3') })).toEqual({
        ok: true,
        value: undefined,
      });
      expect((await keysOf({ prefix: '' }, 'commit')).keys).toEqual(['2', '3']);
    });

    test('20 sets of 1 to 6 writes with any of them failing: the name is that of the first', async () => {
      let set = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), async (good) => {
          const pk = `set ${++set}`;
          const writes = good.map(
            (works, n) => [`write ${n}`, works ? put(pk, String(n)) : absent(`${pk} ${n}`)] as const,
          );
          const outcome = await commit(table, Object.fromEntries(writes));
          const first = good.indexOf(false);
          expect(outcome).toEqual(
            first === -1 ? { ok: true, value: undefined } : { ok: false, error: `write ${first}` },
          );
          expect((await keysOf({ prefix: '' }, pk)).keys).toHaveLength(first === -1 ? good.length : 0);
        }),
        { numRuns: 20 },
      );
    });

    test('2 conflicts are waited out; 8 are too many, and nothing was written', async () => {
      const after = (conflicts: number, sk: string) =>
        faults.during(
          ({ number }) => (number <= conflicts ? 'conflict' : undefined),
          () => commit(table, { only: put('contended', sk) }).catch((error: unknown) => error),
        );
      expect(await after(2, '1')).toEqual({ result: { ok: true, value: undefined }, requests: 3 });
      expect(pauses).toEqual([1, 2]);
      const { result, requests } = await after(100, '2');
      expect(result).toBeInstanceOf(Contention);
      expect(requests).toBe(8);
      expect((await keysOf({ prefix: '' }, 'contended')).keys).toEqual(['1']);
    });

    test('one write alone: true when done, false when its condition failed, and nothing but a Put or an Update', async () => {
      expect([
        await writeOne(table, put('one', '1')),
        await writeOne(table, put('one', '1')),
        await writeOne(table, absent('nowhere')),
      ]).toEqual([true, false, false]);
      await expect(writeOne(table, { Delete: { TableName: table.name, Key: { pk: 'one', sk: '1' } } })).rejects.toThrow(
        'a Put or an Update',
      );
    });
  });
});
