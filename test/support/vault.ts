import { getMe, linkPhone } from '@luhuan/shared/api/people';
import { correctContact, eraseMe, exportMyData, getPrivacy } from '@luhuan/shared/api/privacy';
import type { PersonId } from '@luhuan/shared/ids';
import { TERMS } from '@luhuan/shared/vault/purpose';
import * as z from 'zod';
import { putPerson } from '../../functions/src/person/store.ts';
import { query, writeOne } from '../../functions/src/platform/table.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { signedInWithWeChat, transport, valueOf } from './caller.ts';
import type { TestHouse } from './house.ts';
import { CONTACT, type Citizen, asPerson, newKey, shopper, verified } from './scenes.ts';

export const enterContact = (send: Transport, contact = CONTACT, key = newKey()) =>
  call(send, correctContact, { key, body: { contact, consentVersion: TERMS.contact.version } });
export const erase = (send: Transport, key = newKey()) => call(send, eraseMe, { key, body: {} });
export const exported = async (send: Transport) => valueOf(await call(send, exportMyData, { body: {} }));
export const privacyOf = async (send: Transport) => valueOf(await call(send, getPrivacy, {}));

export type Known = { readonly personId: PersonId; readonly send: Transport };

/** Somebody of whom everything is kept that can be: openid, number, name, mobile and address. */
export const wellKnown = async (
  house: TestHouse,
  of: { readonly openid: string; readonly phone: string; readonly citizen: Citizen },
): Promise<Known> => {
  const first = await signedInWithWeChat(house, of.openid);
  const stranger = transport(house, first.token);
  valueOf(await call(stranger, linkPhone, { body: { code: house.wechatServer.givePhone(of.phone) } }));
  await verified(stranger, of.citizen);
  // far enough ahead for every test
  const send = await asPerson(house, valueOf(await call(stranger, getMe, {})).person);
  valueOf(await enterContact(send));
  return { personId: first.person.personId, send };
};

/** The n-th verified shopper, of whom an address is kept. */
export const keptShopper = async (house: TestHouse, number: number): Promise<Known> => {
  const person = shopper(number);
  await writeOne(house.table, putPerson(house.table, person));
  const send = await asPerson(house, person);
  valueOf(await enterContact(send));
  return { personId: person.personId, send };
};

const Sorted = z.object({ sk: z.string() });

/** Sort keys of what there is of a person, in the table and in the vault. */
export const leftOf = async (house: TestHouse, personId: PersonId) => {
  const of = async (table: TestHouse['table']) =>
    (await query(table, { pk: `PERSON#${personId}`, prefix: '' }, Sorted)).items
      .map(({ sk }) => sk.split('#')[0] ?? '')
      .toSorted((a, b) => a.localeCompare(b));
  return { table: await of(house.table), vault: await of(house.vault.table) };
};
