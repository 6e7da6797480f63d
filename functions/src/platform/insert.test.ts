import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { faultLayer, spoilNth } from '../../../test/support/faults.ts';
import type { Engine } from '../local/engine.ts';
import { createTable } from './create-table.ts';
import { type Insert, insertAtOnce, insertEach } from './insert.ts';
import { dynamoClient, openTable } from './open-table.ts';
import { type Table, readBatch, writeOne } from './table.ts';

const WAYS: readonly (readonly [string, Insert])[] = [
  ['each by itself', insertEach],
  ['in one commit', insertAtOnce],
];

describe.each(engines())('on $name', ({ start }) => {
  let engine: Engine;
  let table: Table;
  let faults: ReturnType<typeof faultLayer>;
  beforeAll(async () => {
    engine = await start();
    const client = dynamoClient(engine.endpoint);
    faults = faultLayer(client);
    await createTable(client, 'test');
    table = openTable(client, 'test');
  });
  afterAll(() => engine.stop());

  let rows = 0;
  const some = (count: number, by: string) => Array.from({ length: count }, () => ({ pk: `I${++rows}`, sk: 'I', by }));
  const ownersOf = async (items: readonly { readonly pk: string; readonly sk: string }[]) =>
    (
      await readBatch(
        table,
        items.map(({ pk, sk }) => ({ pk, sk })),
      )
    ).map((item) => item?.['by']);

  describe.each(WAYS)('%s', (_way, insert) => {
    test('of 25 items the two whose keys are taken are said to be there, and keep what they are', async () => {
      const items = some(25, 'late');
      const taken = items.filter((_, index) => index === 3 || index === 24).map((item) => ({ ...item, by: 'early' }));
      for (const Item of taken) await writeOne(table, { Put: { TableName: table.name, Item } });
      const outcomes = await insert.put(table, items);
      expect(outcomes.flatMap((outcome, index) => (outcome === 'there' ? [index] : []))).toEqual([3, 24]);
      expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(23);
      expect((await ownersOf(items)).filter((by) => by === 'early')).toHaveLength(2);
      expect(await insert.put(table, items)).toEqual(items.map(() => 'there'));
    });

    test('8 times at once: every item is written by one of them, and the others are told that it is there', async () => {
      const items = some(10, '');
      const tries = await Promise.all(
        Array.from({ length: 8 }, async (_, by) => {
          const mine = items.map((item) => ({ ...item, by: String(by) }));
          let outcomes = await insert.put(table, mine);
          while (outcomes.includes('again')) {
            await table.backOff(1);
            const left = mine.filter((__, index) => outcomes[index] === 'again');
            const more = (await insert.put(table, left)).values();
            outcomes = outcomes.map((outcome) => (outcome === 'again' ? (more.next().value ?? outcome) : outcome));
          }
          return outcomes;
        }),
      );
      const writers = items.map((_, index) => tries.findIndex((outcomes) => outcomes[index] === 'written'));
      expect(await ownersOf(items)).toEqual(writers.map(String));
      expect(tries.flat().filter((outcome) => outcome === 'written')).toHaveLength(items.length);
    });
  });

  test('a commit whose answer is lost is asked for again, and says once more that all is written', async () => {
    const items = some(5, 'me');
    const outcomes = await spoilNth(faults, { nth: 1, fault: 'lost-after' }, () => insertAtOnce.put(table, items));
    expect(outcomes).toEqual({ result: items.map(() => 'written') });
    expect(await ownersOf(items)).toEqual(items.map(() => 'me'));
  });

  test('who meets the transaction of somebody else may come again; nothing is written meanwhile', async () => {
    const items = some(3, 'me');
    const met = faults.during(
      () => 'conflict',
      () => insertAtOnce.put(table, items),
    );
    expect((await met).result).toContain('again');
    expect(await ownersOf(items)).toEqual([undefined, undefined, undefined]);
  });
});
