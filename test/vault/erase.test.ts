import { getMe, linkPhone, verifyIdentity } from '@luhuan/shared/api/people';
import { getPoints } from '@luhuan/shared/api/points';
import { exportMyData } from '@luhuan/shared/api/privacy';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { claimVoucher, giveBackVoucher } from '@luhuan/shared/api/vouchers';
import type { CampaignId, PersonId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { readSnapshot, scanItems } from '../../functions/src/invariant/store.ts';
import { commit, writeOne } from '../../functions/src/platform/table.ts';
import { readWallet, vouchersIn } from '../../functions/src/voucher/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, signedInWithWeChat, transport, valueOf } from '../support/caller.ts';
import { FAULTS, spoilNth } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  entryOf,
  newKey,
  reserved,
  saleOf,
  shopper,
} from '../support/scenes.ts';
import { enterContact, erase, exported, keptShopper, leftOf, privacyOf, wellKnown } from '../support/vault.ts';

const [citizen] = DEMONSTRATION_CITIZENS;

let house: TestHouse;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 1_500 * 400 });
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
let people = 0;
const someone = () => keptShopper(house, ++people);
const claim = (send: Transport, key = newKey()) =>
  call(send, claimVoucher, { key, params: { campaignId, category: 'fridge' }, body: {} });

const giveBack = async (send: Transport, voucherId: Awaited<ReturnType<typeof claimed>>['voucher']['voucherId']) =>
  valueOf(await call(send, giveBackVoucher, { key: newKey(), params: { voucherId }, body: {} }));
const statusesOf = async (personId: PersonId) =>
  vouchersIn(await readWallet(house.table, personId)).map(({ status }) => status);

test('who holds an unused voucher is told which, and is erased after giving it back', async () => {
  const { send, personId } = await someone();
  const { voucher } = await claimed(send, campaignId, 'fridge');
  expect(await erase(send)).toMatchObject({
    error: { problem: { code: 'VouchersHeld', facts: { voucherIds: [voucher.voucherId] } } },
  });
  await giveBack(send, voucher.voucherId);
  expect(refusalCode(await erase(send))).toBe('none');
  expect(await leftOf(house, personId)).toEqual({ table: ['ERASURE', 'SLOT'], vault: [] });
});

describe('whoever was known in every way, bought something and was erased', () => {
  const known = { openid: 'oErased1234567', phone: '13900000031', citizen };
  let send: Transport;
  let personId: PersonId;
  let pointsLapsed: number;
  beforeAll(async () => {
    ({ send, personId } = await wellKnown(house, known));
    const till = await signedIn(house, '样例店员一');
    const preview = await reserved(house, till, await claimed(send, campaignId, 'fridge'));
    valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, eligibleModel('fridge')) }));
    await house.pump.drain();
    const session = { pk: `PERSON#${personId}`, type: 'session' };
    for (let number = 1; number <= 150; number++)
      await writeOne(house.table, {
        Put: { TableName: house.table.name, Item: { ...session, sk: `SESSION#${number}` } },
      });
    const document = await exported(send);
    expect([document.vouchers.length, document.redemptions.length, document.points.length]).toEqual([1, 1, 1]);
    ({ pointsLapsed } = valueOf(await erase(send)));
  });

  test('has nothing left but legal holds: no key, no ciphertext, no consent, none of 150 sessions', async () => {
    expect(await leftOf(house, personId)).toEqual({
      table: ['ERASURE', 'POINTS', 'PURSE', 'RECEIPT', 'RECEIPT', 'SLOT'],
      vault: ['ACCESS'],
    });
    const { openid, phone, person } = await readSnapshot(house.table);
    expect([...openid, ...phone, ...person].filter((row) => row.personId === personId)).toEqual([]);
    expect(pointsLapsed).toBeGreaterThan(0);
  });

  test('can neither claim, nor link a number, enter an address, export: every device is signed out', async () => {
    const code = house.wechatServer.givePhone(known.phone);
    const answers = [
      await claim(send),
      await enterContact(send),
      await call(send, exportMyData, { body: {} }),
      await erase(send),
      await call(send, getMe, {}),
      await call(send, linkPhone, { body: { code } }),
    ];
    expect(answers.map(refusalCode)).toEqual([
      'AccountErased',
      'SignInNeeded',
      'SignInNeeded',
      'SignInNeeded',
      'SignInNeeded',
      'SignInNeeded',
    ]);
    expect((await leftOf(house, personId)).vault).toEqual(['ACCESS']);
  });

  test('comes back as somebody new, may link the number again, and stays one human: the identity is taken', async () => {
    const { token, person } = await signedInWithWeChat(house, known.openid);
    expect(person.personId).not.toBe(personId);
    const again = transport(house, token);
    const code = house.wechatServer.givePhone(known.phone);
    expect(refusalCode(await call(again, linkPhone, { body: { code } }))).toBe('none');
    expect(refusalCode(await call(again, verifyIdentity, { key: newKey(), body: entryOf(citizen) }))).toBe(
      'IdentityTaken',
    );
    expect(valueOf(await call(again, getPoints, {})).lots).toEqual([]);
  });
});

test('the same request twice gives the same answer, though its session is gone; another one finds nobody signed in', async () => {
  const { send } = await someone();
  const key = newKey();
  const first = valueOf(await erase(send, key));
  expect(valueOf(await erase(send, key))).toEqual(first);
  expect(refusalCode(await erase(send))).toBe('SignInNeeded');
});

test('of whom nothing is kept and who never signed in through WeChat is erased too', async () => {
  expect(refusalCode(await erase(await asPerson(house, shopper(++people))))).toBe('none');
});

test('an openid that the vault did not hold when its person was erased signs in a new person', async () => {
  const { person } = await signedInWithWeChat(house, 'o-not-held');
  const account = { pk: `PERSON#${person.personId}`, sk: 'DATA#account' };
  const item = (await scanItems(house.vault.table)).find(({ pk, sk }) => pk === account.pk && sk === account.sk);
  // as if it had been removed by time
  await commit(house.table, { past: { Delete: { TableName: house.vault.table.name, Key: account } } });
  expect(item).toBeDefined();
  valueOf(await erase(await asPerson(house, person)));
  const next = await signedInWithWeChat(house, 'o-not-held');
  expect(next.person.personId).not.toBe(person.personId);
  expect((await privacyOf(transport(house, next.token))).kept).toHaveLength(1);
});

describe.each(FAULTS)('any one request %s', (fault) => {
  test('all of the person is there or nothing, and the same request again ends whole', async () => {
    let spoiled = 0;
    for (let target = 1; ; target++) {
      const openid = `o-${fault}-${target}`;
      const { person } = await signedInWithWeChat(house, openid);
      const send = await asPerson(house, person);
      valueOf(await enterContact(send));
      const before = await leftOf(house, person.personId);
      const key = newKey();
      const spoilt = await spoilNth(house.faults, { nth: target, fault }, () => erase(send, key));
      if (spoilt === undefined) break;
      const { result: first } = spoilt;
      spoiled++;
      expect(['none', 'Busy', 'OutcomeUnknown', 'Internal']).toContain(refusalCode(first));
      const between = await leftOf(house, person.personId);
      const withMark = { ...before, table: ['ERASURE', ...before.table] };
      expect([before, withMark, { table: ['ERASURE'], vault: [] }]).toContainEqual(between);
      const again = await erase(send, key);
      expect(refusalCode(again)).toBe('none');
      if (first.ok) expect(again).toEqual(first);
      expect(await leftOf(house, person.personId)).toEqual({ table: ['ERASURE'], vault: [] });
      expect((await signedInWithWeChat(house, openid)).person.personId).not.toBe(person.personId);
    }
    expect(spoiled).toBeGreaterThanOrEqual(9);
    await expectSound(house);
  });
});

test('a mark that a killed erasure left wears off: after ten minutes the account is as it was', async () => {
  const { send, personId } = await someone();
  const number = people;
  await house.faults.during(
    ({ command }) => (command === 'TransactWriteItems' ? 'killed-before' : undefined),
    () => erase(send),
  );
  expect((await leftOf(house, personId)).table).toContain('ERASURE');
  expect(refusalCode(await claim(send))).toBe('AccountErased');
  house.clock.advance(600);
  const later = await asPerson(house, shopper(number));
  expect(refusalCode(await claim(later))).toBe('none');
  expect((await exported(later)).kept).toHaveLength(1);
});

test('claim against erasure, 50 times: one wins, or the voucher of a claim that was under way ends unused and its money returns', async () => {
  const late: PersonId[] = [];
  const outcomes: string[] = [];
  for (let time = 0; time < 50; time++) {
    const { send, personId } = await someone();
    // from side by side to one long after the other, however fast the machine is
    const pauses = time % 8 === 0 ? 0 : 2 ** (time % 8);
    const [claimedAs, erasedAs] = (
      await Promise.all([
        (async () => {
          for (let pause = 0; pause < pauses; pause++) await fetch(house.endpoint).catch(() => undefined);
          return claim(send);
        })(),
        erase(send),
      ])
    ).map(refusalCode);
    const statuses = await statusesOf(personId);
    outcomes.push(`${claimedAs} ${erasedAs}`);
    expect(['none', 'AccountErased']).toContain(claimedAs);
    expect(['none', 'VouchersHeld']).toContain(erasedAs);
    expect(statuses).toEqual(claimedAs === 'none' ? ['held'] : []);
    if (claimedAs === 'none' && erasedAs === 'none') late.push(personId);
    else expect([claimedAs, erasedAs]).toContain(claimedAs === 'none' ? 'VouchersHeld' : 'AccountErased');
  }
  expect(new Set(outcomes).size).toBeGreaterThan(1);
  await house.pump.drain();
  house.clock.advance(4 * 86_400);
  while ((await house.expire()) > 0);
  for (const personId of late) expect(await statusesOf(personId)).toEqual(['expired']);
  await expectSound(house);
});

test('a claim that lands between the first look and the second stops the erasure, and the account stays whole', async () => {
  const { send, personId } = await someone();
  const number = people;
  let looks = 0;
  house.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const text = JSON.stringify(args.input);
        // the first look at the wallet is answered before the claim, the mark is put after it
        if (commandName === 'PutItemCommand' && text.includes('ERASURE') && ++looks === 1)
          valueOf(await claim(await asPerson(house, shopper(number))));
        return next(args);
      },
    { step: 'initialize', name: 'between' },
  );
  const answer = refusalCode(await erase(send));
  house.client.middlewareStack.remove('between');
  expect(answer).toBe('VouchersHeld');
  expect((await leftOf(house, personId)).vault).toEqual(['CONSENT', 'DATA', 'KEY']);
  const [held] = (await exported(send)).vouchers;
  if (held === undefined) throw new Error('no voucher');
  await giveBack(send, held.voucherId);
  expect(refusalCode(await claim(send))).toBe('none');
});

test('20 erasures of one person at once: one answers for all, and nothing is left', async () => {
  const { send, personId } = await someone();
  const answers = (await Promise.all(Array.from({ length: 20 }, () => erase(send)))).map(refusalCode);
  expect(answers.filter((code) => code === 'none')).toHaveLength(1);
  expect(answers.filter((code) => !['none', 'AccountErased', 'SignInNeeded', 'Busy'].includes(code))).toEqual([]);
  expect(await leftOf(house, personId)).toEqual({ table: ['ERASURE'], vault: [] });
});

test('erasing and correcting at once, 20 times: an erased person has nothing in the vault, whichever came first', async () => {
  for (let time = 0; time < 20; time++) {
    const { send, personId } = await someone();
    await Promise.all([erase(send), enterContact(send)]);
    expect(['none', 'AccountErased', 'SignInNeeded']).toContain(refusalCode(await erase(send)));
    expect(await leftOf(house, personId)).toEqual({ table: ['ERASURE'], vault: [] });
  }
});
