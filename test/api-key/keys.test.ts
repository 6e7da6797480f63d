import * as api from '@luhuan/shared/api/api-keys';
import { listNotices } from '@luhuan/shared/api/notices';
import { listRedemptions, redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { getRedemption, returnGoods } from '@luhuan/shared/api/returns';
import { inviteStaff } from '@luhuan/shared/api/staff';
import { dayOf } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scanItems } from '../../functions/src/invariant/store.ts';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { personNamed, refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  newKey,
  reserved,
  saleOf,
  shopper,
  sold,
} from '../support/scenes.ts';
import { keysOf, made, system } from './scene.ts';

let house: TestHouse;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 150_000 });
});
afterAll(() => house.stop());

const fridge = eligibleModel('fridge');
const looks = async (token: string) => refusalCode(await call(transport(house, token), listRedemptions, {}));

test('a system sells and takes back as a till does, and the records say which key it was', async () => {
  const { token, key } = await made(house);
  const pos = transport(house, token);
  const redemption = await sold(house, pos, campaignId, shopper(1));
  expect(redemption).toMatchObject({ clerkId: key.keyId, shopId: SHOP_IDS.nanshan });
  const params = { redemptionId: redemption.redemptionId };
  const body = { want: { kind: 'whole' as const }, reason: 'faulty' as const, seen: 0 };
  valueOf(await call(pos, returnGoods, { key: newKey(), params, body }));
  const seen = valueOf(await call(pos, getRedemption, { params }));
  expect(seen.returns).toMatchObject([{ kind: 'whole', clerkId: key.keyId }]);
  expect(valueOf(await call(await signedIn(house, '样例店员一'), getRedemption, { params }))).toEqual(seen);
  await house.pump.drain();
  const told = valueOf(await call(await asPerson(house, shopper(1)), listNotices, {})).items;
  expect(told).toMatchObject([{ act: { kind: 'goods-returned' }, delegate: key.keyId, delegateName: null }]);
  await expectSound(house);
});

test('what is kept has no token in it, and a repeat of the request that made the key shows none', async () => {
  const manager = await signedIn(house, '样例店长');
  const request = { key: newKey(), body: { name: '网店', scopes: ['read' as const], days: 30 } };
  const { token, key } = valueOf(await call(manager, api.makeApiKey, request));
  expect(token).toMatch(/^lhk_[0-9A-HJKMNP-TV-Z]{52}[0-9A-Z]{7}$/);
  const secret = token?.slice(30, 56) ?? '';
  expect(secret).toHaveLength(26);
  expect(valueOf(await call(manager, api.makeApiKey, request))).toEqual({ key, token: null });
  expect(JSON.stringify(await scanItems(house.table))).not.toContain(secret);
  expect(JSON.stringify(await keysOf(house))).not.toContain('digest');
  expect(JSON.stringify(house.logged)).not.toContain(secret);
});

test('clerks see which systems there are, other shops do not, and only a manager who has just confirmed makes one', async () => {
  const { key } = await made(house);
  const ids = (list: Awaited<ReturnType<typeof keysOf>>) => list.map(({ keyId }) => keyId);
  expect(ids(await keysOf(house, '样例店员一'))).toContain(key.keyId);
  expect(ids(await keysOf(house, '样例店员二'))).toEqual([]);
  const stranger = await asPerson(house, { ...shopper(7), roles: ['store-manager'], shopId: SHOP_IDS.futian });
  const params = { keyId: key.keyId };
  const theirs = await call(stranger, api.revokeApiKey, { key: newKey(), params, body: {} });
  expect(refusalCode(theirs)).toBe('NotFound');
});

test('a key opens what its scopes name: anything else says which scope is missing, and what is for people says so', async () => {
  const reader = await system(house, ['read']);
  expect(refusalCode(await call(reader, listRedemptions, {}))).toBe('none');
  const denied = await call(reader, reserveVoucher, { key: newKey(), body: { code: 'x' } });
  expect(denied).toMatchObject({
    error: { problem: { status: 403, code: 'KeyNotForThis', facts: { scope: 'redeem' } } },
  });
  const post = { kind: 'shop' as const, role: 'clerk' as const, shopId: SHOP_IDS.nanshan };
  const staffing = await call(reader, inviteStaff, { key: newKey(), body: { post } });
  expect(staffing).toMatchObject({ error: { problem: { code: 'KeyNotForThis', facts: { scope: null } } } });
});

test('a token that is cut, misspelt, of another secret or made up is told nothing more than that it is not accepted', async () => {
  const [{ token }, other] = [await made(house), await made(house)];
  const swapped = `${token.slice(0, 30)}${other.token.slice(30)}`;
  for (const wrong of [token.slice(0, -1), token.replace('lhk_0', 'lhk_1'), swapped, 'lhk_', `lhk_${'0'.repeat(59)}`])
    expect({ wrong, code: await looks(wrong) }).toEqual({ wrong, code: 'KeyNotAccepted' });
  expect(await looks(token)).toBe('none');
});

test('a key ends at its end, when it is revoked, and not before', async () => {
  const manager = await signedIn(house, '样例店长');
  const body = { name: '一日', scopes: ['read' as const], days: 1 };
  const { key, token } = valueOf(await call(manager, api.makeApiKey, { key: newKey(), body }));
  const [revoked, start] = [await made(house), house.clock.now()];
  const params = { keyId: revoked.key.keyId };
  const ended = valueOf(await call(manager, api.revokeApiKey, { key: newKey(), params, body: {} }));
  expect(ended).toMatchObject({ state: 'revoked', changes: [{ what: 'made' }, { what: 'revoked', at: start }] });
  expect(await looks(revoked.token)).toBe('KeyNotAccepted');
  const again = await call(manager, api.revokeApiKey, { key: newKey(), params, body: {} });
  expect(refusalCode(again)).toBe('KeyOver');
  house.clock.advance(86_399);
  expect(await looks(token ?? '')).toBe('none');
  house.clock.advance(1);
  expect(house.clock.now()).toBe(key.expiresAt);
  expect(await looks(token ?? '')).toBe('KeyNotAccepted');
});

test('a rotation lets both secrets in for the hours it says; of two at once one is told to look again', async () => {
  const { key, token } = await made(house);
  const rotate = async (inUse: number, overlapHours = 2) =>
    call(await signedIn(house, '样例店长'), api.rotateApiKey, {
      key: newKey(),
      params: { keyId: key.keyId },
      body: { inUse, overlapHours },
    });
  const both = await Promise.all([rotate(1), rotate(1)]);
  const codes = both.map((one) => refusalCode(one)).toSorted();
  // one after the other they both succeed, and the second takes the first one's place
  expect([
    ['KeyChanged', 'none'],
    ['none', 'none'],
  ]).toContainEqual(codes);
  const second = valueOf(await rotate(1));
  expect(second.key).toMatchObject({ secrets: [{ number: 1 }, {}] });
  const tokens = both.flatMap((one) => (one.ok ? [one.value.token ?? ''] : []));
  for (const replaced of tokens) expect(await looks(replaced)).toBe('KeyNotAccepted');
  expect([await looks(token), await looks(second.token ?? '')]).toEqual(['none', 'none']);
  house.clock.advance(2 * 3_600);
  expect([await looks(token), await looks(second.token ?? '')]).toEqual(['KeyNotAccepted', 'none']);
  expect(refusalCode(await rotate(1))).toBe('KeyChanged');
});

test('managers of the shop are told what was done to a key, whoever of them did it, and nobody else is', async () => {
  const { key } = await made(house);
  const manager = await signedIn(house, '样例店长');
  const told = valueOf(await call(manager, listNotices, {})).items;
  expect(told[0]).toMatchObject({
    delegate: personNamed('样例店长'),
    act: { kind: 'key-changed', keyId: key.keyId, what: 'made', name: '收银系统' },
  });
  const clerk = await signedIn(house, '样例店员一');
  expect(valueOf(await call(clerk, listNotices, {})).items).toEqual([]);
});

test('a revocation meets 20 redemptions at once: each is whole under the key or refused, and no call after it is let in', async () => {
  const { key, token } = await made(house);
  const pos = transport(house, token);
  const sales = await Promise.all(
    Array.from({ length: 20 }, async (_, number) => {
      const held = await claimed(await asPerson(house, shopper(100 + number)), campaignId, 'fridge');
      return saleOf(await reserved(house, await signedIn(house, '样例店员一'), held), fridge);
    }),
  );
  const manager = await signedIn(house, '样例店长');
  const [ended, ...codes] = await Promise.all([
    call(manager, api.revokeApiKey, { key: newKey(), params: { keyId: key.keyId }, body: {} }),
    ...sales.map(async (body) => refusalCode(await call(pos, redeemVoucher, { key: newKey(), body }))),
  ]);
  expect(refusalCode(ended)).toBe('none');
  expect(codes.filter((code) => !['none', 'KeyNotAccepted'].includes(code))).toEqual([]);
  expect(await looks(token)).toBe('KeyNotAccepted');
  await expectSound(house);
});

test('a key’s call costs no more requests than a session’s, and one write a day more to note that it is used', async () => {
  const { token, key } = await made(house, ['read']);
  expect(await house.counter.during(() => looks(token))).toMatchObject({ reads: 2, writes: 1 });
  expect(await house.counter.during(() => looks(token))).toMatchObject({ reads: 2, writes: 0 });
  const found = (await keysOf(house)).find(({ keyId }) => keyId === key.keyId);
  expect(found?.lastUsedOn).toBe(dayOf(house.clock.now()));
});

test('after 60 calls within 10 s a key is told to wait, with how long; other keys are not', async () => {
  const [{ token }, other] = [await made(house, ['read']), await made(house, ['read'])];
  const ask = async () =>
    house.api.request('/v1/returns', {
      headers: { authorization: `Bearer ${token}`, origin: 'https://shop.example' },
    });
  const answers = await Promise.all(Array.from({ length: 61 }, ask));
  const waiting = answers.filter(({ status }) => status === 429);
  expect(waiting).toHaveLength(1);
  expect(Number(waiting[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(await waiting[0]?.json()).toMatchObject({ code: 'TooManyRequests', retryable: true, changedNothing: true });
  expect(await looks(other.token)).toBe('none');
  // no page of another site gets to read an answer
  expect(
    answers.flatMap(({ headers }) => [...headers.keys()]).filter((name) => name.startsWith('access-control')),
  ).toEqual([]);
});
