import type { Instant } from '@luhuan/shared/clock';
import { expect, test } from 'vitest';
import { type Answer, type Ask, untilAnswered } from './ask.ts';
import { walkLimit } from './walk.ts';

const AT = '2026-03-01T02:00:00.000Z' as Instant;
const answer = (status: number, waitSeconds: number | null = null): Answer => ({
  status,
  body: {},
  code: status === 429 ? 'TooManyRequests' : null,
  replayed: false,
  waitSeconds,
  at: AT,
});
const ASKING = { method: 'POST', path: '/v1/redemptions', key: 'the-one-key', body: { a: 1 } } as const;

/** A house that takes so many calls until somebody has waited for three seconds. */
const limited = (calls: number) => {
  const [asked, waited]: [unknown[], number[]] = [[], []];
  let left = calls;
  const ask: Ask = async (asking) => {
    asked.push(asking);
    return --left >= 0 ? answer(200) : answer(429, 3);
  };
  const wait = async (ms: number) => {
    waited.push(ms);
    if (ms >= 3_000) left = calls;
  };
  return { ask, wait, asked, waited };
};

test('what is told to wait waits as long as it is told, and asks the same under the same key', async () => {
  const { ask, wait, asked, waited } = limited(0);
  let tries = 0;
  const away: Ask = async (asking) => {
    if (++tries === 1) throw new Error('no answer');
    return tries === 4 ? answer(201) : ask(asking);
  };
  expect((await untilAnswered(away, wait, ASKING)).status).toBe(201);
  expect(waited).toEqual([1_000, 3_000, 3_000]);
  expect(asked).toEqual([ASKING, ASKING]);
});

test('what never gets an outcome says under which key to go on asking', async () => {
  const { ask, wait } = limited(0);
  await expect(untilAnswered(ask, wait, ASKING, 3)).rejects.toThrow('ask again under the-one-key');
});

test('a house with a limit passes, and one that takes any number of calls is noticed', async () => {
  const key = async () => ({ token: 'lhk_', revoke: async () => undefined });
  const sandbox = { key, sale: () => Promise.reject(new Error('sells nothing')) };
  const checksOf = async (calls: number) => (await walkLimit({ ...limited(calls), sandbox })).map(({ ok }) => ok);
  expect(await checksOf(60)).toEqual([true, true]);
  expect(await checksOf(1_000)).toEqual([false, true]);
});
