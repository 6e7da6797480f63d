import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { Redemption } from '@luhuan/shared/redemption/redemption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiOf } from '../../functions/src/lambda/bindings.ts';
import { type Ask, askAt } from '../../functions/src/local/conformance/ask.ts';
import { type Sell, redemptionBody, sellWell, sent } from '../../functions/src/local/conformance/good-client.ts';
import { type Finding, type Row, passes } from '../../functions/src/local/conformance/judge.ts';
import { startProxy } from '../../functions/src/local/conformance/proxy.ts';
import { type Sandbox, newKey, openSandbox } from '../../functions/src/local/conformance/sandbox.ts';
import { walk } from '../../functions/src/local/conformance/walk.ts';
import { made } from '../api-key/scene.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign } from '../support/scenes.ts';

let house: TestHouse;
let origin: string;
let ask: Ask;
let sandbox: Sandbox;
let close: () => void;

/** Any house behind a port. */
const listening = async (fetch: TestHouse['api']['fetch']) => {
  const server = serve({ port: 0, hostname: '127.0.0.1', fetch });
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => void server.close() };
};

beforeAll(async () => {
  house = await startHouse();
  await approvedCampaign(house, { fridge: 150_000 });
  ({ origin, close } = await listening(house.api.fetch));
  ask = askAt(origin);
  sandbox = await openSandbox(ask, sleep);
});
afterAll(async () => {
  await expectSound(house);
  close();
  await house.stop();
});

const SALES = 5;

/** What is made of a client that sells five times on a bad road, all at once. @returns what it told its clerks, and the verdict */
const onRoad = async (sell: Sell, seed = 1): Promise<{ told: string[]; rows: Row[] }> => {
  const { token } = await made(house);
  const proxy = await startProxy({ origin, sandbox, ask, wait: sleep, seed, port: 0, delayMs: 50 });
  const client = { ask: askAt(proxy.url), token, wait: sleep };
  const told = await Promise.all(Array.from({ length: SALES }, async () => sell(client, await proxy.hand())));
  const rows = await proxy.verdict();
  await proxy.stop();
  return { told, rows };
};

const found = (rows: readonly Row[]): Finding[] => [...new Set(rows.flatMap(({ findings }) => findings))].toSorted();

/** As far as the reservation, which this client does well. */
const reserved = async (client: Parameters<Sell>[0], sale: Parameters<Sell>[1]) =>
  redemptionBody(sale, (await sent(client, '/v1/reservations', { code: await sale.code() })).body);

type KeyOf = () => () => string;

/** Asks up to eight times, under whichever key comes next. */
const insists = async (
  { ask: asks, token }: Parameters<Sell>[0],
  path: string,
  body: unknown,
  keyOf: KeyOf,
  ms: number,
) => {
  const key = keyOf();
  for (let attempt = 0; attempt < 8; attempt++) {
    const answer = await asks({ method: 'POST', path, token, key: key(), body }).catch(() => undefined);
    if (answer !== undefined && answer.status < 500) return answer;
    await sleep(ms);
  }
  return undefined;
};

const trying =
  (keyOf: KeyOf, ms: number): Sell =>
  async (client, sale) => {
    const answer = await insists(client, '/v1/redemptions', await reserved(client, sale), keyOf, ms);
    return answer?.code === null ? 'sold' : 'refused';
  };

/** Sells well, and pays part of the price back. */
const sellsAndPaysBack =
  (keyOf: KeyOf): Sell =>
  async (client, sale) => {
    const { body } = await sent(client, '/v1/redemptions', await reserved(client, sale));
    const path = `/v1/redemptions/${Redemption.parse(body).redemptionId}/returns`;
    const back = { want: { kind: 'part', cutFen: 10_000 }, reason: 'price', seen: 0 };
    return (await insists(client, path, back, keyOf, 1_050))?.code === null ? 'sold' : 'refused';
  };

const oneKey = () => {
  const key = newKey();
  return () => key;
};

const showsSuccessAtOnce: Sell = async (client, sale) => {
  const body = await reserved(client, sale);
  const asking = { method: 'POST', path: '/v1/redemptions', token: client.token, key: newKey(), body } as const;
  const answer = await client.ask(asking).catch(() => undefined);
  return answer === undefined || answer.code === null ? 'sold' : 'refused';
};

const knowsEveryField: Sell = async (client, sale) => {
  const path = '/v1/reservations';
  const { body } = await sent(client, path, { code: await sale.code() });
  return Redemption.strict().safeParse(body).success ? 'sold' : 'refused';
};

test.concurrent('every verb answers as clients may rely on, and the sandbox opens in a demonstration only', async () => {
  const { token } = await made(house);
  const checks = await walk({ ask, wait: sleep, sandbox, token });
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(checks.length).toBeGreaterThanOrEqual(32);
  const production = await listening(apiOf(house, 'production').fetch);
  await expect(openSandbox(askAt(production.origin), sleep)).rejects.toThrow('This is no sandbox');
  production.close();
}, 60_000);

test.concurrent('the example client redeems every voucher exactly once on a bad road and knows it', async () => {
  const { told, rows } = await onRoad(sellWell);
  expect(told).toEqual(Array.from({ length: SALES }, () => 'sold'));
  expect(found(rows)).toEqual([]);
  expect(passes(rows)).toBe(true);
  expect(rows.map(({ recorded }) => recorded)).toEqual(Array.from({ length: SALES }, () => 1));
  expect(rows.some(({ tries }) => tries > 1)).toBe(true);
}, 60_000);

test.concurrent('returns are judged as sales are: each once by the example, found out with a new key for each try', async () => {
  const [good, bad] = await Promise.all([
    onRoad(sellsAndPaysBack(oneKey), 2),
    onRoad(
      sellsAndPaysBack(() => newKey),
      2,
    ),
  ]);
  expect(good.told).toEqual(Array.from({ length: SALES }, () => 'sold'));
  expect(good.rows.map(({ recorded, findings }) => ({ recorded, findings }))).toEqual(
    Array.from({ length: 2 * SALES }, () => ({ recorded: 1, findings: [] })),
  );
  expect(found(bad.rows.slice(0, SALES))).toEqual([]);
  expect(found(bad.rows.slice(SALES))).toEqual(['forgotten', 'new-key']);
  expect(bad.told).toContain('refused');
}, 60_000);

test.concurrent('a client that makes a new Idempotency-Key for each try is found out, and takes sold goods for refused', async () => {
  const { told, rows } = await onRoad(trying(() => newKey, 1_050));
  expect(found(rows)).toEqual(['forgotten', 'new-key']);
  expect(told).toContain('refused');
  expect(rows.map(({ recorded }) => recorded)).toEqual(Array.from({ length: SALES }, () => 1));
}, 60_000);

test.concurrent('a client that shows success without an answer is found out, sold or not', async () => {
  const { told, rows } = await onRoad(showsSuccessAtOnce);
  expect(found(rows)).toEqual(['forgotten', 'not-sold']);
  expect(rows.filter(({ recorded }) => recorded === 1).length).toBeLessThan(
    told.filter((one) => one === 'sold').length,
  );
}, 60_000);

test.concurrent('a client that comes back before Retry-After, and one that fails at fields it does not know, are found out', async () => {
  const [hasty, strict] = await Promise.all([onRoad(trying(oneKey, 10)), onRoad(knowsEveryField)]);
  expect(found(hasty.rows)).toEqual(['impatient']);
  expect(found(strict.rows)).toEqual(['not-sold']);
}, 60_000);
