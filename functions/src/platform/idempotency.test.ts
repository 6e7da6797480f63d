import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { epochMs } from '@luhuan/shared/clock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { shanghai } from '../../../test/support/samples.ts';
import { type Engine, startTestEngine } from '../local/engine.ts';
import { createTable } from './create-table.ts';
import { type Attempt, type CommitOnce, once } from './idempotency.ts';
import { dynamoClient, openTable } from './open-table.ts';
import { type Table, type Write, read } from './table.ts';

type Refusal = RefusalOf<'QuotaExhausted' | 'SerialUsed'>;
const EXHAUSTED: Refusal = { code: 'QuotaExhausted', category: 'fridge' };

let engine: Engine;
let table: Table;
beforeAll(async () => {
  engine = await startTestEngine();
  const client = dynamoClient(engine.endpoint);
  await createTable(client, 'test');
  table = openTable(client, 'test');
});
afterAll(() => engine.stop());

let keys = 0;
let attempt: Attempt;
let runs = 0;
beforeEach(() => {
  attempt = {
    scope: 'per_1#redeemVoucher',
    key: `key-${++keys}`,
    fingerprint: 'body',
    at: shanghai('2026-03-01T10:00'),
  };
  runs = 0;
});

const counterKey = () => ({ pk: `COUNTER#${keys}`, sk: 'X' });
/** Adds one to a counter: the effect that must happen once. */
const count = (): Write => ({
  Update: {
    TableName: table.name,
    Key: counterKey(),
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': 1 },
  },
});
const lock = (name: string): Write => ({
  Put: {
    TableName: table.name,
    Item: { pk: `LOCK#${name}`, sk: 'X' },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
const counted = async (): Promise<number> => (await read(table, counterKey(), z.object({ n: z.int() })))?.n ?? 0;

type Answer = { readonly run: number };
type Commit = CommitOnce<Answer, Refusal>;
const asked = (of: Attempt, work: (commitOnce: Commit, run: number) => ReturnType<typeof counting>) =>
  once<Answer, Refusal>(table, of, (commitOnce) => work(commitOnce, ++runs));
const counting = async (commitOnce: Commit, run: number) => {
  const done = await commitOnce({ run }, { counter: count() });
  if (!done.ok) throw new Error(done.error);
  return done.value;
};

describe('the same key', () => {
  test('with the same body: one effect, and the first answer again 5 times', async () => {
    const first = await asked(attempt, counting);
    const later = [];
    for (let n = 0; n < 5; n++) later.push(await asked({ ...attempt, at: shanghai('2026-03-02T10:00') }, counting));
    expect(first).toEqual(ok({ run: 1 }));
    expect(later).toEqual(Array.from({ length: 5 }, () => ({ ...ok({ run: 1 }), replayed: true })));
    expect([runs, await counted()]).toEqual([1, 1]);
  });

  test('with another body is refused, and the first answer stays', async () => {
    await asked(attempt, counting);
    const reused = refuse({ code: 'IdempotencyKeyReused' });
    expect(await asked({ ...attempt, fingerprint: 'other body' }, counting)).toEqual(reused);
    expect(await asked(attempt, counting)).toEqual({ ...ok({ run: 1 }), replayed: true });
    expect(await counted()).toBe(1);
  });

  test('of another person or for another operation is another key', async () => {
    await asked(attempt, counting);
    for (const scope of ['per_2#redeemVoucher', 'per_1#reserveVoucher'])
      expect(await asked({ ...attempt, scope }, counting)).toMatchObject({ ok: true });
    expect(await counted()).toBe(3);
  });

  test('is remembered for 30 days and no longer than that', async () => {
    await asked(attempt, counting);
    const row = await read(
      table,
      { pk: `REMEMBERED#${attempt.scope}#${attempt.key}`, sk: 'REMEMBERED' },
      z.object({ removeAfter: z.int() }),
    );
    expect(row?.removeAfter).toBe(epochMs(attempt.at) / 1_000 + 30 * 86_400);
  });
});

describe('20 twins at once', () => {
  test('have one effect and one answer among them, and 19 know that it was given before', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => asked(attempt, counting)));
    const values = answers.map((answer) => (answer.ok ? answer.value.run : answer.error.code));
    expect(new Set(values).size).toBe(1);
    expect(answers.filter(({ replayed }) => replayed !== true)).toHaveLength(1);
    expect(await counted()).toBe(1);
  });

  test('who are all refused hear the same refusal', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => asked(attempt, async () => refuse(EXHAUSTED))));
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error))).toEqual(
      Array.from({ length: 20 }, () => EXHAUSTED),
    );
  });

  test('of whom some would be refused still agree, whoever came first', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        asked(attempt, (commitOnce, run) =>
          n % 2 === 0 ? counting(commitOnce, run) : Promise.resolve(refuse(EXHAUSTED)),
        ),
      ),
    );
    const told = new Set(answers.map((answer) => (answer.ok ? `run ${answer.value.run}` : answer.error.code)));
    expect(told.size).toBe(1);
    expect(await counted()).toBe(told.has('QuotaExhausted') ? 0 : 1);
  });
});

describe('what is no success', () => {
  test('a refusal sticks: it is given again though the quota is there by now', async () => {
    expect(await asked(attempt, async () => refuse(EXHAUSTED))).toEqual(refuse(EXHAUSTED));
    expect(await asked(attempt, counting)).toEqual({ ...refuse(EXHAUSTED), replayed: true });
    expect([runs, await counted()]).toEqual([1, 0]);
  });

  test('a thrown error leaves the key free: the next try is the first', async () => {
    const broken = asked(attempt, () => Promise.reject(new Error('no answer')));
    await expect(broken).rejects.toThrow('no answer');
    expect(await asked(attempt, counting)).toEqual(ok({ run: 2 }));
    expect(await counted()).toBe(1);
  });

  test('a write that failed is named to the caller, nothing is done, and what the caller makes of it is remembered', async () => {
    const name = `${keys}`;
    const selling = async (commitOnce: Commit, run: number): Promise<Result<Answer, Refusal>> => {
      const done = await commitOnce({ run }, { counter: count(), nothing: undefined, serial: lock(name) });
      if (!done.ok) expect(done.error).toBe('serial');
      return done.ok ? ok({ run }) : refuse({ code: 'SerialUsed' });
    };
    expect(await asked(attempt, selling)).toEqual(ok({ run: 1 }));
    const second = { ...attempt, key: `${attempt.key}-second` };
    expect(await asked(second, selling)).toEqual(refuse({ code: 'SerialUsed' }));
    expect(await asked(second, selling)).toEqual({ ...refuse({ code: 'SerialUsed' }), replayed: true });
    expect([runs, await counted()]).toEqual([2, 1]);
  });
});
