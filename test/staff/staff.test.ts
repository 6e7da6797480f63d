import { getMe } from '@luhuan/shared/api/people';
import { listRedemptions } from '@luhuan/shared/api/redemptions';
import * as staff from '@luhuan/shared/api/staff';
import type { InvitationId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { Post } from '@luhuan/shared/person/staff';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inviteFirst } from '../../functions/src/staff/invite-first.ts';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { personNamed, refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { asPerson, newKey, shopper, unverified } from '../support/scenes.ts';

const CLERK: Post = { kind: 'shop', role: 'clerk', shopId: SHOP_IDS.nanshan };
const AUDITOR: Post = { kind: 'office', role: 'auditor', regionCode: RegionCode.parse('440305') };

let house: TestHouse;
let manager: Transport;
let admin: Transport;
beforeAll(async () => {
  house = await startHouse();
  [manager, admin] = [await signedIn(house, '样例店长'), await signedIn(house, '样例管理员')];
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const invited = async (head: Transport, post: Post): Promise<InvitationId> =>
  valueOf(await call(head, staff.inviteStaff, { key: newKey(), body: { post } })).invitation.invitationId;
const accept = (send: Transport, invitationId: InvitationId, key = newKey()) =>
  call(send, staff.acceptInvitation, { key, params: { invitationId }, body: {} });
const dismiss = (head: Transport, { personId }: Pick<Person, 'personId'>, post: Post) =>
  call(head, staff.dismissStaff, { key: newKey(), params: { personId }, body: { post } });
let people = 0;
const somebody = () => shopper(++people);
const postsIn = async (head: Transport) => valueOf(await call(head, staff.listStaff, {}));

describe('an invitation', () => {
  test('makes a clerk of whoever accepts it: the till opens with the same session, and the shop’s list knows them', async () => {
    const person = somebody();
    const send = await asPerson(house, person);
    expect(refusalCode(await call(send, listRedemptions, {}))).toBe('NotAllowed');
    const invitationId = await invited(manager, CLERK);
    const offer = valueOf(await call(send, staff.getInvitation, { params: { invitationId } }));
    expect(offer).toMatchObject({ placeName: '样例家电·南山一店', invitation: { post: CLERK } });
    valueOf(await accept(send, invitationId));
    expect(valueOf(await call(send, getMe, {})).person).toMatchObject({
      roles: ['shopper', 'clerk'],
      shopId: SHOP_IDS.nanshan,
    });
    expect(refusalCode(await call(send, listRedemptions, {}))).toBe('none');
    const { members, invitations } = await postsIn(manager);
    expect(members.map(({ personId }) => personId)).toContain(person.personId);
    expect(invitations.find((one) => one.invitation.invitationId === invitationId)?.invitation.state).toBe('accepted');
  });

  test('20 people accept one invitation at once: one of them has the post', async () => {
    const invitationId = await invited(admin, AUDITOR);
    const sends = await Promise.all(Array.from({ length: 20 }, () => asPerson(house, somebody())));
    const codes = await Promise.all(sends.map(async (send) => refusalCode(await accept(send, invitationId))));
    expect(codes.filter((code) => code === 'none')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['none', 'InvitationOver']));
    const me = await Promise.all(sends.map(async (send) => valueOf(await call(send, getMe, {})).person.roles));
    expect(me.filter((roles) => roles.includes('auditor'))).toHaveLength(1);
  });

  test.each(['lost-after', 'killed-after', 'lost-before', 'throttled', 'conflict'] as const)(
    'accepted under %s, asked again under the same key: one post, one answer',
    async (fault) => {
      const [person, invitationId, key] = [somebody(), await invited(manager, CLERK), newKey()];
      const send = await asPerson(house, person);
      await house.faults.during(
        ({ command }) => (command === 'TransactWriteItems' ? fault : undefined),
        () => accept(send, invitationId, key),
      );
      expect(valueOf(await accept(send, invitationId, key)).invitation).toMatchObject({
        state: 'accepted',
        acceptedBy: person.personId,
      });
    },
  );

  test('who has not proven who they are is led there first, and the offer stays open', async () => {
    const invitationId = await invited(manager, CLERK);
    expect(refusalCode(await accept(await unverified(house), invitationId))).toBe('IdentityNotVerified');
    expect(refusalCode(await accept(await asPerson(house, somebody()), invitationId))).toBe('none');
  });

  test('is over after seven days, when taken back, and when taken', async () => {
    const send = await asPerson(house, somebody());
    const back = await invited(manager, CLERK);
    const params = { invitationId: back };
    valueOf(await call(manager, staff.withdrawInvitation, { key: newKey(), params, body: {} }));
    expect(refusalCode(await call(send, staff.getInvitation, { params }))).toBe('InvitationOver');
    expect(refusalCode(await accept(send, back))).toBe('InvitationOver');
    const late = await invited(admin, AUDITOR);
    house.clock.advance(7 * 86_400);
    const then = await asPerson(house, somebody());
    expect(refusalCode(await accept(then, late))).toBe('InvitationOver');
    [manager, admin] = [await signedIn(house, '样例店长'), await signedIn(house, '样例管理员')];
  });

  test('whoever serves in one shop is not taken by another; an office may be held beside it', async () => {
    const send = await asPerson(house, somebody());
    valueOf(await accept(send, await invited(manager, CLERK)));
    const elsewhere = await invited(admin, { ...CLERK, shopId: SHOP_IDS.futian });
    expect(refusalCode(await accept(send, elsewhere))).toBe('PostElsewhere');
    expect(refusalCode(await accept(send, await invited(admin, AUDITOR)))).toBe('none');
  });
});

test('a region’s first administrator is invited by a command, once, and invites the next one', async () => {
  const region = RegionCode.parse('330100');
  const { invitationId } = await inviteFirst(house, region, house.clock.now());
  const first = await asPerson(house, somebody());
  valueOf(await accept(first, invitationId));
  expect(refusalCode(await accept(await asPerson(house, somebody()), invitationId))).toBe('InvitationOver');
  const post: Post = { kind: 'office', role: 'approver', regionCode: region };
  valueOf(await accept(await asPerson(house, somebody()), await invited(first, post)));
  expect((await postsIn(first)).members).toHaveLength(2);
});

describe('a head', () => {
  test.each<[string, 'manager' | 'admin', Post, boolean]>([
    ['a manager, a clerk of the own shop', 'manager', CLERK, true],
    ['a manager, a clerk of another shop', 'manager', { ...CLERK, shopId: SHOP_IDS.nanshanSecond }, false],
    ['a manager, another manager', 'manager', { ...CLERK, role: 'store-manager' }, false],
    ['a manager, an officer', 'manager', AUDITOR, false],
    ['an administrator, a manager of a shop in the region', 'admin', { ...CLERK, role: 'store-manager' }, true],
    ['an administrator, an officer of a district', 'admin', AUDITOR, true],
    [
      'an administrator, an administrator of the own city',
      'admin',
      { ...AUDITOR, role: 'admin', regionCode: RegionCode.parse('440300') },
      true,
    ],
    [
      'an administrator, an officer of the province',
      'admin',
      { ...AUDITOR, regionCode: RegionCode.parse('440000') },
      false,
    ],
    [
      'an administrator, an officer of another city',
      'admin',
      { ...AUDITOR, regionCode: RegionCode.parse('440100') },
      false,
    ],
    [
      'an administrator, an officer of no place on earth',
      'admin',
      { ...AUDITOR, regionCode: RegionCode.parse('440399') },
      false,
    ],
  ])('%s: %#', async (_who, head, post, allowed) => {
    const result = await call(head === 'admin' ? admin : manager, staff.inviteStaff, { key: newKey(), body: { post } });
    expect(refusalCode(result)).toBe(allowed ? 'none' : 'NotFound');
  });

  test('dismisses, and the clerk’s next call is refused; what else they hold stays', async () => {
    const person = somebody();
    const send = await asPerson(house, person);
    valueOf(await accept(send, await invited(manager, CLERK)));
    valueOf(await accept(send, await invited(admin, AUDITOR)));
    valueOf(await dismiss(manager, person, CLERK));
    expect(refusalCode(await call(send, listRedemptions, {}))).toBe('NotAllowed');
    expect(valueOf(await call(send, getMe, {})).person).toMatchObject({
      roles: ['shopper', 'auditor'],
      shopId: null,
      officeRegionCode: '440305',
    });
    expect(refusalCode(await dismiss(manager, person, CLERK))).toBe('NotFound');
    expect((await postsIn(manager)).members.map(({ personId }) => personId)).not.toContain(person.personId);
  });

  test('does not leave the place without a head: the own post as head is ended by somebody else', async () => {
    const own: Post = { kind: 'office', role: 'admin', regionCode: RegionCode.parse('440300') };
    expect(refusalCode(await dismiss(admin, { personId: personNamed('样例管理员') }, own))).toBe('OwnPost');
  });

  test('sees nobody of another place', async () => {
    const shop = await postsIn(manager);
    expect(new Set(shop.members.flatMap(({ posts }) => posts.map(({ placeName }) => placeName)))).toEqual(
      new Set(['样例家电·南山一店']),
    );
    const everybody = (await postsIn(admin)).members.map(({ personId }) => personId);
    expect(everybody).toContain(personNamed('样例店员二'));
    expect(everybody).not.toContain(personNamed('样例审计员'));
  });
});
