import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as campaigns from '@luhuan/shared/api/campaigns';
import { confirmDemonstration, openDemonstrationSession } from '@luhuan/shared/api/sessions';
import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { claimVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import { instantAt } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAll } from '../../functions/src/invariant/check-all.ts';
import { freePort, readEngineNote } from '../../functions/src/local/engine.ts';
import { LOCAL_TABLE } from '../../functions/src/local/house.ts';
import { localKeys } from '../../functions/src/local/keys.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { personNamed, valueOf } from '../support/caller.ts';
import { countedIds } from '../support/counted-ids.ts';
import { type Started, startProcess } from '../support/process.ts';
import { eligibleModel, newKey, draftWith, submitted, saleOf, sessionFor, shopper } from '../support/scenes.ts';

const CYCLES = 2;
const SHOPPERS = 40;

let dataDir: string;
let port: number;
let house: Started;
const start = async (): Promise<void> => {
  house = startProcess({ PORT: String(port), DATA_DIR: dataDir });
  await house.until('is ready');
};
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luhuan-'));
  port = await freePort();
  await start();
});
afterAll(async () => {
  house.child.kill('SIGTERM');
  await house.exited;
  await rm(dataDir, { recursive: true, force: true });
});

const now = () => instantAt(Date.now());

const over =
  (token?: string): Transport =>
  async ({ method, path, headers, body }) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...headers, ...authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, data: await response.json() };
  };
const as = async (name: string): Promise<Transport> => {
  const opened = await call(over(), openDemonstrationSession, { body: { personId: personNamed(name) } });
  const send = over(valueOf(opened).token);
  valueOf(await call(send, confirmDemonstration, { body: {} }));
  return send;
};

/** The table under the running house. */
const openHouseTable = async () => {
  const note = await readEngineNote(dataDir);
  return openTable(dynamoClient(`http://127.0.0.1:${note?.port}`), LOCAL_TABLE);
};
const newId = countedIds();
const asShopper = async (number: number): Promise<Transport> => {
  const signed = { table: await openHouseTable(), keys: await localKeys(dataDir), newId, clock: { now } };
  return over((await sessionFor(signed, shopper(number))).token);
};

const openForMonths = async () => {
  const [officer, approver] = [await as('样例经办员'), await as('样例审批员')];
  const body = draftWith([{ category: 'fridge', budgetFen: fen(1_000 * 150_000) }], {
    window: { from: instantAt(Date.now() - 1_000), until: instantAt(Date.now() + 90 * 86_400_000) },
  });
  const { campaignId, read } = await submitted({ table: await openHouseTable(), clock: { now } }, officer, body);
  const params = { campaignId };
  valueOf(await call(approver, campaigns.approveCampaign, { key: newKey(), params, body: read }));
  return campaignId;
};

/** Kills the server, or the engine under it, without a word; both are gone afterwards. */
const kill = async (what: 'server' | 'engine'): Promise<void> => {
  const note = await readEngineNote(dataDir);
  const pid = what === 'server' ? house.child.pid : note?.enginePid;
  if (pid === undefined) throw new Error('nothing to kill');
  process.kill(pid, 'SIGKILL');
  await house.exited;
};

test(`${CYCLES} kills in the middle of claims and redemptions: whatever was confirmed is there, nothing twice, all adds up`, async () => {
  const campaignId = await openForMonths();
  const params = { campaignId, category: 'fridge' as const };
  const confirmed = new Map<number, string>();
  const redeemed = new Set<string>();
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const till = await as('样例店员一');
    const numbers = Array.from({ length: SHOPPERS }, (_, index) => cycle * SHOPPERS + index);
    const shoppers = await Promise.all(numbers.map(asShopper));
    const rush = numbers.map(async (number, index) => {
      const held = await call(shoppers[index] ?? over(), claimVoucher, {
        key: `claim-of-${number}-x`,
        params,
        body: {},
      });
      if (!held.ok) return;
      const { voucherId } = held.value.voucher;
      confirmed.set(number, voucherId);
      const code = codeAt(held.value.secret ?? '', voucherId, now()).qrText;
      const preview = await call(till, reserveVoucher, { key: newKey(), body: { code } });
      if (!preview.ok) return;
      const body = saleOf(preview.value, eligibleModel('fridge'));
      const redemption = await call(till, redeemVoucher, { key: newKey(), body });
      if (redemption.ok) redeemed.add(redemption.value.voucherId);
    });
    await new Promise((wake) => setTimeout(wake, 150 + cycle * 150));
    await kill(cycle % 2 === 0 ? 'server' : 'engine');
    await Promise.all(rush);
    await start();
    for (const [index, number] of numbers.entries()) {
      const send = shoppers[index] ?? over();
      // the phone asks again under the key it stored before it first sent
      const again = valueOf(await call(send, claimVoucher, { key: `claim-of-${number}-x`, params, body: {} }));
      expect(confirmed.get(number) ?? again.voucher.voucherId).toBe(again.voucher.voucherId);
      const [only, ...others] = valueOf(await call(send, listVouchers, {})).items;
      expect(others).toEqual([]);
      if (redeemed.has(again.voucher.voucherId)) expect(only?.voucher.status).toBe('redeemed');
    }
  }
  expect(confirmed.size).toBeGreaterThan(0);
  const table = await openHouseTable();
  await expect.poll(() => checkAll(table, { drained: true }), { timeout: 20_000, interval: 500 }).toEqual([]);
}, 180_000);
