import { disavowNotice, listNotices } from '@luhuan/shared/api/notices';
import { acceptPower, offerPower } from '@luhuan/shared/api/powers';
import type { NoticeId, PowerOfferId } from '@luhuan/shared/ids';
import type { Act, Notice } from '@luhuan/shared/notice/notice';
import { Person } from '@luhuan/shared/person/person';
import type { PowerTerms } from '@luhuan/shared/power/power';
import { DEMONSTRATION_PERSONS } from '../../functions/src/demonstration/persons.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { valueOf } from './caller.ts';
import type { TestHouse } from './house.ts';
import { asPerson, newKey } from './scenes.ts';

export const RELATIVE: PowerTerms = { kind: 'relative', scopes: ['claim', 'show'], days: 30 };
export const STAFF: PowerTerms = { kind: 'staff', scopes: ['claim', 'show'], hours: 24 };

/** The same caller, who says to act for somebody. */
export const actingFor =
  (send: Transport, { personId }: Pick<Person, 'personId'>): Transport =>
  (request) =>
    send({ ...request, headers: { ...request.headers, 'acting-for': personId } });

/** The code of an offer that a person makes. */
export const offered = async (principal: Transport, terms: PowerTerms): Promise<PowerOfferId> =>
  valueOf(await call(principal, offerPower, { key: newKey(), body: { terms } })).offerId;

export const accepted = (delegate: Transport, offerId: PowerOfferId, key = newKey()) =>
  call(delegate, acceptPower, { key, params: { offerId }, body: {} });

/** A ready-made person as the table knows them. */
export const readyMade = (name: string): Person =>
  Person.parse(DEMONSTRATION_PERSONS.find((person) => person.name === name));

type Parties = { readonly principal: Person; readonly delegate: Person; readonly terms: PowerTerms };

/** One person offers, the other accepts. */
export const power = async (house: TestHouse, { principal, delegate, terms }: Parties) => {
  const offerId = await offered(await asPerson(house, principal), terms);
  return valueOf(await accepted(await asPerson(house, delegate), offerId)).power;
};

export const noticesOf = async (principal: Transport) => valueOf(await call(principal, listNotices, {})).items;

/** The newest notice of a kind of act. */
export const noticeOf = async (principal: Transport, kind: Act['kind']): Promise<Notice> => {
  const found = (await noticesOf(principal)).find(({ act }) => act.kind === kind);
  if (found === undefined) throw new Error(`no notice of ${kind}`);
  return found;
};

export const disavowed = (principal: Transport, { noticeId }: { readonly noticeId: NoticeId }, key = newKey()) =>
  call(principal, disavowNotice, { key, params: { noticeId }, body: {} });
