import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { engines } from '../../../test/support/engines.ts';
import type { Engine } from '../local/engine.ts';
import { createTable } from './create-table.ts';
import { dynamoClient, openTable } from './open-table.ts';
import { type Table, commit, query, writeOne } from './table.ts';

const Row = z.object({ sk: z.string() });
const Numbered = z.object({ number: z.int() });
type Asked = Omit<Parameters<typeof query>[1], 'pk'>;

const numbers = (count: number): string[] => Array.from({ length: count }, (_, n) => `A#${String(n).padStart(3, '0')}`);
/** Everything that begins with `A#`, the last of it with characters at the end of what Unicode has. */
const IN_ORDER = [...numbers(12), 'A#\uFFFF汉𠮷'];
const BELOW = ['!', 'A', 'A"'];
const ABOVE = ['A$', 'A\uFFFF', 'B#001'];
/** The store sorts by the bytes of UTF-8, JavaScript by those of UTF-16. */
const isBefore = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

describe.each(engines())('query on $name', ({ start }) => {
  let engine: Engine;
  let table: Table;
  const put = (pk: string, sk: string, more: object = {}) => ({
    Put: { TableName: table.name, Item: { pk, sk, ...more } },
  });
  const keysOf = async (asked: Asked, pk = 'paged') => {
    const { items, cursor } = await query(table, { pk, ...asked }, Row);
    return { keys: items.map(({ sk }) => sk), cursor };
  };

  beforeAll(async () => {
    engine = await start();
    const client = dynamoClient(engine.endpoint);
    await createTable(client, 'test');
    table = openTable(client, 'test');
    const rows = [...IN_ORDER, ...BELOW, ...ABOVE].map((sk) => [sk, put('paged', sk)] as const);
    await commit(table, Object.fromEntries(rows));
  });
  afterAll(() => engine.stop());

  test.each([false, true])(
    '13 items in pages of 1 to 14, backwards %s: each once, in order, in full pages, and then an end',
    async (descending) => {
      for (let limit = 1; limit <= 14; limit++) {
        const pages: string[][] = [];
        let after: string | undefined;
        do {
          const { keys, cursor } = await keysOf({ prefix: 'A#', descending, limit, after });
          pages.push(keys);
          after = cursor ?? undefined;
        } while (after !== undefined && pages.length < 20);
        expect(pages.flat()).toEqual(descending ? IN_ORDER.toReversed() : IN_ORDER);
        expect(pages.slice(0, -1).filter((page) => page.length !== limit)).toEqual([]);
        expect(pages.at(-1)?.length).toBeGreaterThan(0);
      }
    },
  );

  test('without a limit 5 items of 300 KB come whole, though the store answers 1 MB at a time', async () => {
    const sks = numbers(5);
    for (const sk of sks) await writeOne(table, put('large', sk, { text: 'x'.repeat(300_000) }));
    expect(await keysOf({ prefix: 'A#' }, 'large')).toEqual({ keys: sks, cursor: null });
    const lastFour = sks.toReversed().slice(0, 4);
    expect(await keysOf({ prefix: 'A#', descending: true, limit: 4 }, 'large')).toEqual({
      keys: lastFour,
      cursor: 'A#001',
    });
  });

  test.each([
    ['A#', IN_ORDER],
    ['A#00', numbers(10)],
    ['A#011', ['A#011']],
    ['A#9', []],
    ['A', ['A', 'A"', ...IN_ORDER, 'A$', 'A\uFFFF']],
  ])('the prefix %j finds what begins with it and nothing else', async (prefix, keys) => {
    expect(await keysOf({ prefix })).toEqual({ keys, cursor: null });
    expect((await keysOf({ prefix, descending: true })).keys).toEqual(keys.toReversed());
  });

  test('the empty prefix is the whole partition: models, deadlines and the country are listed so', async () => {
    expect(await keysOf({ prefix: '' })).toEqual({ keys: [...BELOW, ...IN_ORDER, ...ABOVE], cursor: null });
  });

  test.each([
    ['A#003', numbers(3)],
    ['A#0025', numbers(3)],
    ['A#000', []],
  ])('before %s is exclusive', async (before, keys) => {
    expect(await keysOf({ prefix: 'A#', before })).toEqual({ keys, cursor: null });
    expect((await keysOf({ prefix: 'A#', before, descending: true })).keys).toEqual(keys.toReversed());
  });

  test('before and pages together stop where they should', async () => {
    const asked = { prefix: 'A#', before: 'A#005', limit: 3 };
    expect(await keysOf(asked)).toEqual({ keys: numbers(3), cursor: 'A#002' });
    expect(await keysOf({ ...asked, after: 'A#002' })).toEqual({ keys: ['A#003', 'A#004'], cursor: null });
  });

  test.each([false, true])(
    '10 cursors that no page gave out, backwards %s: nothing throws, and no page leaves its prefix',
    async (descending) => {
      const wrong: string[] = [];
      for (const after of ['', '!', 'A', 'A"', 'A$', 'A#9', 'B#001', 'ZZZ', '\u{10FFFF}', 'A#\u{10FFFF}\u{10FFFF}']) {
        const left = IN_ORDER.filter((sk) => (descending ? isBefore(sk, after) : isBefore(after, sk)));
        const due = (descending ? left.toReversed() : left).join(' ');
        const got = await keysOf({ prefix: 'A#', descending, limit: 50, after }).then(
          ({ keys }) => keys.join(' '),
          (error: unknown) => String(error),
        );
        if (got !== due) wrong.push(`after ${JSON.stringify(after)}: ${got}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  test('the list index answers in pages too, in the order of its own keys', async () => {
    for (const n of [3, 1, 2])
      await writeOne(table, put(`listed ${n}`, 'X', { listPk: 'L', listSk: `L#${n}#${9 - n}`, number: n }));
    const asked = { index: 'lists', pk: 'L', prefix: 'L#', limit: 2 } as const;
    expect(await query(table, asked, Numbered)).toEqual({ items: [{ number: 1 }, { number: 2 }], cursor: 'L#2#7' });
    const second = { items: [{ number: 3 }], cursor: null };
    expect(await query(table, { ...asked, after: 'L#2#7' }, Numbered)).toEqual(second);
  });
});
