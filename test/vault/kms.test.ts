import { exportMyData, withdrawConsent } from '@luhuan/shared/api/privacy';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { scanItems } from '../../functions/src/invariant/store.ts';
import type { KmsTrouble } from '../../functions/src/local/kms-server.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { askWeChatSession, refusalCode, signedIn, signedInWithWeChat, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { personId } from '../support/samples.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  newKey,
  reserved,
  saleOf,
  shopper,
} from '../support/scenes.ts';
import { enterContact, erase, exported, keptShopper, privacyOf } from '../support/vault.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
  // WeChat's access token is there already
  await signedInWithWeChat(house, 'o-warm');
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
let people = 0;
/** All is well, and the breaker closed, so that no test counts the failures of another. */
beforeEach(async () => {
  house.kmsServer.fail();
  house.clock.advance(60);
  await exported((await keptShopper(house, ++people)).send);
});

const everything = async () => [...(await scanItems(house.table)), ...(await scanItems(house.vault.table))];
/** By key, without what remembers requests and readings. */
const facts = async () =>
  Object.fromEntries(
    (await everything())
      .filter(({ type }) => type !== 'remembered' && type !== 'vault-access')
      .map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]),
  );

const TROUBLES: readonly KmsTrouble[] = [
  'ThrottlingException',
  'DisabledException',
  'KMSInvalidStateException',
  'KMSInternalException',
  'NotFoundException',
  'AccessDeniedException',
  'html',
  'hang',
];

describe.each(TROUBLES)('KMS: %s', (trouble) => {
  test('whatever needs the vault is refused, says that the vault is away, and changes nothing', async () => {
    const known = await keptShopper(house, ++people);
    const newcomer = await asPerson(house, shopper(++people));
    const before = await facts();
    house.kmsServer.fail(trouble);
    const answers = [
      await call(known.send, exportMyData, { body: {} }),
      await enterContact(newcomer),
      await askWeChatSession(house, `o-${trouble}`),
    ];
    const away = { error: { problem: { code: 'ServiceAway', changedNothing: true, facts: { service: 'vault' } } } };
    expect(answers).toMatchObject([away, away, away]);
    expect(await facts()).toEqual(before);
    house.kmsServer.fail();
    house.clock.advance(20);
    expect(refusalCode(await askWeChatSession(house, `o-${trouble}`))).toBe('none');
  });
});

test('a wrapped key opens for the person it was made for and nobody else', async () => {
  const { dataKeys } = house.vault;
  const now = house.clock.now();
  const made = await dataKeys.make(personId(1), now);
  expect((await dataKeys.open(personId(1), made.wrapped, now)).plain).toEqual(made.plain);
  await expect(dataKeys.open(personId(2), made.wrapped, now)).rejects.toThrow('no key of this person');
  const [first = '', ...rest] = made.wrapped;
  const altered = [first === 'A' ? 'B' : 'A', ...rest].join('');
  await expect(dataKeys.open(personId(1), altered, now)).rejects.toThrow('no key of this person');
});

test('an account that signed in before signs in again while KMS is away: nothing is asked of it', async () => {
  const { person } = await signedInWithWeChat(house, 'o-before');
  house.kmsServer.fail('DisabledException');
  const asked = house.kmsServer.requests.length;
  expect((await signedInWithWeChat(house, 'o-before')).person).toEqual(person);
  expect(house.kmsServer.requests.length).toBe(asked);
});

test('while KMS is away one still sees what is kept until when, without values, and takes consent back', async () => {
  const { send } = await keptShopper(house, ++people);
  house.kmsServer.fail('DisabledException');
  expect((await privacyOf(send)).kept).toMatchObject([{ kind: 'contact', masked: null }]);
  valueOf(await call(send, withdrawConsent, { key: newKey(), params: { purpose: 'contact' }, body: {} }));
  expect((await privacyOf(send)).kept).toEqual([]);
  expect(refusalCode(await erase(send))).toBe('none');
});

test('after five failures in a row KMS is spared, and nobody waits; twenty seconds later one request tries', async () => {
  const { send } = await keptShopper(house, ++people);
  house.kmsServer.fail('DisabledException');
  for (let time = 1; time <= 5; time++) await call(send, exportMyData, { body: {} });
  const asked = house.kmsServer.requests.length;
  expect(refusalCode(await call(send, exportMyData, { body: {} }))).toBe('ServiceAway');
  expect(house.kmsServer.requests.length).toBe(asked);
  house.kmsServer.fail();
  house.clock.advance(20);
  expect((await exported(send)).kept).toHaveLength(1);
});

test('claim, reservation and redemption ask the vault 0 times: neither KMS nor its table', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 15_000 });
  const till = await signedIn(house, '样例店员一');
  const { send } = await keptShopper(house, ++people);
  const asked = house.kmsServer.requests.length;
  const tables = new Set<string>();
  house.client.middlewareStack.add(
    (next) => (args) => {
      for (const [, name] of JSON.stringify(args.input).matchAll(/"TableName":"([^"]+)"/g)) tables.add(String(name));
      for (const name of Object.keys((args.input as { RequestItems?: object }).RequestItems ?? {})) tables.add(name);
      return next(args);
    },
    { step: 'initialize', name: 'tables' },
  );
  house.kmsServer.fail('hang');
  const preview = await reserved(house, till, await claimed(send, campaignId, 'fridge'));
  const body = saleOf(preview, eligibleModel('fridge'));
  expect(refusalCode(await call(till, redeemVoucher, { key: newKey(), body }))).toBe('none');
  house.client.middlewareStack.remove('tables');
  expect([...tables]).toEqual([house.table.name]);
  expect(house.kmsServer.requests.length).toBe(asked);
});

test('in the last of its two years a sign-in renews what is kept, unless KMS is away: then the next one does', async () => {
  const day = 86_400;
  const since = async () => {
    const rows = await scanItems(house.vault.table);
    return rows
      .filter(({ sk }) => sk === 'DATA#account')
      .map(({ enteredAt }) => String(enteredAt))
      .toSorted()
      .at(-1);
  };
  await signedInWithWeChat(house, 'o-renews');
  const first = await since();
  house.clock.advance(364 * day);
  await signedInWithWeChat(house, 'o-renews');
  expect(await since()).toBe(first);
  house.clock.advance(2 * day);
  house.kmsServer.fail('ThrottlingException');
  await signedInWithWeChat(house, 'o-renews');
  expect(await since()).toBe(first);
  house.kmsServer.fail();
  house.clock.advance(20);
  await signedInWithWeChat(house, 'o-renews');
  expect(await since()).toBe(house.clock.now());
});
