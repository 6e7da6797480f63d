import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Body, BYTES_MAX, readBody } from './body.ts';

const post = (body: BodyInit, headers: Record<string, string> = {}): Promise<Body> => {
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };
  return readBody(new Request('http://localhost/', init));
};
/** A body that comes in chunks of 16 KB and does not say how long it is. */
const chunked = (bytes: number) => {
  const chunk = new Uint8Array(16 * 1_024).fill(0x20);
  let sent = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent >= bytes) return controller.close();
      sent += chunk.length;
      controller.enqueue(chunk);
    },
  });
  return { stream, sent: () => sent };
};
/** `[[[…]]]`, so many levels deep. */
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const ofLength = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`;

describe('size', () => {
  test.each([
    ['exactly 64 KB are read', ofLength(BYTES_MAX), 'json'],
    ['64 KB and 1 byte', ofLength(BYTES_MAX + 1), 'too-large'],
    ['22,000 Chinese characters, 66,000 bytes', JSON.stringify('旧'.repeat(22_000)), 'too-large'],
    [
      '100,000 keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n]))),
      'too-large',
    ],
    ['5,000 keys', JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, n]))), 'json'],
  ])('%s', async (_what, body, kind) => {
    expect(BYTES_MAX).toBe(65_536);
    expect((await post(body)).kind).toBe(kind);
  });

  test('a body that says it is too large is not even read', async () => {
    const { stream, sent } = chunked(1_024 * 1_024);
    expect(await post(stream, { 'content-length': '65537' })).toEqual({ kind: 'too-large' });
    expect(sent()).toBeLessThanOrEqual(16 * 1_024);
  });

  test.each(['0', '-1', 'many', ''])(
    '65,537 bytes that claim a length of %j are counted all the same',
    async (length) => {
      expect(await post(ofLength(65_537), { 'content-length': length })).toEqual({ kind: 'too-large' });
    },
  );

  test('80 KB in chunks without a length are too large', async () => {
    expect(await post(chunked(80 * 1_024).stream)).toEqual({ kind: 'too-large' });
  });

  test('of 16 MB in chunks without a length no more than 1 MB is taken in', async () => {
    const { stream, sent } = chunked(16 * 1_024 * 1_024);
    expect(await post(stream)).toEqual({ kind: 'too-large' });
    expect(sent()).toBeLessThan(1_024 * 1_024);
  });
});

describe('depth', () => {
  test.each([
    ['32 arrays', nested(32), 'json'],
    ['33 arrays', nested(33), 'not-json'],
    ['32 objects', `${'{"a":'.repeat(32)}1${'}'.repeat(32)}`, 'json'],
    ['33 objects', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, 'not-json'],
    ['16 of each', `${'[{"a":'.repeat(16)}1${'}]'.repeat(16)}`, 'json'],
    ['30,000 arrays', nested(30_000), 'not-json'],
    ['1,000 arrays side by side', `[${Array.from({ length: 1_000 }, () => '[]').join(',')}]`, 'json'],
    ['brackets in a string', JSON.stringify('['.repeat(1_000)), 'json'],
    ['brackets in a key', JSON.stringify({ ['{'.repeat(1_000)]: 1 }), 'json'],
    ['brackets after an escaped quote', JSON.stringify(`"${'['.repeat(1_000)}`), 'json'],
    ['brackets after an escaped backslash', JSON.stringify(`\\${'['.repeat(1_000)}\\`), 'json'],
    ['33 arrays after a string that ends in a backslash', `["\\\\",${nested(33)}]`, 'not-json'],
  ])('%s', async (_what, body, kind) => {
    expect((await post(body)).kind).toBe(kind);
  });
});

describe('JSON', () => {
  test.each(['', ' ', '{', '{"a":1}}', "{'a':1}", '{"a":01}', 'NaN', 'undefined', '[1,]', '"\n"', 'a=1'])(
    '%j is none',
    async (body) => {
      expect(await post(body)).toEqual({ kind: 'not-json' });
    },
  );

  test.each<[string, unknown]>([
    ['null', null],
    ['0', 0],
    ['"汉字 👨‍👩‍👧 𠮷"', '汉字 👨‍👩‍👧 𠮷'],
    ['{"a":1,"a":2}', { a: 2 }],
    ['{"listFen":1e21}', { listFen: 1e21 }],
  ])('%s is read as it is', async (body, value) => {
    expect(await post(body)).toEqual({ kind: 'json', value });
  });

  test('a field called __proto__ stays a field and changes no prototype', async () => {
    const body = await post('{"__proto__":{"role":"approver"}}');
    expect(body.kind === 'json' ? Object.keys(body.value as object) : []).toEqual(['__proto__']);
    expect('role' in {}).toBe(false);
  });

  test('200 values of up to 6 levels arrive as they were sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 6 }), async (value) => {
        const sent = JSON.stringify(value);
        expect(await post(sent)).toEqual({ kind: 'json', value: JSON.parse(sent) });
      }),
      { numRuns: 200 },
    );
  });
});
