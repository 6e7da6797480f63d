import { ENDPOINTS } from '@luhuan/shared/api/all';
import { Problem } from '@luhuan/shared/refusal/problem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf } from '../../functions/src/lambda/bindings.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign, newKey, draftWith, shopper, sessionFor } from '../support/scenes.ts';

let house: TestHouse;
let campaignId: string;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 3_000 });
});
afterAll(() => house.stop());

const OFFICER = {
  ...shopper(1),
  roles: ['campaign-officer' as const],
  officeRegionCode: '440300' as ReturnType<typeof shopper>['regionCode'],
};

const post = async (
  path: string,
  body: string,
  headers: Record<string, string> = {},
  person = OFFICER as ReturnType<typeof shopper>,
) => {
  const { token } = await sessionFor(house, person);
  return house.api.request(path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': newKey(),
      ...headers,
    },
    body,
  });
};
const problemIn = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return Problem.parse(await response.json());
};
const plan = () => draftWith([{ category: 'fridge', budgetFen: 300_000 }]);
const withRules = (change: object): string => JSON.stringify({ ...plan(), rules: { ...plan().rules, ...change } });
const with1 = (change: object): string =>
  withRules({ categories: plan().rules.categories.map((rule) => ({ ...rule, ...change })) });

describe('requests', () => {
  test.each([
    ['not JSON', 'nonsense'],
    ['an unknown field', JSON.stringify({ ...plan(), status: 'approved' })],
    ['a role smuggled in', JSON.stringify({ ...plan(), authorId: 'per_01TEST00000000000000000001' })],
    ['a budget with a fraction of a fen', with1({ budgetFen: 0.1 + 0.2 })],
    ['a negative budget', with1({ budgetFen: -1 })],
    ['an amount as text', with1({ budgetFen: '300000' })],
    ['an amount beyond exact numbers', with1({ budgetFen: 2 ** 53 })],
    ['a date without a zone', withRules({ window: { ...plan().rules.window, from: '2026-03-01T00:00:00' } })],
    ['a category twice', withRules({ categories: [...plan().rules.categories, ...plan().rules.categories] })],
    ['nesting 33 deep', `${'['.repeat(33)}${']'.repeat(33)}`],
    ['a prototype', '{"__proto__": {"admin": true}}'],
  ])('%s: 400 with the field named, nothing changed', async (_, body) => {
    const response = await post('/v1/campaigns', body);
    expect(response.status).toBe(400);
    const problem = await problemIn(response);
    expect(problem).toMatchObject({ code: 'RequestInvalid', changedNothing: true, retryable: false });
  });

  test('64 KB and one byte: 413', async () => {
    const response = await post('/v1/campaigns', `"${'x'.repeat(64 * 1_024 - 1)}"`);
    expect((await problemIn(response)).code).toBe('RequestTooLarge');
  });

  test.each([
    ['no key', ''],
    ['a key of one letter', 'x'],
    ['a key with a line break', 'aaaa%0aaaaa'],
  ])('%s: 400', async (_, key) => {
    const response = await post('/v1/campaigns', JSON.stringify(plan()), { 'idempotency-key': key });
    expect((await problemIn(response)).code).toBe('IdempotencyKeyMissing');
  });

  test('another body under the same key: 422, and the first answer stays', async () => {
    const key = newKey();
    const first = await post('/v1/campaigns', JSON.stringify(plan()), { 'idempotency-key': key });
    const other = await post('/v1/campaigns', withRules({ title: '另一个名字' }), {
      'idempotency-key': key,
    });
    const again = await post('/v1/campaigns', JSON.stringify(plan()), { 'idempotency-key': `"${key}"` });
    expect([first.status, other.status, again.status]).toEqual([201, 422, 201]);
    expect(await again.json()).toEqual(await first.json());
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });
});

describe('problems', () => {
  const refusal = async (language: string) => {
    const response = await post(
      `/v1/campaigns/${campaignId}/categories/phone/claims`,
      '{}',
      { 'accept-language': language },
      shopper(2),
    );
    return problemIn(response);
  };

  test('say it in Chinese and in English, to the shopper and to the cashier', async () => {
    const [zh, en] = [await refusal('zh-CN,zh;q=0.9'), await refusal('en-GB,en;q=0.9')];
    expect(zh).toMatchObject({ code: 'CategoryNotOffered', status: 422, facts: { category: 'phone' } });
    expect(zh.title).toBe('本活动不补贴手机');
    expect(en.title).toBe('No subsidy for a phone here');
    for (const problem of [zh, en])
      expect(problem.remedy).toMatchObject({
        shopper: { text: expect.any(String) },
        cashier: { text: expect.any(String) },
      });
  });

  test('an unknown path is a problem too', async () => {
    expect((await problemIn(await house.api.request('/v1/nothing'))).code).toBe('NotFound');
  });
});

test('every answer tells the server’s time, which the phone’s code is made by', async () => {
  const response = await house.api.request('/v1/regions/440300');
  expect(Date.parse(response.headers.get('date') ?? '')).toBe(Date.parse(house.clock.now()));
});

test('outside the demonstration stage there are no ready-made persons and no way to become one', async () => {
  const production = apiOf(house, 'production');
  for (const { path, method } of ENDPOINTS.filter(({ demonstration }) => demonstration)) {
    const response = await production.request(path, {
      method: method.toUpperCase(),
      ...(method === 'post' ? { body: '{}' } : {}),
    });
    expect(response.status).toBe(404);
  }
  expect((await production.request('/v1/regions/440300')).status).toBe(200);
});

test('no request line of the log carries a token, a key or a code', async () => {
  const text = JSON.stringify(house.logged);
  expect(text).not.toMatch(/Bearer|eyJ|LH1\.|test-key-/);
  expect(house.logged.length).toBeGreaterThan(10);
  await expectSound(house);
});
