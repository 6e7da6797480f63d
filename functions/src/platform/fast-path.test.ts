import {
  BatchExecuteStatementCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { type Instant, plusMs } from '@luhuan/shared/clock';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mishap, startBadRoad } from '../../../test/support/bad-road.ts';
import { shanghai } from '../../../test/support/samples.ts';
import { engines } from '../../../test/support/engines.ts';
import { type Engine, startTestEngine } from '../local/engine.ts';
import { createTable } from './create-table.ts';
import { openFastTable } from './fast-path.ts';
import { type Credentials, signerV4 } from './fast-path-sign.ts';
import { dynamoClient, openTable } from './open-table.ts';
import type { Table, Write } from './table.ts';
import { commit, putAll, readBatch, writeOne } from './table.ts';

/** Tables of both ways on one engine, and how many requests went the short way and the SDK's. */
const bothWays = async (endpoint: string) => {
  const client = dynamoClient(endpoint);
  await createTable(client, 'fast');
  await createTable(client, 'plain');
  let bySdk = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      bySdk++;
      return next(args);
    },
    { step: 'deserialize', priority: 'low' },
  );
  const fast = openFastTable(client, endpoint, 'fast');
  const plain = openTable(client, 'plain');
  /** How many requests of this work went the SDK's way. */
  const countSdk = async (work: () => Promise<unknown>): Promise<number> => {
    const before = bySdk;
    await work();
    return bySdk - before;
  };
  return { fast, plain, countSdk };
};

/** What came of it, without what no two requests have in common. */
const seen = async (work: Promise<object>): Promise<unknown> => {
  const outcome = await work.catch((error: Error) => ({ ...error, message: error.message, name: error.name }));
  return Object.fromEntries(Object.entries(outcome).filter(([name]) => !/^(\$metadata|\$response|__type)$/.test(name)));
};

const key = { pk: 'P', sk: 'S' };
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
      .map((number) => Number(number.toPrecision(12))),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.uint8Array({ minLength: 1, maxLength: 9 }),
    fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }).map((texts) => new Set(texts)),
    fc.array(fc.integer(), { minLength: 1, maxLength: 3 }).map((numbers) => new Set(numbers)),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), tie('any'), { maxKeys: 4 }),
  ),
})).any;

describe.each(engines())('on $name', ({ start }) => {
  let engine: Engine;
  let ways: Awaited<ReturnType<typeof bothWays>>;
  beforeAll(async () => {
    engine = await start();
    ways = await bothWays(engine.endpoint);
  });
  afterAll(() => engine.stop());

  /** Does the same on both tables and expects the same of both. */
  const same = async (work: (table: Table) => Promise<object>): Promise<unknown> => {
    const [fast, plain] = [await seen(work(ways.fast)), await seen(work(ways.plain))];
    expect(fast).toEqual(plain);
    return fast;
  };
  const get = ({ db, name }: Table) => db.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }));
  const add = (table: Table, sk: string): Write => ({
    Put: {
      TableName: table.name,
      Item: { pk: 'P', sk, n: 1 },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  });

  test('any value that is put by one way is read back the same by both', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), value, { maxKeys: 5 }),
        async (item) => {
          const put = (table: Table) =>
            table.db.send(
              new PutCommand({ TableName: table.name, Item: { ...item, ...key }, ReturnValues: 'ALL_OLD' }),
            );
          await same(put);
          await same(get);
          // what one way has put, the other reads
          const { Item } = await get({ ...ways.plain, name: 'fast' });
          expect(Item).toEqual((await get(ways.fast)).Item);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a condition that fails is the same refusal, with the item that stood in the way', async () => {
    await same((table) => table.db.send(new PutCommand(add(table, 'twice').Put as never)));
    expect(await same((table) => table.db.send(new PutCommand(add(table, 'twice').Put as never)))).toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
    expect(await writeOne(ways.fast, add(ways.fast, 'twice'))).toBe(false);
  });

  test('a transaction commits, or names the write that failed', async () => {
    const both = (table: Table, sk: string) => commit(table, { first: add(table, sk), second: add(table, 'twice') });
    await writeOne(ways.fast, add(ways.fast, 'twice'));
    expect(await both(ways.fast, 'free')).toEqual({ ok: false, error: 'second' });
    expect(await commit(ways.fast, { first: add(ways.fast, 'free') })).toEqual({ ok: true, value: undefined });
    await same(async (table) => {
      const TransactItems = [add(table, 'free-too'), add(table, 'twice')];
      return table.db.send(new TransactWriteCommand({ TransactItems, ClientRequestToken: table.newToken() }));
    });
  });

  test('of 3 statements in one request 2 insert and 1 finds its key taken', async () => {
    const insert = (table: Table, sk: string) => ({
      Statement: `INSERT INTO "${table.name}" VALUE {'pk': ?, 'sk': ?, 'voucher': ?}`,
      Parameters: ['P', sk, { capFen: 150_000, place: null, days: [1, 2] }],
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    });
    const outcome = await same(async (table) => {
      const Statements = ['b1', 'twice', 'b2'].map((sk) => insert(table, sk));
      const { Responses = [] } = await table.db.send(new BatchExecuteStatementCommand({ Statements }));
      return { Responses: Responses.map(({ TableName: _TableName, ...rest }) => rest) };
    });
    expect(outcome).toMatchObject({ Responses: [{}, { Error: { Code: 'DuplicateItem' } }, {}] });
  });

  test('100 items are read in one request, absent ones left out', async () => {
    const keys = Array.from({ length: 100 }, (_, number) => ({ pk: 'B', sk: `N${number}` }));
    const there = keys.filter((_, number) => number % 3 > 0).map((one, n) => ({ ...one, n, tags: [null, 'ü'] }));
    for (const table of [ways.fast, ways.plain]) await putAll(table, there);
    expect(await ways.countSdk(async () => same((table) => readBatch(table, keys)))).toBe(1);
  });

  test('what is written in one request is queried and scanned page by page, removed and gone, the same by both', async () => {
    const rows = Array.from({ length: 7 }, (_, n) => ({ pk: 'Q', sk: `N${n}`, n, tags: [null, 'ü'], none: {} }));
    const ask = async (table: Table, of: 'query' | 'scan', from?: Record<string, unknown>): Promise<object> => {
      const TableName = table.name;
      const page = { TableName, Limit: 3, ConsistentRead: true, ExpressionAttributeValues: { ':pk': 'Q' } };
      const asked = from === undefined ? page : { ...page, ExclusiveStartKey: from };
      const { $metadata: _, ...reply } =
        of === 'query'
          ? await table.db.send(new QueryCommand({ ...asked, KeyConditionExpression: 'pk = :pk' }))
          : await table.db.send(new ScanCommand({ ...asked, FilterExpression: 'pk = :pk' }));
      const more = reply.LastEvaluatedKey;
      return more === undefined ? [reply] : [reply, await ask(table, of, more)];
    };
    const remove = ({ db, name }: Table) =>
      db.send(new DeleteCommand({ TableName: name, Key: { pk: 'Q', sk: 'N3' }, ReturnValues: 'ALL_OLD' }));
    const bySdk = await ways.countSdk(async () => {
      await putAll(ways.fast, rows);
      await ask(ways.fast, 'query');
      await ask(ways.fast, 'scan');
    });
    expect(bySdk).toBe(0);
    await putAll(ways.plain, rows);
    await same((table) => ask(table, 'query'));
    expect(await same(remove)).toMatchObject({ Attributes: rows[3] });
    expect(JSON.stringify(await same((table) => ask(table, 'query')))).not.toContain('N3');
  });

  test('puts, updates, reads, transactions and statements take the short way, a value of a rare kind the SDK’s', async () => {
    const put = (item: object) => ways.fast.db.send(new PutCommand({ TableName: 'fast', Item: { ...key, ...item } }));
    expect(await ways.countSdk(() => put({ text: 'plain' }))).toBe(0);
    expect(await ways.countSdk(() => put({ big: 2n ** 64n }))).toBe(1);
    await expect(put({ unsafe: 2 ** 60 })).rejects.toThrow('MAX_SAFE_INTEGER');
    await expect(put({ none: new Set() })).rejects.toThrow('empty set');
  });

  test('what the store refuses otherwise is the SDK’s to say: the same error, and nothing is written', async () => {
    const wrong = (table: Table) => table.db.send(new PutCommand({ TableName: table.name, Item: { pk: 'P' } }));
    expect(await same(wrong)).toMatchObject({ name: 'ValidationException' });
  });
});

describe('on a road where things happen', () => {
  let engine: Engine;
  let road: Awaited<ReturnType<typeof startBadRoad>>;
  let fast: Table;
  /** What the fence is told; after the last one, the last one again. */
  let times: Instant[] = [];
  const clock = { now: () => (times.length > 1 ? times.shift() : times[0]) ?? shanghai('2026-03-01T10:00') };
  beforeAll(async () => {
    engine = await startTestEngine();
    await createTable(dynamoClient(engine.endpoint), 'road');
    road = await startBadRoad(engine.endpoint);
    fast = openFastTable(dynamoClient(road.endpoint), road.endpoint, 'road', clock);
  });
  afterAll(async () => {
    await road.stop();
    await engine.stop();
  });

  let rows = 0;
  const counted = () => ({
    count: {
      Update: {
        TableName: 'road',
        Key: { pk: `C${++rows}`, sk: 'C' },
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': 1 },
      },
    },
  });
  const countIn = async (): Promise<unknown> => (await readBatch(fast, [{ pk: `C${rows}`, sk: 'C' }]))[0]?.['n'];

  test.each<[string, Mishap[]]>([
    ['lost on the way', ['cut-before']],
    ['answered by nobody', ['cut-after']],
    ['met by a fault of the store', ['broken']],
    ['one too many', ['busy']],
    ['lost three times in four ways', ['cut-before', 'busy', 'broken']],
  ])('a transaction that is %s is tried again by the SDK and counts once', async (_what, mishaps) => {
    road.plan(...mishaps);
    expect(await commit(fast, counted())).toEqual({ ok: true, value: undefined });
    expect(road.requests()).toBe(mishaps.length + 1);
    expect(await countIn()).toBe(1);
  });

  const until = shanghai('2026-03-01T10:01');
  test('a put whose fence has passed is not sent by the SDK alone either', async () => {
    const plain = openTable(dynamoClient(road.endpoint), 'road', { now: () => until });
    road.plan();
    const row = { TableName: 'road', Item: { pk: 'plain', sk: 'F' } };
    await expect(writeOne(plain, { Put: row }, until)).rejects.toMatchObject({ name: 'FencePassed' });
    expect(road.requests()).toBe(0);
    expect(await writeOne(plain, { Put: row }, plusMs(until, 1))).toBe(true);
  });

  test.each<[string, Instant[], number]>([
    ['is sent once and not again when its reply is lost and its fence has passed', [plusMs(until, -1), until], 1],
    ['is not sent at all at its fence', [until], 0],
  ])('a fenced put %s', async (_what, at, sent) => {
    const row = { TableName: 'road', Item: { pk: `F${++rows}`, sk: 'F' } };
    times = [...at];
    road.plan('cut-after');
    await expect(writeOne(fast, { Put: row }, until)).rejects.toMatchObject({ name: 'FencePassed' });
    expect(road.requests()).toBe(sent);
    const [there] = await readBatch(fast, [row.Item]);
    expect(there === undefined).toBe(sent === 0);
  });

  test('after the short way and 4 tries of the SDK it is given up, and the error is the SDK’s', async () => {
    road.plan('busy', 'busy', 'busy', 'busy', 'busy');
    await expect(commit(fast, counted())).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(road.requests()).toBe(5);
    expect(await countIn()).toBeUndefined();
  });
});

/** What the SDK would send, signed; nothing leaves. */
const signedBySdk = async (credentials: Credentials & { readonly sessionToken?: string }, offsetMs: number) => {
  const client = dynamoClient('http://127.0.0.1:9', { maxAttempts: 1, credentials });
  client.config.systemClockOffset = offsetMs;
  let sent: { headers: Record<string, string>; body: string } | undefined;
  client.middlewareStack.add(
    () => (args) => {
      const { headers, body } = args.request as { headers: Record<string, string>; body: string | Uint8Array };
      sent = { headers, body: Buffer.from(body).toString() };
      throw new Error('seen');
    },
    { step: 'deserialize', priority: 'low' },
  );
  const { db, name } = openTable(client, 'nowhere');
  await expect(db.send(new PutCommand({ TableName: name, Item: { ...key, text: '绿换' } }))).rejects.toThrow('seen');
  if (sent === undefined) throw new Error('nothing was signed');
  return sent;
};

test('a signature is the one the SDK makes, with and without a session, a day apart', async () => {
  const sign = signerV4();
  const lasting = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'no secret' };
  const passing = { accessKeyId: 'ASIDEXAMPLE', secretAccessKey: 'none either', sessionToken: 'of an hour' };
  for (const [credentials, offsetMs] of [
    [lasting, 0],
    [passing, 0],
    [lasting, 86_400_000],
  ] as const) {
    const { headers, body } = await signedBySdk(credentials, offsetMs);
    const names = /SignedHeaders=([^,]+),/.exec(headers['authorization'] ?? '')?.[1]?.split(';') ?? [];
    const signed = names.map((name): [string, string] => [name, headers[name] ?? '']);
    const signing = { region: 'cn-north-1', service: 'dynamodb', credentials };
    expect(sign(signing, headers['x-amz-date'] ?? '', signed, body)).toBe(headers['authorization']);
  }
});
