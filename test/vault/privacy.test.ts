import { giveConsent, withdrawConsent } from '@luhuan/shared/api/privacy';
import { RegionCode } from '@luhuan/shared/region';
import type { Purpose } from '@luhuan/shared/vault/purpose';
import { TERMS } from '@luhuan/shared/vault/purpose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { ServiceAway } from '../../functions/src/platform/service-away.ts';
import { readForOthers } from '../../functions/src/vault/read-for-others.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedInWithWeChat, transport, valueOf } from '../support/caller.ts';
import { FAULTS, spoilNth } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { personId } from '../support/samples.ts';
import { CONTACT, asPerson, newKey, shopper } from '../support/scenes.ts';
import { enterContact, exported, keptShopper, leftOf, privacyOf, wellKnown } from '../support/vault.ts';

const [citizen] = DEMONSTRATION_CITIZENS;
const YEAR = 365 * 86_400;

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});
let people = 0;

const give = (send: Transport, purpose: Purpose, version = TERMS[purpose].version, key = newKey()) =>
  call(send, giveConsent, { key, params: { purpose }, body: { version } });
const withdraw = (send: Transport, purpose: Purpose, key = newKey()) =>
  call(send, withdrawConsent, { key, params: { purpose }, body: {} });
const keptKinds = async (send: Transport) => (await privacyOf(send)).kept.map(({ kind }) => kind);

test('of whom nothing is kept: four consents never given, nothing kept, nobody read, fourteen legal holds', async () => {
  const privacy = await privacyOf(await asPerson(house, shopper(++people)));
  expect(privacy.consents.map(({ purpose, state }) => [purpose, state])).toEqual([
    ['account', 'never'],
    ['identity', 'never'],
    ['contact', 'never'],
    ['messages', 'never'],
  ]);
  expect([privacy.kept, privacy.access, privacy.holds.length]).toEqual([[], [], 14]);
});

test('openid, number, name, mobile and address are kept for two years and shown masked; the export has them in clear', async () => {
  const { send } = await wellKnown(house, { openid: 'oWellKnown123456', phone: '13900000021', citizen });
  const { kept, consents } = await privacyOf(send);
  expect(kept.map(({ kind, masked }) => [kind, masked?.map(({ text }) => text)])).toEqual([
    ['account', ['oWe***', '+86 139****0021']],
    ['identity', ['样*', '138****0004']],
    ['contact', ['样*', '138****0077', '广东省深圳市南山区***']],
  ]);
  for (const { enteredAt, keptUntil } of kept)
    expect(Date.parse(keptUntil) - Date.parse(enteredAt)).toBe(2 * YEAR * 1_000);
  expect(consents.map(({ state }) => state)).toEqual(['given', 'given', 'given', 'never']);
  const document = await exported(send);
  expect(document.kept.map(({ data }) => data)).toEqual([
    { openid: 'oWellKnown123456', phones: ['+8613900000021'] },
    { name: citizen.name, mobile: citizen.mobile },
    CONTACT,
  ]);
  expect(document.access).toEqual([
    { at: house.clock.now(), by: 'self', purpose: 'own-export', kinds: ['account', 'identity', 'contact'] },
  ]);
  expect(JSON.stringify(document)).not.toContain(citizen.residentId);
});

describe('consent', () => {
  test('given in words of another version is refused with the version of now; the right one counts, twice is once', async () => {
    const send = await asPerson(house, shopper(++people));
    expect(await give(send, 'messages', 7)).toMatchObject({
      error: { problem: { code: 'ConsentOutdated', facts: { purpose: 'messages', version: 1 } } },
    });
    const first = valueOf(await give(send, 'messages'));
    house.clock.advance(60);
    expect(valueOf(await give(send, 'messages'))).toEqual(first);
  });

  test('taken back removes what was kept under it at once, and nothing else; the history stays', async () => {
    const { send, personId: who } = await keptShopper(house, ++people);
    valueOf(await give(send, 'messages'));
    const view = valueOf(await withdraw(send, 'contact'));
    expect(view).toMatchObject({ state: 'withdrawn', grants: [{ withdrawnAt: house.clock.now() }] });
    expect((await leftOf(house, who)).vault).toEqual(['CONSENT', 'CONSENT', 'KEY']);
    expect((await privacyOf(send)).consents.map(({ state }) => state)).toEqual([
      'never',
      'never',
      'withdrawn',
      'given',
    ]);
  });

  test('a late repeat of giving does not undo taking it back', async () => {
    const send = await asPerson(house, shopper(++people));
    const key = newKey();
    valueOf(await give(send, 'messages', 1, key));
    valueOf(await withdraw(send, 'messages'));
    expect(valueOf(await give(send, 'messages', 1, key)).state).toBe('given');
    expect((await privacyOf(send)).consents.at(-1)?.state).toBe('withdrawn');
  });

  test('to the account is taken back by erasing it, not alone', async () => {
    const { token } = await signedInWithWeChat(house, 'o-stays');
    expect(refusalCode(await withdraw(transport(house, token), 'account'))).toBe('ConsentNotWithdrawable');
    expect(await keptKinds(transport(house, token))).toEqual(['account']);
  });

  test('given and taken back 20 times at once: what is kept and what is agreed to never part', async () => {
    const { send } = await keptShopper(house, ++people);
    await Promise.all(
      Array.from({ length: 20 }, (_, number) => (number % 2 === 0 ? withdraw(send, 'contact') : enterContact(send))),
    );
    await expectSound(house);
    const { consents } = await privacyOf(send);
    expect(await keptKinds(send)).toEqual(consents[2]?.state === 'given' ? ['contact'] : []);
  });
});

describe('an address', () => {
  test('in a region that does not exist, too long, or in old words is refused, and nothing is kept', async () => {
    const send = await asPerson(house, shopper(++people));
    expect(refusalCode(await enterContact(send, { ...CONTACT, regionCode: RegionCode.parse('999999') }))).toBe(
      'RequestInvalid',
    );
    expect(refusalCode(await enterContact(send, { ...CONTACT, address: '虚'.repeat(101) }))).toBe('RequestInvalid');
    expect(await keptKinds(send)).toEqual([]);
  });

  test('corrected takes the place of the one before and counts its two years anew', async () => {
    const { send } = await keptShopper(house, ++people);
    house.clock.advance(86_400);
    const again = await asPerson(house, shopper(people));
    const corrected = { ...CONTACT, address: '虚构路 2 号' };
    const { enteredAt } = valueOf(await enterContact(again, corrected));
    expect(enteredAt).toBe(house.clock.now());
    expect((await exported(again)).kept).toMatchObject([{ data: corrected, enteredAt }]);
    expect(send).not.toBe(again);
  });

  test.each(FAULTS)('entered with any one request %s: the same key leads to it, once', async (fault) => {
    let spoiled = 0;
    for (let target = 1; ; target++) {
      const send = await asPerson(house, shopper(++people));
      const key = newKey();
      const entered = () => enterContact(send, CONTACT, key);
      if ((await spoilNth(house.faults, { nth: target, fault }, entered)) === undefined) break;
      spoiled++;
      valueOf(await entered());
      expect((await exported(send)).kept).toHaveLength(1);
    }
    // what is remembered, what the vault holds, and the one transaction
    expect(spoiled).toBe(3);
  });
});

test('after two years it counts as gone before anybody removes it; the sweep then does, the access log a year later', async () => {
  const { send, personId: who } = await keptShopper(house, ++people);
  const number = people;
  await exported(send);
  house.clock.advance(2 * YEAR - 1);
  expect(await keptKinds(await asPerson(house, shopper(number)))).toEqual(['contact']);
  house.clock.advance(1);
  const later = await asPerson(house, shopper(number));
  expect(await keptKinds(later)).toEqual([]);
  const read = readForOthers(house)(
    who,
    'contact',
    { personId: personId(9), role: 'clerk', purpose: 'delivery' },
    house.clock.now(),
  );
  expect(await read).toBeUndefined();
  expect((await leftOf(house, who)).vault).toContain('DATA');
  house.clock.advance(1);
  expect(await house.sweep()).toBeGreaterThan(0);
  expect((await leftOf(house, who)).vault).toEqual(['ACCESS', 'CONSENT', 'KEY']);
  house.clock.advance(YEAR);
  expect(await house.sweep()).toBeGreaterThan(0);
  expect((await leftOf(house, who)).vault).toEqual(['CONSENT', 'KEY']);
});

describe('who reads for somebody else', () => {
  const clerk = { personId: personId(9), role: 'clerk', purpose: 'delivery' } as const;

  test('gets it in clear, and its owner sees in which role and for what, not who', async () => {
    const { send, personId: who } = await keptShopper(house, ++people);
    expect(await readForOthers(house)(who, 'contact', clerk, house.clock.now())).toEqual(CONTACT);
    const { access } = await privacyOf(send);
    expect(access).toEqual([{ at: house.clock.now(), by: 'clerk', purpose: 'delivery', kinds: ['contact'] }]);
  });

  test('is noted before anything is decrypted: also when KMS then does not answer', async () => {
    const { send, personId: who } = await keptShopper(house, ++people);
    house.kmsServer.fail('DisabledException');
    await expect(readForOthers(house)(who, 'contact', clerk, house.clock.now())).rejects.toThrow(ServiceAway);
    house.kmsServer.fail();
    expect((await privacyOf(send)).access).toHaveLength(1);
  });

  test('gets nothing where nothing is kept, and that is not noted', async () => {
    const { send, personId: who } = await keptShopper(house, ++people);
    expect(await readForOthers(house)(who, 'identity', clerk, house.clock.now())).toBeUndefined();
    expect((await privacyOf(send)).access).toEqual([]);
  });

  test('60 times is shown as the last 50, latest first; the export has all 61', async () => {
    const { send, personId: who } = await keptShopper(house, ++people);
    for (let time = 0; time < 60; time++) {
      house.clock.advance(1);
      await readForOthers(house)(who, 'contact', clerk, house.clock.now());
    }
    const { access } = await privacyOf(send);
    expect([access.length, access[0]?.at]).toEqual([50, house.clock.now()]);
    expect((await exported(send)).access).toHaveLength(61);
  });
});
