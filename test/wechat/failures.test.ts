import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { weChatOf } from '../support/wechat.ts';

let house: TestHouse;
let person: ReturnType<typeof weChatOf>;
beforeAll(async () => {
  house = await startHouse();
  person = weChatOf(house, 'o-failures');
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

/** Every call whose answer the product can do without: what it says when all is well, and when WeChat does not say. */
const CALLS = [
  { operation: 'message', ask: () => person.send(), fine: 'sent', fallback: 'away' },
  { operation: 'code', ask: async () => (await person.code()).kind, fine: 'image', fallback: 'none' },
  { operation: 'text', ask: () => person.check('冰箱已经送到'), fine: 'pass', fallback: 'unchecked' },
  { operation: 'risk', ask: () => person.rank(), fine: 0, fallback: 'unknown' },
] as const;

describe.each(CALLS)('$operation', ({ operation, ask, fine, fallback }) => {
  /** What is answered, with so many requests of this kind, and so many for a token. */
  const asked = async () => {
    const before = [house.wechatServer.requestsTo(operation), house.wechatServer.requestsTo('token')] as const;
    const answer = await ask();
    const [calls, tokens] = [house.wechatServer.requestsTo(operation), house.wechatServer.requestsTo('token')];
    return { answer, calls: calls - before[0], tokens: tokens - before[1] };
  };

  /** All goes well first, so that no test counts the failures of another. */
  beforeEach(async () => {
    house.clock.advance(60);
    person.visit();
    for (let time = 0; time < 8; time++) person.subscribe();
    expect(await ask()).toBe(fine);
  });

  test('is one request while the token is good', async () => {
    expect(await asked()).toEqual({ answer: fine, calls: 1, tokens: 0 });
  });

  test.each([
    ['expired (42001)', () => house.wechatServer.expireTokens()],
    ['unknown (40001)', () => house.wechatServer.revokeTokens()],
  ])('with a token that is %s: one new token, one repetition', async (_how, spoil) => {
    spoil();
    expect(await asked()).toEqual({ answer: fine, calls: 2, tokens: 1 });
  });

  test('is repeated when WeChat is busy (-1), twice and no more', async () => {
    house.wechatServer.plan(operation, -1, -1);
    expect(await asked()).toEqual({ answer: fine, calls: 3, tokens: 0 });
    house.wechatServer.plan(operation, -1, -1, -1);
    expect(await asked()).toEqual({ answer: fallback, calls: 3, tokens: 0 });
  });

  test.each(['html', 'other-shape', 45_009] as const)(
    'answered with %s is “not now”, and not repeated',
    async (plan) => {
      const linesBefore = house.logged.length;
      house.wechatServer.plan(operation, plan);
      expect(await asked()).toEqual({ answer: fallback, calls: 1, tokens: 0 });
      expect(house.logged.length).toBe(linesBefore);
    },
  );

  test('without an answer is given up after two seconds', async () => {
    house.wechatServer.plan(operation, 'hang');
    const startedAt = performance.now();
    expect(await asked()).toEqual({ answer: fallback, calls: 1, tokens: 0 });
    expect(performance.now() - startedAt).toBeGreaterThan(1_900);
  });

  test('without a token is not sent', async () => {
    house.clock.advance(7_200);
    house.wechatServer.plan('token', 'html');
    expect(await asked()).toEqual({ answer: fallback, calls: 0, tokens: 1 });
  });

  test('away five times in a row is left alone for 20 seconds, and only it', async () => {
    house.wechatServer.plan(operation, 'html', 'html', 'html', 'html', 'html');
    for (let time = 0; time < 5; time++) expect(await ask()).toBe(fallback);
    expect(await asked()).toEqual({ answer: fallback, calls: 0, tokens: 0 });
    for (const other of CALLS.filter((call) => call.operation !== operation))
      expect(await other.ask()).toBe(other.fine);
    house.clock.advance(20);
    expect(await asked()).toEqual({ answer: fine, calls: 1, tokens: 0 });
  });
});

test.each(CALLS.filter(({ operation }) => operation !== 'message'))(
  '$operation: a number nobody foresaw is the fallback all the same, and one line in the log that names it',
  async ({ operation, ask, fallback }) => {
    house.wechatServer.plan(operation, 40_066);
    const linesBefore = house.logged.length;
    expect(await ask()).toBe(fallback);
    const lines = house.logged.slice(linesBefore);
    expect(lines).toMatchObject([{ level: 'error', fields: { error: { name: 'WeChat errcode 40066' } } }]);
  },
);
