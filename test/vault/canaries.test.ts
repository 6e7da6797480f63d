import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { scanItems } from '../../functions/src/invariant/store.ts';
import { streamPump } from '../../functions/src/local/pump.ts';
import { askWeChatSession } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { CONTACT } from '../support/scenes.ts';
import { enterContact, erase, exported, leftOf, privacyOf, wellKnown } from '../support/vault.ts';

type StreamEvent = Parameters<Parameters<typeof streamPump>[2]>[0];

const [, citizen] = DEMONSTRATION_CITIZENS;
const OPENID = 'oCanary7Q2x9Lm4T';
const PHONE = '13900088642';
const moved = { ...CONTACT, name: '样例搬家人', address: '虚构新街 88 号 8 栋 808' };
const CANARIES = {
  OPENID,
  PHONE,
  name: citizen.name,
  mobile: citizen.mobile,
  residentId: citizen.residentId,
  recipient: CONTACT.name,
  recipientMobile: CONTACT.mobile,
  address: CONTACT.address,
  newRecipient: moved.name,
  newAddress: moved.address,
};

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const foundIn = (place: unknown): string[] => {
  const text = JSON.stringify(place);
  // what is Base64 in the vault is looked into as well
  const decoded = [...text.matchAll(/[\w+/-]{16,}={0,2}/g)].map(([coded]) => Buffer.from(coded, 'base64').toString());
  const all = [text, ...decoded];
  return Object.entries(CANARIES).flatMap(([name, canary]) => (all.some((one) => one.includes(canary)) ? [name] : []));
};

test('openid, numbers, names and addresses are in no table, no record of the stream, no log line and no reply but the export', async () => {
  const records: StreamEvent[] = [];
  const watch = streamPump(house.endpoint, house.table.name, async (event) => {
    records.push(event);
  });
  const everywhere = async () => {
    await watch.drain();
    return [await scanItems(house.table), await scanItems(house.vault.table), records, house.logged];
  };
  const { send, personId } = await wellKnown(house, { openid: OPENID, phone: PHONE, citizen });
  const document = await exported(send);
  expect(foundIn(document).toSorted()).toEqual(
    Object.keys(CANARIES)
      .filter((name) => !name.startsWith('new') && name !== 'residentId')
      .toSorted(),
  );
  const replies: unknown[] = [await privacyOf(send), await enterContact(send, moved), await privacyOf(send)];
  // errors like to quote
  for (const trouble of ['DisabledException', 'html'] as const) {
    house.kmsServer.fail(trouble);
    replies.push(await enterContact(send), await privacyOf(send), await erase(send));
  }
  house.kmsServer.fail();
  house.clock.advance(20);
  for (const fault of ['lost-after', 'killed-before'] as const)
    replies.push(
      (
        await house.faults.during(
          () => fault,
          () => enterContact(send, moved),
        )
      ).result,
    );
  expect((await leftOf(house, personId)).vault).toEqual([
    'ACCESS',
    'CONSENT',
    'CONSENT',
    'CONSENT',
    'DATA',
    'DATA',
    'DATA',
    'KEY',
  ]);
  expect(foundIn([...(await everywhere()), replies])).toEqual([]);
  expect(records.flatMap(({ Records }) => Records).length).toBeGreaterThan(100);

  replies.push(await erase(send), await askWeChatSession(house, OPENID));
  expect(foundIn([...(await everywhere()), replies])).toEqual([]);
  expect(await leftOf(house, personId)).toEqual({ table: ['ERASURE'], vault: ['ACCESS'] });
  await expectSound(house);
});
